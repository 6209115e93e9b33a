import { contrastOfMeans, type Figure, type MeanContrast } from './meanContrast';
import type { Estimate, Proportion } from './proportion';
import { contrastOfProportions, type ProportionContrast } from './proportionContrast';
import { contrastOfQuantiles, type QuantileContrast } from './quantileContrast';

/**
 * Gap of two shares, as a fraction, with an interval that is Newcombe's (1998) method 10 on
 * effective bases, and the p-value that is below 1 - level exactly when the interval excludes 0.
 *
 * An empty side: all null. A side without interval: value only. Equal shares: z = 0, p = 1.
 *
 * @example
 * const share = (x: number, n: number) => proportion(variableSums(
 *   Array.from({ length: n }, (_, i) => ({ y: i < x ? 1 : 0, s: true, w: 1 }))), 0.95);
 * gapOfProportions(share(56, 70), share(48, 80), 0.95)
 * // { value: 0.2, low: 0.05243, high: 0.33387, p: 0.00813 }
 */
export function gapOfProportions(
  manager: Proportion,
  consumer: Proportion,
  level: number,
): ProportionContrast {
  return contrastOfProportions([manager], [consumer], level);
}

/**
 * Gap of two means, index scores or other figures with standard errors, in their units: Welch's
 * (1947) test and interval.
 *
 * An empty side: all null. A side without standard error: value only. No variation on either side:
 * the interval is the gap itself, without a test (`zero_variance`).
 *
 * @example
 * const average = (values: number[]) =>
 *   mean(variableSums(values.map((y) => ({ y, s: true, w: 1 }))), 0.95);
 * gapOfMeans(average([5, 5, 5]), average([1, 2, 4, 5]), 0.95)
 * // { value: 2, se: 0.91287, df: 3, low: -0.90516, high: 4.90516, t: 2.19089, p: 0.11616 }
 */
export function gapOfMeans(manager: Figure, consumer: Figure, level: number): MeanContrast {
  return contrastOfMeans([manager], [consumer], level);
}

/**
 * Gap of two quantiles, in the units of the answers, from their own limits (MOVER, Zou and Donner
 * 2008), without a p-value.
 *
 * @example
 * const median = (values: number[]) =>
 *   quantile(distribution(values.map((y) => ({ y, s: true, w: 1 }))), 0.5, 0.95);
 * gapOfQuantiles(median([8, 9, 9, 12, 15]), median([1, 2, 3, 3, 4]))
 * // { value: 6, low: 4.58579, high: 12.32456, excludesZero: true }
 */
export function gapOfQuantiles(manager: Estimate, consumer: Estimate): QuantileContrast {
  return contrastOfQuantiles([manager], [consumer]);
}
