import { normalCritical, normalTwoSided, tCritical, tTwoSided } from './distributions';
import { mover } from './mover';
import type { Estimate, Proportion, Reason } from './proportion';
import { wilson } from './wilson';

/** Managers minus consumers, in the units of the two figures, with interval and p-value. */
export interface Gap {
  value: number | null;
  low: number | null;
  high: number | null;
  p: number | null;
  reason: Reason | null;
}

/** `z` is the normal quantile at which the interval just reaches 0, at most 37. */
export interface ProportionGap extends Gap {
  z: number | null;
}

/** Standard error, and t and degrees of freedom of Welch's test. */
export interface MeanGap extends Gap {
  se: number | null;
  df: number | null;
  t: number | null;
}

/** Always without p-value: with heaped answers the interval can collapse to a point. */
export interface QuantileGap extends Gap {
  excludesZero: boolean;
}

/**
 * Gap of two shares, as a fraction. The interval is Newcombe's (1998) method 10 with effective bases
 * (MOVER, Zou and Donner 2008), at the level that both shares were computed with. The p-value inverts
 * it, interval bases held fixed, and so is below 1 - level exactly when the interval excludes 0.
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
): ProportionGap {
  const reason = missing(manager, consumer);
  const unknown = { low: null, high: null, z: null, p: null, reason };
  if (manager.estimate === null || consumer.estimate === null) return { value: null, ...unknown };
  const value = manager.estimate - consumer.estimate;
  if (manager.intervalBase === null || consumer.intervalBase === null) return { value, ...unknown };

  const first = { estimate: manager.estimate, base: manager.intervalBase };
  const second = { estimate: consumer.estimate, base: consumer.intervalBase };
  const z = value > 0 ? reachOfZero(first, second) : reachOfZero(second, first);
  const limits = limitsAt(first, second, normalCritical(level));
  return { value, ...limits, z, p: normalTwoSided(z), reason };
}

interface Share {
  estimate: number;
  base: number;
}

function limitsAt(first: Share, second: Share, z: number) {
  return mover(
    { estimate: first.estimate, ...wilson(first.estimate, first.base, z) },
    { estimate: second.estimate, ...wilson(second.estimate, second.base, z) },
  );
}

/** Bisection for the z in 0..37 at which the lower limit of larger - smaller falls to 0. */
function reachOfZero(larger: Share, smaller: Share): number {
  if (larger.estimate - smaller.estimate < 1e-12) return 0;
  const excludesZero = (z: number) => limitsAt(larger, smaller, z).low > 0;
  let inside = 0;
  let outside = 37;
  if (excludesZero(outside)) return outside;
  while (outside - inside > 1e-13) {
    const middle = (inside + outside) / 2;
    if (excludesZero(middle)) inside = middle;
    else outside = middle;
  }
  return (inside + outside) / 2;
}

/**
 * Gap of two means, index scores or other figures with standard errors, in their units: Welch's
 * (1947) test and interval with Satterthwaite's (1946) degrees of freedom.
 *
 * An empty side: all null. A side without standard error: value only. No variation on either side:
 * the interval is the gap itself, without a test (`zero_variance`).
 *
 * @example gapOfMeans(meanOf([5, 5, 5]), meanOf([1, 2, 4, 5]), 0.95)
 * // value 2, se 0.91287, df 3, low -0.90516, high 4.90516, t 2.19089, p 0.11616
 */
export function gapOfMeans(manager: Estimate, consumer: Estimate, level: number): MeanGap {
  const reason = missing(manager, consumer);
  const unknown = { low: null, high: null, se: null, df: null, t: null, p: null, reason };
  if (manager.estimate === null || consumer.estimate === null) return { value: null, ...unknown };
  const value = manager.estimate - consumer.estimate;
  const sides = [manager, consumer];
  let variance = 0;
  for (const { se, df } of sides) {
    if (se === null || df === null) return { value, ...unknown };
    variance += se ** 2;
  }
  if (variance === 0) {
    return { ...unknown, value, low: value, high: value, se: 0, reason: 'zero_variance' };
  }
  const se = Math.sqrt(variance);
  // Shares of the variance, since fourth powers leave the range of floating-point numbers.
  const dispersion = sides.reduce(
    (sum, side) => sum + ((side.se ?? 0) ** 2 / variance) ** 2 / (side.df ?? 1),
    0,
  );
  const df = 1 / dispersion;
  const t = value / se;
  const half = tCritical(level, df) * se;
  return { value, low: value - half, high: value + half, se, df, t, p: tTwoSided(t, df), reason };
}

/**
 * Gap of two quantiles, in the units of the answers, from their own limits (MOVER, Zou and Donner
 * 2008). A limit that falls into an open band is null; `excludesZero` says whether 0 lies strictly
 * outside the limits there are.
 *
 * @example gapOfQuantiles(5 with limits 4 and 7, 3 with limits 0 and 3)
 * // value 2, low 1, high 5.60555, excludesZero true
 */
export function gapOfQuantiles(manager: Estimate, consumer: Estimate): QuantileGap {
  const reason = missing(manager, consumer);
  if (manager.estimate === null || consumer.estimate === null) {
    return { value: null, low: null, high: null, p: null, excludesZero: false, reason };
  }
  const value = manager.estimate - consumer.estimate;
  const { low, high } = mover(
    { estimate: manager.estimate, low: manager.low, high: manager.high },
    { estimate: consumer.estimate, low: consumer.low, high: consumer.high },
  );
  const excludesZero = (low !== null && low > 0) || (high !== null && high < 0);
  return { value, low, high, p: null, excludesZero, reason };
}

function missing(manager: Estimate, consumer: Estimate): Reason | null {
  if (manager.reason === 'no_answers' || consumer.reason === 'no_answers') return 'no_answers';
  return manager.reason ?? consumer.reason;
}
