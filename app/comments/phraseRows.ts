import { adjustFamilies, type Tested } from '../gap/families';
import type { GapFigure, SideFigure } from '../gap/figures';
import { gapOfProportions } from '../statistics/gap';
import { mark } from '../statistics/marks';
import { type Proportion, proportion } from '../statistics/proportion';
import { indicatorMoments } from '../statistics/valueMoments';
import type { Audience } from '../study/document';

/** What a side's comments say: how many people commented, and the phrases that enough of them said. */
export interface SaidBySide {
  people: number;
  phrases: readonly { phrase: string; people: number }[];
}

/** A phrase with the share of those who commented who said it. */
export interface PhraseRow {
  phrase: string;
  /** How many said it; null where that is withheld. */
  people: Record<Audience, number | null>;
  manager: SideFigure | null;
  consumer: SideFigure | null;
  gap: GapFigure | null;
}

/** Most phrases that are compared. */
const MOST = 40;

/**
 * What both sides write about, what both say first and then most said first: of each phrase the share of those who commented who
 * said it, and the gap manager minus consumer with Newcombe's (1998) interval, corrected by Holm
 * (1979) over the phrases that are listed, which are chosen by how many said them and not by their
 * gaps. Each respondent counts once, without weights. A side on which fewer than the minimum base
 * said it is withheld, so that a phrase names nobody.
 *
 * @example
 * phraseRows({ manager: { people: 70, phrases: [{ phrase: 'wait', people: 56 }] },
 *   consumer: { people: 80, phrases: [{ phrase: 'wait', people: 48 }] } }, 0.95)[0].gap
 * // { value: 0.2, low: 0.05243, high: 0.33387, p: 0.00813, pAdjusted: 0.00813 }
 */
export function phraseRows(
  sides: Record<Audience, SaidBySide | null>,
  confidence: number,
): PhraseRow[] {
  const said = new Map<string, Record<Audience, number | null>>();
  for (const audience of ['manager', 'consumer'] as const)
    for (const { phrase, people } of sides[audience]?.phrases ?? []) {
      const both = said.get(phrase) ?? { manager: null, consumer: null };
      said.set(phrase, { ...both, [audience]: people });
    }
  const shareOf = (audience: Audience, count: number | null) =>
    (count ?? 0) / (sides[audience]?.people || 1);
  const most = (counts: Record<Audience, number | null>) =>
    Math.max(shareOf('manager', counts.manager), shareOf('consumer', counts.consumer));
  const isOfBoth = ({ manager, consumer }: Record<Audience, number | null>) =>
    Number(manager !== null && consumer !== null);
  const listed = [...said]
    .filter(([phrase, counts]) => !isPartOfOther(phrase, counts, said))
    .sort(
      ([a, one], [b, other]) =>
        isOfBoth(other) - isOfBoth(one) || most(other) - most(one) || (a < b ? -1 : 1),
    )
    .slice(0, MOST);
  const tests: Tested[] = [];
  const rows = listed.map(([phrase, counts]): PhraseRow => {
    const of = (audience: Audience): Proportion | null => {
      const people = sides[audience]?.people ?? 0;
      const count = counts[audience];
      return count === null || people === 0 ? null : shareOfPeople(count, people, confidence);
    };
    const [manager, consumer] = [of('manager'), of('consumer')];
    const contrast = manager && consumer ? gapOfProportions(manager, consumer, confidence) : null;
    const gap = contrast && {
      value: contrast.value,
      low: contrast.low,
      high: contrast.high,
      p: contrast.p,
      pAdjusted: contrast.p,
    };
    if (gap)
      tests.push({
        family: 'phrases',
        p: gap.p,
        adjusted: (p) => {
          gap.pAdjusted = p;
        },
      });
    const shown = (audience: Audience, figure: Proportion | null) =>
      sides[audience] === null ? null : figureOf(figure);
    return {
      phrase,
      people: counts,
      manager: shown('manager', manager),
      consumer: shown('consumer', consumer),
      gap,
    };
  });
  adjustFamilies(tests, 'holm');
  return rows;
}

/** A word that hardly stands but in one pair says nothing beside that pair. */
function isPartOfOther(
  phrase: string,
  counts: Record<Audience, number | null>,
  said: ReadonlyMap<string, Record<Audience, number | null>>,
): boolean {
  if (phrase.includes(' ')) return false;
  const own = (counts.manager ?? 0) + (counts.consumer ?? 0);
  for (const [other, people] of said)
    if (
      other.split(' ').length > 1 &&
      other.split(' ').includes(phrase) &&
      (people.manager ?? 0) + (people.consumer ?? 0) >= 0.9 * own
    )
      return true;
  return false;
}

function shareOfPeople(count: number, people: number, confidence: number): Proportion {
  const alike = (value: number, n: number) => ({ value, n, w: n, w2: n });
  const own = indicatorMoments([alike(1, count), alike(2, people - count)], 1);
  const sample = { n: people, w: people, w2: people, units: people };
  return proportion({ sample, own, clusters: [] }, confidence);
}

function figureOf(figure: Proportion | null): SideFigure {
  if (!figure)
    return { base: null, effective: null, estimate: null, low: null, high: null, mark: null };
  const { n, effective, estimate, low, high } = figure;
  return { base: n, effective, estimate, low, high, mark: mark(n, effective) };
}
