import { tCritical } from './distributions';
import { kish } from './kish';
import { type Items, linearItems } from './linearItems';
import { type Estimate, noAnswers } from './proportion';

/**
 * Share of all mentions of a multi-select question that go to one option, a fraction: ratio of the
 * item "option ticked" to the item "number of ticked options" (without "none"), in this order and
 * on the same base, with a t interval of the linearised ratio (Binder 1983). Gaps are `gapOfMeans`.
 *
 * Empty base, or nothing ticked at all: null. One respondent or one cluster: share only.
 *
 * @example shareOfMentions(indexSums([[1, 2], [0, 1], [1, 1]].map((ticks) =>
 *   ({ w: 1, items: ticks.map((y) => ({ y, s: true })) }))), 0.95)
 * // { estimate: 0.5, se: 0.21651, df: 2 }
 */
export function shareOfMentions(optionAndAll: Items, level: number): Estimate {
  const { n, w, w2, df, simple, items, variance } = linearItems(optionAndAll);
  const [option, all] = items;
  const weighting = kish(n, w, w2);
  if (weighting === null || !option || !all || !(all.wy > 0))
    return { ...noAnswers, n, weightedN: w };
  const estimate = option.wy / all.wy;
  const effective = simple ? n : weighting.effective;
  const result = { n, weightedN: w, estimate, designEffect: null, effective, df };
  if (df <= 0)
    return { ...result, se: null, low: null, high: null, reason: 'no_variance_estimate' };
  const se = Math.sqrt(
    variance([
      { mean: option.wy / option.w, factor: 1 / all.wy },
      { mean: all.wy / all.w, factor: -estimate / all.wy },
    ]),
  );
  const half = tCritical(level, df) * se;
  return { ...result, se, low: estimate - half, high: estimate + half, reason: null };
}
