import { normalCritical, normalTwoSided, tCritical, tTwoSided } from './distributions';
import { type Located, mover } from './mover';
import type { Estimate, Proportion, Reason } from './proportion';
import { wilson } from './wilson';

/** A difference of independent figures, in their units, with interval and p-value. */
export interface Contrast {
  value: number | null;
  low: number | null;
  high: number | null;
  p: number | null;
  reason: Reason | null;
}

/** `z` is the normal quantile at which the interval just reaches 0, at most 37. */
export interface ProportionContrast extends Contrast {
  z: number | null;
}

/** Standard error, and t and degrees of freedom of Welch's test. */
export interface MeanContrast extends Contrast {
  se: number | null;
  df: number | null;
  t: number | null;
}

/** Always without p-value: with heaped answers the interval can collapse to a point. */
export interface QuantileContrast extends Contrast {
  excludesZero: boolean;
}

/** A figure with a standard error. */
export type Figure = Pick<Estimate, 'estimate' | 'se' | 'df' | 'reason'>;

/**
 * Sum of some shares minus the sum of others, all independent: a gap (managers, consumers), a change
 * of one audience (now, before), the difference of two gaps. The interval is MOVER (Zou and Donner
 * 2008) on Wilson limits, at the level that the shares were computed with; for two shares it is
 * Newcombe's (1998) method 10. The p-value inverts it, interval bases held fixed.
 *
 * An empty base: all null. A share without interval: value only. No difference: z = 0, p = 1.
 *
 * @example contrastOfProportions([shareOf(56, 70)], [shareOf(48, 80)], 0.95)
 * // value 0.2, low 0.05243, high 0.33387, p 0.00813
 */
export function contrastOfProportions(
  plus: readonly Proportion[],
  minus: readonly Proportion[],
  level: number,
): ProportionContrast {
  const reason = missing([...plus, ...minus]);
  const unknown = { low: null, high: null, z: null, p: null, reason };
  const value = difference(plus, minus);
  const [first, second] = [located(plus), located(minus)];
  if (value === null || first === null || second === null) return { value, ...unknown };
  const z = value > 0 ? reachOfZero(first, second) : reachOfZero(second, first);
  const limits = limitsAt(first, second, normalCritical(level));
  return { value, ...limits, z, p: normalTwoSided(z), reason };
}

interface Share {
  estimate: number;
  base: number;
}

/** Null if a share has no interval. */
function located(shares: readonly Proportion[]): Share[] | null {
  const known = shares.flatMap(({ estimate, intervalBase: base }) =>
    estimate === null || base === null ? [] : [{ estimate, base }],
  );
  return known.length === shares.length ? known : null;
}

function limitsAt(plus: readonly Share[], minus: readonly Share[], z: number) {
  const at = ({ estimate, base }: Share): Located<number> => ({
    estimate,
    ...wilson(estimate, base, z),
  });
  return mover(plus.map(at), minus.map(at));
}

/** Bisection for the z in 0..37 at which the lower limit of larger - smaller falls to 0. */
function reachOfZero(larger: readonly Share[], smaller: readonly Share[]): number {
  if (sum(larger) - sum(smaller) < 1e-12) return 0;
  const excludesZero = (z: number) => limitsAt(larger, smaller, z).low > 0;
  let inside = 0;
  let outside = 37;
  if (excludesZero(outside)) return outside;
  while (outside - inside > 1e-13) {
    const middle = (inside + outside) / 2;
    if (middle <= inside || middle >= outside) break;
    if (excludesZero(middle)) inside = middle;
    else outside = middle;
  }
  return (inside + outside) / 2;
}

function sum(figures: readonly { estimate: number }[]): number {
  return figures.reduce((total, { estimate }) => total + estimate, 0);
}

/**
 * Sum of some means, index scores or other figures with standard errors minus the sum of others, all
 * independent, in their units: Welch's (1947) test and interval with Satterthwaite's (1946) degrees
 * of freedom over all of them.
 *
 * An empty base: all null. A figure without standard error: value only. No variation anywhere: the
 * interval is the value itself, without a test (`zero_variance`).
 *
 * @example contrastOfMeans([meanOf([5, 5, 5])], [meanOf([1, 2, 4, 5])], 0.95)
 * // value 2, se 0.91287, df 3, low -0.90516, high 4.90516, t 2.19089, p 0.11616
 */
export function contrastOfMeans(
  plus: readonly Figure[],
  minus: readonly Figure[],
  level: number,
): MeanContrast {
  const figures = [...plus, ...minus];
  const reason = missing(figures);
  const unknown = { low: null, high: null, se: null, df: null, t: null, p: null, reason };
  const value = difference(plus, minus);
  if (value === null) return { value, ...unknown };
  let variance = 0;
  for (const { se, df } of figures) {
    if (se === null || df === null) return { value, ...unknown };
    variance += se ** 2;
  }
  if (variance === 0) {
    return { ...unknown, value, low: value, high: value, se: 0, reason: 'zero_variance' };
  }
  const se = Math.sqrt(variance);
  // Shares of the variance, since fourth powers leave the range of floating-point numbers.
  const dispersion = figures.reduce(
    (total, figure) => total + ((figure.se ?? 0) ** 2 / variance) ** 2 / (figure.df ?? 1),
    0,
  );
  const df = 1 / dispersion;
  const t = value / se;
  const half = tCritical(level, df) * se;
  return { value, low: value - half, high: value + half, se, df, t, p: tTwoSided(t, df), reason };
}

/**
 * Sum of some quantiles minus the sum of others, all independent, in the units of the answers, from
 * their own limits (MOVER, Zou and Donner 2008). A limit that falls into an open band is null;
 * `excludesZero` says whether 0 lies strictly outside the limits there are.
 *
 * @example contrastOfQuantiles([5 with limits 4 and 7], [3 with limits 0 and 3])
 * // value 2, low 1, high 5.60555, excludesZero true
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

/** Null if an estimate is. In pairs, so that two equal gaps differ by exactly 0. */
function difference(
  plus: readonly Pick<Estimate, 'estimate'>[],
  minus: readonly Pick<Estimate, 'estimate'>[],
): number | null {
  let value = 0;
  for (let at = 0; at < Math.max(plus.length, minus.length); at += 1) {
    const first = at < plus.length ? plus[at]?.estimate : 0;
    const second = at < minus.length ? minus[at]?.estimate : 0;
    if (typeof first !== 'number' || typeof second !== 'number') return null;
    value += first - second;
  }
  return value;
}

function missing(figures: readonly Pick<Estimate, 'reason'>[]): Reason | null {
  const reasons = figures.flatMap(({ reason }) => reason ?? []);
  return reasons.find((reason) => reason === 'no_answers') ?? reasons[0] ?? null;
}
