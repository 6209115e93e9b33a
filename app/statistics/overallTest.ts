import { fAbove } from './distributions';

/**
 * Whether some drivers explain more of an outcome than chance would: p of the F test of R² = 0 (Fisher
 * 1924), of complete cases that weigh the same. Null where no degrees of freedom are left.
 *
 * @example overallP(0.1, 103, 2) // 0.00515
 */
export function overallP(rSquared: number, n: number, drivers: number): number | null {
  const df = n - drivers - 1;
  if (drivers < 1 || df < 1) return null;
  if (rSquared >= 1) return 0;
  return fAbove(((rSquared / drivers) * df) / (1 - rSquared), drivers, df);
}
