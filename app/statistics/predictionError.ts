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
 * @example predictionError(meanOf([0.6, 0.8, 0.7]), shareOf(40, 100), 0.95)
 * // value 0.3, low 0.03296, high 0.56442
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
 * How much an error of prediction has changed, by the same method with four figures.
 *
 * @example changeOfPredictionErrors({ prediction, actual }, the same, 0.95).value // 0
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
    limits: (z) => ({ low: estimate - z * perZ, high: estimate + z * perZ }),
  };
}
