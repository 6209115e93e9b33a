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

/** Most phrases whose differences are tested: the first of them all. */
export const TESTED = 40;

/** How many said a phrase on each side; null where that is withheld. */
type Counts = Record<Audience, number | null>;

/**
 * All that both sides write about, what both say first and then most said first (definition).
 *
 * @example
 * listedPhrases({ manager: null,
 *   consumer: { people: 9, phrases: [{ phrase: 'wait', people: 5 }, { phrase: 'long', people: 8 }] } })
 * // [['long', { manager: null, consumer: 8 }], ['wait', { manager: null, consumer: 5 }]]
 */
export function listedPhrases(sides: Record<Audience, SaidBySide | null>): [string, Counts][] {
  const said = new Map<string, Counts>();
  for (const audience of ['manager', 'consumer'] as const)
    for (const { phrase, people } of sides[audience]?.phrases ?? []) {
      const both = said.get(phrase) ?? { manager: null, consumer: null };
      said.set(phrase, { ...both, [audience]: people });
    }
  const shareOf = (audience: Audience, count: number | null) =>
    (count ?? 0) / (sides[audience]?.people || 1);
  const most = (counts: Counts) =>
    Math.max(shareOf('manager', counts.manager), shareOf('consumer', counts.consumer));
  const isOfBoth = ({ manager, consumer }: Counts) => Number(manager !== null && consumer !== null);
  const within = inLonger(said);
  return [...said]
    .filter(([phrase, counts]) => (within.get(phrase) ?? 0) < 0.9 * peopleOf(counts))
    .sort(
      ([a, one], [b, other]) =>
        isOfBoth(other) - isOfBoth(one) || most(other) - most(one) || (a < b ? -1 : 1),
    );
}

/**
 * What both sides write about, in the order of `listedPhrases`: of each phrase the share of those who
 * commented who said it, and the gap manager minus consumer with Newcombe's (1998) interval. The first
 * 40 are tested, corrected by Holm (1979) over these, which are chosen by how many said them and not
 * by their gaps; the others are described. Each respondent counts once, without weights. A side on
 * which fewer than the minimum base said it is withheld, so that a phrase names nobody.
 *
 * @param from the place of the first row that is wanted, 0 or at least 40
 * @example
 * phraseRows({ manager: { people: 70, phrases: [{ phrase: 'wait', people: 56 }] },
 *   consumer: { people: 80, phrases: [{ phrase: 'wait', people: 48 }] } }, 0.95)[0].gap
 * // { value: 0.2, low: 0.05243, high: 0.33387, p: 0.00813, pAdjusted: 0.00813 }
 */
export function phraseRows(
  sides: Record<Audience, SaidBySide | null>,
  confidence: number,
  listed: readonly [string, Counts][] = listedPhrases(sides),
  from = 0,
  to = TESTED,
): PhraseRow[] {
  const tests: Tested[] = [];
  const rows = listed.slice(from, to).map(([phrase, counts], at): PhraseRow => {
    const of = (audience: Audience): Proportion | null => {
      const people = sides[audience]?.people ?? 0;
      const count = counts[audience];
      return count === null || people === 0 ? null : shareOfPeople(count, people, confidence);
    };
    const [manager, consumer] = [of('manager'), of('consumer')];
    const contrast = manager && consumer ? gapOfProportions(manager, consumer, confidence) : null;
    const isTested = from + at < TESTED;
    const gap = contrast && {
      value: contrast.value,
      low: contrast.low,
      high: contrast.high,
      p: isTested ? contrast.p : null,
      pAdjusted: isTested ? contrast.p : null,
    };
    if (gap && isTested)
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

function peopleOf({ manager, consumer }: Counts): number {
  return (manager ?? 0) + (consumer ?? 0);
}

/** Of each phrase how many said the one longer phrase that most of them say it in. */
function inLonger(said: ReadonlyMap<string, Counts>): Map<string, number> {
  const within = new Map<string, number>();
  for (const [longer, counts] of said) {
    const words = longer.split(' ');
    for (let length = 1; length < words.length; length += 1)
      for (let at = 0; at + length <= words.length; at += 1) {
        const part = words.slice(at, at + length).join(' ');
        within.set(part, Math.max(within.get(part) ?? 0, peopleOf(counts)));
      }
  }
  return within;
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
