import { contrastOfMeans, type Figure, type MeanContrast } from './meanContrast';
import type { Estimate, Proportion } from './proportion';
import { contrastOfProportions, type ProportionContrast } from './proportionContrast';
import { contrastOfQuantiles, type QuantileContrast } from './quantileContrast';

/**
 * Gap of two shares, as a fraction, with an interval that is Newcombe's (1998) method 10 on effective
 * bases, and the p-value that is below 1 - level exactly when the interval excludes 0.
 *
 * An empty side: all null. A side without interval: value only. Equal shares: z = 0, p = 1.
 *
 * @example gapOfProportions(shareOf(56, 70), shareOf(48, 80), 0.95)
 * // value 0.2, low 0.05243, high 0.33387, p 0.00813
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
 * @example gapOfMeans(meanOf([5, 5, 5]), meanOf([1, 2, 4, 5]), 0.95)
 * // value 2, se 0.91287, df 3, low -0.90516, high 4.90516, t 2.19089, p 0.11616
 */
export function gapOfMeans(manager: Figure, consumer: Figure, level: number): MeanContrast {
  return contrastOfMeans([manager], [consumer], level);
}

/**
 * Gap of two quantiles, in the units of the answers, from their own limits, without a p-value.
 *
 * @example gapOfQuantiles(5 with limits 4 and 7, 3 with limits 0 and 3)
 * // value 2, low 1, high 5.60555, excludesZero true
 */
export function gapOfQuantiles(manager: Estimate, consumer: Estimate): QuantileContrast {
  return contrastOfQuantiles([manager], [consumer]);
}
