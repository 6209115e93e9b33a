import { normalCritical } from './distributions';
import { noAnswers, type Proportion, proportion } from './proportion';
import {
  cumulativeSteps,
  type Distribution,
  type LinearDistribution,
  linearDistribution,
  type Step,
  shareTolerance,
} from './quantile';
import { wilson } from './wilson';

/** Limits of a band of answers; null where the band is open. */
export interface Band {
  lower: number | null;
  upper: number | null;
}

/**
 * Weighted quantile of banded answers by linear interpolation within the band, with Woodruff's
 * (1952) interval as for `quantile`, in the units of the bands' limits. The values of the
 * distribution are the places of the bands, 0 for the lowest; another value is a RangeError.
 *
 * In an open band a quantile or a limit is null (`open_band`). Empty base: null. Respondents of a
 * single cluster: quantile only, and in an open band not even that (`open_band`).
 *
 * @example bandedQuantile(distribution([0, 0, 1, 1].map((y) => ({ y, s: true, w: 1 }))),
 *   [{ lower: 0, upper: 1 }, { lower: 1, upper: 3 }], 0.75, 0.95)
 * // { estimate: 2, low: 0.60128, high: 2.81765 }
 */
export function bandedQuantile(
  distribution: Distribution | LinearDistribution,
  bands: readonly Band[],
  probability: number,
  level: number,
): Proportion {
  const { values, upTo } = linearDistribution(distribution);
  const steps = cumulativeSteps(values);
  const unknown = steps.find(({ value }) => bands[value] === undefined);
  if (unknown) throw new RangeError(`there is no band ${unknown.value}`);
  const at = placeOf(steps, probability);
  if (at === null) return { ...noAnswers, intervalBase: null };

  const estimate = interpolated(steps, bands, probability);
  const share = proportion(upTo(steps[at]?.value ?? 0), level);
  if (share.intervalBase === null)
    return { ...share, estimate, reason: estimate === null ? 'open_band' : share.reason };
  const around = wilson(probability, share.intervalBase, normalCritical(level));
  const low = interpolated(steps, bands, around.low);
  const high = interpolated(steps, bands, around.high);
  const open = estimate === null || low === null || high === null;
  return { ...share, estimate, se: null, low, high, reason: open ? 'open_band' : null };
}

/** The first band whose cumulative share reaches p; null without answers. */
function placeOf(steps: readonly Step[], probability: number): number | null {
  const at = steps.findIndex(({ reached }) => reached >= probability - shareTolerance);
  return at < 0 ? null : at;
}

function interpolated(
  steps: readonly Step[],
  bands: readonly Band[],
  probability: number,
): number | null {
  const at = placeOf(steps, probability) ?? -1;
  const step = steps[at];
  const band = step && bands[step.value];
  if (!band || band.lower === null || band.upper === null) return null;
  const below = steps[at - 1]?.reached ?? 0;
  const within = (probability - below) / (step.reached - below);
  return band.lower + within * (band.upper - band.lower);
}
