import type { PhraseRow } from '../comments/phraseRows';
import type { Audience } from '../study/document';
import type { DrawnRow } from './ChartDocument';
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
  if (facts.illustrated.length > 0 && reasons.includes(null)) return t('comments.read');
  const [certain] = certainPhrases(facts);
  const gap = certain?.gap?.value ?? null;
  if (certain && gap !== null)
    return t(gap > 0 ? 'comments.more_manager' : 'comments.more_consumer', {
      phrase: certain.phrase,
      size: f.size(gap),
    });
  const [first] = facts.phrases;
  const side = SIDES.map((name) => ({ name, share: first?.[name]?.estimate ?? null }))
    .filter(({ share }) => share !== null)
    .sort((a, b) => (b.share ?? 0) - (a.share ?? 0))[0];
  if (first && side)
    return t('comments.most', {
      phrase: first.phrase,
      share: f.percent(side.share),
      side: t(`side.${side.name}_inline`),
    });
  if (reasons.includes(null)) return t('comments.read');
  return t(reasons.includes('withheld') ? 'comments.withheld' : 'comments.none');
}

/** How sure it is, what is not shown and why, and what masking cannot do. */
export function commentsCertainty(facts: CommentsFacts, { t, f }: Words): string[] {
  if (facts.source === null) return [];
  const people = SIDES.flatMap((name) => {
    const count = facts.sides[name].people;
    return count === null ? [] : t(`comments.${name}s`, { count, shown: f.count(count) });
  });
  const isMadeUp = facts.illustrated.length > 0;
  const compared = isMadeUp ? 0 : facts.phrases.filter(({ gap }) => gap !== null).length;
  const sure =
    people.length > 0
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
  return [...(sure ? [sure] : []), ...missing, ...(isMadeUp ? [made] : [])];
}
