import { difference } from './contrast';
import { normalCritical, tCritical } from './distributions';
import type { Estimate, Proportion } from './proportion';
import {
  contrastOfReaching,
  ofShare,
  type ProportionContrast,
  type Reaching,
} from './proportionContrast';

/**
 * Mean predicted share minus actual share, both fractions: MOVER (Zou and Donner 2008) on the t
 * interval of the mean and the Wilson limits of the share, and the p-value that inverts it. At
 * another z the mean's limits move in proportion, as those of a share do whose interval base holds
 * the same factor z/t.
 *
 * An empty side: all null. A side without interval: value only.
 *
 * @example
 * const row = (y: number) => ({ y, s: true, w: 1 });
 * const predicted = mean(variableSums([0.6, 0.8, 0.7].map(row)), 0.95);
 * const people = Array.from({ length: 100 }, (_, i) => row(i < 40 ? 1 : 0));
 * predictionError(predicted, proportion(variableSums(people), 0.95), 0.95)
 * // { value: 0.3, low: 0.03296, high: 0.56442 }
 */
export function predictionError(
  prediction: Estimate,
  actual: Proportion,
  level: number,
): ProportionContrast {
  const value = difference([prediction], [actual]);
  return contrastOfReaching(value, [ofMean(prediction, level)], [ofShare(actual)], level, [
    prediction,
    actual,
  ]);
}

/**
 * How much an error of prediction has changed, by the same method (Zou and Donner 2008) with four
 * figures; nulls as for one error.
 *
 * @example
 * const row = (y: number) => ({ y, s: true, w: 1 });
 * const errorOf = (predicted: number[], x: number) => ({
 *   prediction: mean(variableSums(predicted.map(row)), 0.95),
 *   actual: proportion(
 *     variableSums(Array.from({ length: 100 }, (_, i) => row(i < x ? 1 : 0))), 0.95),
 * });
 * changeOfPredictionErrors(errorOf([0.6, 0.8, 0.7], 50), errorOf([0.7, 0.9, 0.8], 40), 0.95)
 * // { value: -0.2, low: -0.57533, high: 0.17719 }
 */
export function changeOfPredictionErrors(
  now: { prediction: Estimate; actual: Proportion },
  before: { prediction: Estimate; actual: Proportion },
  level: number,
): ProportionContrast {
  const value = difference([now.prediction, before.actual], [now.actual, before.prediction]);
  return contrastOfReaching(
    value,
    [ofMean(now.prediction, level), ofShare(before.actual)],
    [ofShare(now.actual), ofMean(before.prediction, level)],
    level,
    [now.prediction, now.actual, before.prediction, before.actual],
  );
}

function ofMean({ estimate, se, df }: Estimate, level: number): Reaching | null {
  if (estimate === null || se === null || df === null) return null;
  const perZ = (tCritical(level, df) / normalCritical(level)) * se;
  return {
    estimate,
    low: (z) => estimate - z * perZ,
    high: (z) => estimate + z * perZ,
  };
}
