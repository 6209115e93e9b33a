import { tCritical } from './distributions';
import type { ItemSums, PairSums } from './indexVariance';
import { kish } from './kish';
import { type Items, linearItems } from './linearItems';
import { type Estimate, noAnswers } from './proportion';
import { type Sample, withoutRounding } from './sums';

/**
 * What an index of J items, each on 0..1, needs. `n`, `w` and `w2` are count and weights of the
 * respondents with at least one item, `units` their number of sampling units; `items` are sums over
 * all units, `own` the full symmetric J x J matrix over own units (empty if there are none),
 * `clusters` the sums per cluster and item.
 */
export interface IndexSums {
  sample: Sample;
  n: number;
  w: number;
  w2: number;
  units: number;
  items: readonly ItemSums[];
  own: readonly (readonly PairSums[])[];
  clusters: readonly (readonly ItemSums[])[];
}

/**
 * Composite index of one audience, in 0..1: the weighted mean of the items' means, item weights
 * adding up to 1 (default: equal). Linearised values are added up per respondent, which carries the
 * covariances of items that the same person answered (Binder 1983). The gap index is `gapOfMeans`
 * of two scores. `effective` is Kish's (1965); there is no design effect.
 *
 * No respondent, or an item that nobody answered: null. One sampling unit: score only.
 *
 * @example
 * const rows = [[1, 1], [1, 0], [0, 0]].map((items) =>
 *   ({ w: 1, items: items.map((y) => ({ y, s: true })) }));
 * indexScore(indexSums(rows), 0.95) // { estimate: 0.5, se: 0.28868, df: 2 }
 */
export function indexScore(joint: Items, level: number, weights?: readonly number[]): Estimate {
  const { n, w, w2, df, simple, items: sums, variance } = linearItems(joint);
  const weighting = kish(n, w, w2);
  const complete = sums.every((item) => withoutRounding(item.w, w) > 0);
  if (weighting === null || !complete) return { ...noAnswers, n, weightedN: w };

  const items = weighted(sums, weights).map(({ item, weight }) => ({
    mean: item.wy / item.w,
    factor: weight / item.w,
    part: (weight * item.wy) / item.w,
  }));
  const estimate = items.reduce((score, { part }) => score + part, 0);
  const effective = simple ? n : weighting.effective;
  const result = { n, weightedN: w, estimate, designEffect: null, effective, df };
  if (df <= 0) {
    return { ...result, se: null, low: null, high: null, reason: 'no_variance_estimate' };
  }
  const se = Math.sqrt(variance(items));
  const half = tCritical(level, df) * se;
  return { ...result, se, low: estimate - half, high: estimate + half, reason: null };
}

/**
 * Mean absolute gap of an index's items, by definition the sum of item weight times |gap|, as a
 * fraction (default: equal weights). Descriptive: absolute values are biased upwards when gaps are
 * near 0. Null if a gap is null or there is none.
 *
 * @example meanAbsoluteGap([0.2, -0.1]) // 0.15
 */
export function meanAbsoluteGap(
  itemGaps: readonly (number | null)[],
  weights?: readonly number[],
): number | null {
  let sum = 0;
  for (const { item: gap, weight } of weighted(itemGaps, weights)) {
    if (gap === null) return null;
    sum += weight * Math.abs(gap);
  }
  return itemGaps.length === 0 ? null : sum;
}

function weighted<Item>(
  items: readonly Item[],
  weights: readonly number[] = items.map(() => 1 / items.length),
): { item: Item; weight: number }[] {
  return items.map((item, at) => {
    const weight = weights[at];
    if (weight === undefined) throw new RangeError(`item ${at + 1} of the index has no weight`);
    return { item, weight };
  });
}
