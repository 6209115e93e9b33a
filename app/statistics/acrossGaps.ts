import { chiSquareAbove, normalCritical, normalTwoSided } from './distributions';

/** What several gaps have in common, and whether they differ more than by chance. */
export interface Heterogeneity {
  variances: number[];
  pooled: number;
  pooledSe: number;
  q: number;
  df: number;
  p: number;
}

/** Linear change of a gap per unit of time. */
export interface Trend {
  slope: number;
  se: number;
  low: number;
  high: number;
  z: number;
  p: number;
}

/** A gap of shares with the limits of its interval. */
interface GapWithLimits {
  value: number | null;
  low: number | null;
  high: number | null;
}

interface Weighed {
  value: number;
  variance: number;
  time: number;
}

/**
 * Heterogeneity of independent gaps of shares (Cochran 1954): each weighs by the inverse of the
 * variance that its interval stands for, which unlike p(1-p)/n is never 0. Fractions; `level` is
 * the level of the intervals. Gaps without an interval, or one without width, are left out; null if
 * fewer than two remain.
 *
 * @example heterogeneity([{ value: 0.2, low: 0.1, high: 0.3 }, { value: 0.4, low: 0.3, high: 0.5 }], 0.95)
 * // { pooled: 0.3, pooledSe: 0.03608, q: 7.68292, df: 1, p: 0.00557 }
 */
export function heterogeneity(gaps: readonly GapWithLimits[], level: number): Heterogeneity | null {
  const known = weighed(
    gaps.map((gap) => ({ ...gap, time: 0 })),
    level,
  );
  if (known.length < 2) return null;
  const weight = known.reduce((sum, { variance }) => sum + 1 / variance, 0);
  const pooled = known.reduce((sum, { value, variance }) => sum + value / variance, 0) / weight;
  const q = known.reduce((sum, { value, variance }) => sum + (value - pooled) ** 2 / variance, 0);
  const df = known.length - 1;
  return {
    variances: known.map(({ variance }) => variance),
    pooled,
    pooledSe: Math.sqrt(1 / weight),
    q,
    df,
    p: chiSquareAbove(q, df),
  };
}

/**
 * Linear trend of a gap of shares over waves, weighted by the inverse variances of `heterogeneity`
 * (Cochran 1954), with a normal test; in fractions per unit of `time`. Gaps without an interval are
 * left out; null with fewer than three waves or two different times. A trend is to be shown only if
 * question, base and mode are unchanged.
 *
 * @example trend([0.1, 0.2, 0.3].map((value, time) =>
 *   ({ value, low: value - 0.1, high: value + 0.1, time })), 0.95)
 * // { slope: 0.1, se: 0.03608, low: 0.02929, high: 0.17071, z: 2.77181, p: 0.00557 }
 */
export function trend(
  gaps: readonly (GapWithLimits & { time: number })[],
  level: number,
): Trend | null {
  const known = weighed(gaps, level);
  if (known.length < 3) return null;
  const weight = known.reduce((sum, { variance }) => sum + 1 / variance, 0);
  const centre = known.reduce((sum, { time, variance }) => sum + time / variance, 0) / weight;
  const spread = known.reduce(
    (sum, { time, variance }) => sum + (time - centre) ** 2 / variance,
    0,
  );
  if (new Set(known.map(({ time }) => time)).size < 2 || !(spread > 0)) return null;
  const joint = known.reduce(
    (sum, { value, time, variance }) => sum + ((time - centre) * value) / variance,
    0,
  );
  const slope = joint / spread;
  const se = Math.sqrt(1 / spread);
  const half = normalCritical(level) * se;
  const z = slope / se;
  return { slope, se, low: slope - half, high: slope + half, z, p: normalTwoSided(z) };
}

function weighed(gaps: readonly (GapWithLimits & { time: number })[], level: number): Weighed[] {
  return gaps.flatMap(({ value, low, high, time }) => {
    if (value === null || low === null || high === null) return [];
    const variance = ((high - low) / (2 * normalCritical(level))) ** 2;
    // An interval without width stands for no variance.
    return Number.isFinite(1 / variance) ? [{ value, variance, time }] : [];
  });
}
