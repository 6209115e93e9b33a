import { fAbove } from './distributions';
import { cholesky, dot, solve } from './linearAlgebra';
import type { Reason } from './proportion';

/** Test that several figures are 0 together; all null with the reason where it cannot be had. */
export interface WaldTest {
  statistic: number | null;
  f: number | null;
  df1: number | null;
  df2: number | null;
  p: number | null;
  reason: Reason | null;
}

/**
 * No test, for a reason (definition).
 * @example noWaldTest('no_answers').reason // 'no_answers'
 */
export function noWaldTest(reason: Reason): WaldTest {
  return { statistic: null, f: null, df1: null, df2: null, p: null, reason };
}

/**
 * Wald F test that q figures are all 0 (Fellegi 1980; Korn and Graubard 1990), from their covariance
 * matrix with `nu` degrees of freedom. A singular matrix, or fewer than q + 1 of these: null,
 * `no_variance_estimate`.
 *
 * @example waldTestOf([0.2, -0.1], [[0.01, 0], [0, 0.01]], 50)
 * // { statistic: 5, f: 2.45, df1: 2, df2: 49, p: 0.0968 }
 */
export function waldTestOf(
  figures: readonly number[],
  covariance: readonly (readonly number[])[],
  nu: number,
): WaldTest {
  const q = figures.length;
  if (q < 1 || nu < q + 1) return noWaldTest('no_variance_estimate');
  const factorised = cholesky(covariance.map((row) => [...row]));
  if (factorised.dependent.length > 0) return noWaldTest('no_variance_estimate');
  const statistic = dot(figures, solve(factorised, figures));
  const df2 = nu - q + 1;
  const f = (df2 / (nu * q)) * statistic;
  return { statistic, f, df1: q, df2, p: fAbove(f, q, df2), reason: null };
}
