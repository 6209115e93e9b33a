import type { Respondent } from '../../app/statistics/fromRows';

/**
 * Section 3.2 of the method written out row by row, for one stratum: the variance of a statistic
 * with linearised values z. The slow and literal twin of what the sums compute.
 */
export function rowwiseVariance(
  respondents: readonly (Respondent & { z: number; inBase: boolean })[],
): number {
  const sample = respondents.filter(({ w }) => w > 0);
  const total = sample.reduce((sum, { w }) => sum + w, 0);
  const squares = sample.reduce((sum, { w }) => sum + w ** 2, 0);
  const clustered = new Set(sample.map(({ cluster }, at) => cluster ?? at)).size < sample.length;
  const simple = !clustered && (sample.length * squares) / total ** 2 - 1 <= 1e-10;
  const rows = simple ? sample.filter(({ inBase }) => inBase) : sample;
  const units = new Map<string | number, number>();
  rows.forEach(({ w, z, cluster }, at) => {
    units.set(cluster ?? at, (units.get(cluster ?? at) ?? 0) + w * z);
  });
  const u = [...units.values()];
  const mean = u.reduce((sum, each) => sum + each, 0) / u.length;
  const deviations = u.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  return (u.length / (u.length - 1)) * deviations;
}
