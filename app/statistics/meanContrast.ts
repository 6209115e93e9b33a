import { type Contrast, difference, missing } from './contrast';
import { tCritical, tTwoSided } from './distributions';
import type { Estimate } from './proportion';

/** Standard error, and t and degrees of freedom of Welch's test. */
export interface MeanContrast extends Contrast {
  se: number | null;
  df: number | null;
  t: number | null;
}

/** A figure with a standard error. */
export type Figure = Pick<Estimate, 'estimate' | 'se' | 'df' | 'reason'>;

/** A standard error of this part of its figure or less is what rounding leaves of no variation. */
const DUST = 1e-12;

/**
 * Sum of some means, index scores or other figures with standard errors minus the sum of others,
 * all independent, in their units: Welch's (1947) test and interval with Satterthwaite's (1946)
 * degrees of freedom over all of them.
 *
 * An empty base: all null. A figure without standard error: value only. No variation anywhere: the
 * interval is the value itself, without a test (`zero_variance`).
 *
 * @example
 * const average = (values: number[]) =>
 *   mean(variableSums(values.map((y) => ({ y, s: true, w: 1 }))), 0.95);
 * contrastOfMeans([average([5, 5, 5])], [average([1, 2, 4, 5])], 0.95)
 * // { value: 2, se: 0.91287, df: 3, low: -0.90516, high: 4.90516, t: 2.19089, p: 0.11616 }
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
  if (Math.sqrt(variance) <= DUST * largest(figures)) {
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

function largest(figures: readonly Figure[]): number {
  return figures.reduce((most, { estimate }) => Math.max(most, Math.abs(estimate ?? 0)), 0);
}
