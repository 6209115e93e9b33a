import type { PhraseRow } from '../comments/phraseRows';
import type { Audience } from '../study/document';
import type { DrawnRow } from './ChartDocument';
import { type Certainty, said } from './certainty';
import { gapRange, gapText } from './figures';
import type { Words } from './Words';

/** What the page of comments says of a side. */
interface SideFacts {
  people: number | null;
  reason: 'not_asked' | 'no_comments' | 'withheld' | 'being_updated' | null;
}

export interface CommentsFacts {
  source: string | null;
  sides: Record<Audience, SideFacts>;
  phrases: readonly PhraseRow[];
  /** The sides whose comments are made up: nothing is found of them. */
  illustrated: readonly Audience[];
  confidence: number;
  wave: { minimumBase: number };
}

const SIDES = ['consumer', 'manager'] as const;

/** Phrases that are drawn; the table has all. */
export const DRAWN_PHRASES = 12;

/** The side that writes something more often for certain; null: that is not sure. */
export function certainSide({ gap }: PhraseRow, confidence: number): Audience | null {
  if (!gap || gap.value === null || gap.pAdjusted === null) return null;
  if (gap.pAdjusted > 1 - confidence) return null;
  return gap.value > 0 ? 'manager' : 'consumer';
}

/** The phrases as a drawing has them. */
export function drawnPhrases({ phrases, confidence }: CommentsFacts, words: Words): DrawnRow[] {
  return phrases.slice(0, DRAWN_PHRASES).map((row) => ({
    key: row.phrase,
    label: row.phrase,
    about: null,
    sides: row,
    gap: gapText('share', row.gap?.value ?? null, words),
    range: gapRange('share', row.gap, words),
    verdict: '',
    side: certainSide(row, confidence),
  }));
}

/** The differences between the sides that are there for certain, the widest first. */
export function certainPhrases({ phrases, confidence }: CommentsFacts): PhraseRow[] {
  return phrases
    .filter((row) => certainSide(row, confidence) !== null)
    .sort((a, b) => Math.abs(b.gap?.value ?? 0) - Math.abs(a.gap?.value ?? 0));
}

/** What the comments come to. */
export function commentsFinding(facts: CommentsFacts, { t, f }: Words): string {
  if (facts.source === null) return t('comments.no_question');
  const reasons = SIDES.map((name) => facts.sides[name].reason);
  // What made-up comments say is no finding; how many there are is.
  if (facts.illustrated.length > 0 && reasons.includes(null))
    return t('comments.read', { sides: f.list(writers(facts, { t, f })) });
  const counted = ({ people }: PhraseRow, name: Audience) => ({
    [name]: f.count(people[name]),
    [`${name}s`]: f.count(facts.sides[name].people),
  });
  const [certain] = certainPhrases(facts);
  const side = certain && certainSide(certain, facts.confidence);
  if (certain && side)
    return t(`comments.more_${side}`, {
      phrase: certain.phrase,
      ...counted(certain, 'consumer'),
      ...counted(certain, 'manager'),
    });
  const [first] = facts.phrases;
  const [most] = SIDES.filter((name) => first?.people[name] != null).sort(
    (a, b) => (first?.[b]?.estimate ?? 0) - (first?.[a]?.estimate ?? 0),
  );
  if (first && most)
    return t(`comments.most_${most}`, { phrase: first.phrase, ...counted(first, most) });
  if (reasons.includes(null))
    return t('comments.read', { sides: f.list(writers(facts, { t, f })) });
  return t(reasons.includes('withheld') ? 'comments.withheld' : 'comments.none');
}

/** How many wrote something, a side each. */
function writers({ sides }: CommentsFacts, { t, f }: Words): string[] {
  return SIDES.flatMap((name) => {
    const count = sides[name].people;
    return count === null ? [] : t(`comments.${name}s`, { count, shown: f.count(count) });
  });
}

/** How sure it is, what is not shown and why, and what masking cannot do. */
export function commentsCertainty(facts: CommentsFacts, { t, f }: Words): Certainty {
  if (facts.source === null) return { sentence: '', remarks: [] };
  const people = writers(facts, { t, f });
  const isMadeUp = facts.illustrated.length > 0;
  const compared = facts.phrases.filter(({ gap }) => gap !== null).length;
  const sure =
    people.length > 0 && !isMadeUp
      ? t(compared > 0 ? 'comments.sure' : 'comments.wrote', {
          sides: f.list(people),
          count: certainPhrases(facts).length,
          all: compared,
        })
      : null;
  const missing = SIDES.flatMap((name) => {
    const { reason } = facts.sides[name];
    const side = t(`side.${name}_inline`);
    if (reason === null) return [];
    return t(`comments.reason_${reason}`, {
      side: reason === 'not_asked' ? t(`side.${name}`) : side,
      minimum: facts.wave.minimumBase,
    });
  });
  const made = t('topic.illustration_text', {
    people: f.list(facts.illustrated.map((side) => t(`side.${side}_inline`))),
  });
  const [sentence = '', ...remarks] = said([isMadeUp && made, sure, ...missing]);
  return { sentence, remarks };
}
