import { indexScore, meanAbsoluteGap } from '../statistics/compositeIndex';
import { gapOfMeans } from '../statistics/gap';
import type { Estimate } from '../statistics/proportion';
import { type Audience, favourableOf, type Study } from '../study/document';
import type { DraftRow } from './draftRow';
import type { IndexFigure } from './report';
import { favourableIndicators, indexItems } from './sideSums';
import type { Side } from './sides';

/** An index with the scores that it is the difference of; null where there are none to be shown. */
export interface ScoredIndex {
  figure: IndexFigure;
  scores: Record<Audience, Estimate> | null;
}

/**
 * The gap index of a report: the mean of its items' favourable shares, managers minus consumers. It
 * needs all its items: if one is withheld or lacks answers, so does the index. Linearised scores
 * (Binder 1983), Welch's (1947) test.
 *
 * @example
 * const people = (audience: 'manager' | 'consumer', given: string[]) => given.map((each) => ({
 *   audience, status: 'complete' as const, flagged: false, cluster: null, weight: 1,
 *   answers: { human_access: each, response_time: each, feeling_heard: 'below' },
 * }));
 * const tallies = tally(study, [
 *   ...people('manager', ['meets', 'meets', 'below', 'meets']),
 *   ...people('consumer', ['below', 'below', 'meets', 'below']),
 * ]);
 * gapReport(study, [...tallies.values()], {
 *   confidence: 0.95, adjust: 'holm', weighted: true, minimumBase: 1, equivalenceMargin: 0.1,
 * }).index // { value: 0.33333, low: -0.24341, high: 0.91008, p: 0.20703, meanAbsolute: 0.33333 }
 * @param totals the rows of the total
 */
export function gapIndex(
  study: Study,
  sides: Record<Audience, Side>,
  totals: readonly DraftRow[],
  confidence: number,
): ScoredIndex {
  const items = study.index ?? [];
  const none = { value: null, low: null, high: null, p: null, meanAbsolute: null, items };
  if (items.length === 0) return { figure: { ...none, reason: null }, scores: null };
  const favourable = items.map((key) =>
    totals.find(({ row }) => row.item === key && row.measure === 'favourable'),
  );
  const missing = (['no_answers', 'withheld', 'withheld_secondary'] as const).find((reason) =>
    favourable.some((draft) => draft?.row.reason === reason),
  );
  if (missing) return { figure: { ...none, reason: missing }, scores: null };
  const [manager, consumer] = [
    scoreOf(study, sides.manager, confidence),
    scoreOf(study, sides.consumer, confidence),
  ];
  if (!manager || !consumer) return { figure: { ...none, reason: 'no_answers' }, scores: null };
  const { value, low, high, p, reason } = gapOfMeans(manager, consumer, confidence);
  const meanAbsolute = meanAbsoluteGap(favourable.map((draft) => draft?.row.gap?.value ?? null));
  return {
    figure: { value, low, high, p, meanAbsolute, items, reason },
    scores: { manager, consumer },
  };
}

function scoreOf(study: Study, side: Side, confidence: number): Estimate | null {
  const sums = indexItems(side, (place) =>
    favourableIndicators(place, favourableOf(study, place.item) ?? []),
  );
  return sums && indexScore(sums, confidence);
}
