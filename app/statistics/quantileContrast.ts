import { type Contrast, difference, missing } from './contrast';
import { type Located, mover } from './mover';
import type { Estimate } from './proportion';

/** Always without p-value: with heaped answers the interval can collapse to a point. */
export interface QuantileContrast extends Contrast {
  excludesZero: boolean;
}

/**
 * Sum of some quantiles minus the sum of others, all independent, in the units of the answers, from
 * their own limits (MOVER, Zou and Donner 2008). A limit that falls into an open band is null;
 * `excludesZero` says whether 0 lies strictly outside the limits there are.
 *
 * @example
 * const manager = { ...noAnswers, estimate: 5, low: 4, high: 7, reason: null };
 * const consumer = { ...noAnswers, estimate: 3, low: 0, high: 3, reason: null };
 * contrastOfQuantiles([manager], [consumer])
 * // { value: 2, low: 1, high: 5.60555, excludesZero: true }
 */
export function contrastOfQuantiles(
  plus: readonly Estimate[],
  minus: readonly Estimate[],
): QuantileContrast {
  const reason = missing([...plus, ...minus]);
  const value = difference(plus, minus);
  const unknown = { low: null, high: null, p: null, excludesZero: false, reason };
  const [first, second] = [withEstimate(plus), withEstimate(minus)];
  if (value === null) return { value, ...unknown };
  const { low, high } = mover(first, second);
  const excludesZero = (low !== null && low > 0) || (high !== null && high < 0);
  return { value, low, high, p: null, excludesZero, reason };
}

function withEstimate(figures: readonly Estimate[]): Located<number | null>[] {
  return figures.flatMap(({ estimate, low, high }) =>
    estimate === null ? [] : [{ estimate, low, high }],
  );
}
