import type { Respondent } from '../../app/statistics/fromRows';

/** A respondent with everything that the variance of a statistic can depend on. */
interface DesignedRespondent extends Respondent {
  z: number;
  inBase: boolean;
  stratum?: string | null;
  population?: number | null;
}

/** With a calibration: base weight d and columns x of every respondent, `w` being the final weight. */
interface Calibrated {
  d: readonly number[];
  x: readonly (readonly number[])[];
}

/**
 * Sections 3.2 and 7.5 of the method written out row by row: the variance of a statistic with
 * linearised values z. The slow and literal twin of what the program computes.
 */
export function rowwiseVariance(
  respondents: readonly DesignedRespondent[],
  calibrated?: Calibrated,
): number {
  const kept = respondents.flatMap((row, at) => (row.w > 0 ? [{ ...row, at }] : []));
  const total = kept.reduce((sum, { w }) => sum + w, 0);
  const squares = kept.reduce((sum, { w }) => sum + w ** 2, 0);
  const clustered = new Set(kept.map(({ cluster }, at) => cluster ?? at)).size < kept.length;
  const designed = kept.some((row) => (row.stratum ?? row.population ?? null) !== null);
  const equal = (kept.length * squares) / total ** 2 - 1 <= 1e-10;
  const simple = equal && !clustered && !designed && !calibrated;
  const residuals =
    calibrated &&
    leastSquaresResiduals(
      kept.map(({ z }) => z),
      calibrated,
    );
  const rows = simple ? kept.filter(({ inBase }) => inBase) : kept;
  const strata = new Set(rows.map(({ stratum }) => stratum ?? ''));
  let variance = 0;
  for (const name of strata) {
    const members = rows.filter(({ stratum }) => (stratum ?? '') === name);
    const units = new Map<string, number>();
    for (const { w, z, cluster, at } of members) {
      const unit = cluster ? `cluster ${cluster}` : `row ${at}`;
      const value = residuals?.[at] ?? z;
      units.set(unit, (units.get(unit) ?? 0) + w * value);
    }
    const u = [...units.values()];
    const n = u.length;
    const population = members[0]?.population ?? null;
    const f = population === null ? 0 : n / population;
    const mean = n === 1 ? 0 : u.reduce((sum, each) => sum + each, 0) / n;
    const deviations = u.reduce((sum, each) => sum + (each - mean) ** 2, 0);
    variance += (1 - f) * (n === 1 ? 1 : n / (n - 1)) * deviations;
  }
  return variance;
}

/** Residuals of z on x, weighted by d, by orthogonalising one column after the other. */
function leastSquaresResiduals(z: readonly number[], { d, x }: Calibrated): number[] {
  const product = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, value, i) => sum + (d[i] ?? 0) * value * (b[i] ?? 0), 0);
  const minus = (a: readonly number[], b: readonly number[], factor: number) =>
    a.map((value, i) => value - factor * (b[i] ?? 0));
  const basis: number[][] = [];
  let left = [...z];
  for (let column = 0; column < (x[0]?.length ?? 0); column += 1) {
    const original = x.map((row) => row[column] ?? 0);
    let rest = original;
    for (const each of [...basis, ...basis]) rest = minus(rest, each, product(rest, each));
    const length = Math.sqrt(product(rest, rest));
    if (length < 1e-7 * Math.sqrt(product(original, original))) continue;
    const unit = rest.map((value) => value / length);
    basis.push(unit);
    left = minus(left, unit, product(left, unit));
  }
  return left;
}

/** Intercept and indicators of all categories but the first of each margin. */
export function columnsOf(categories: readonly (readonly (string | null)[])[]): number[][] {
  const margins = [...(categories[0]?.keys() ?? [])];
  return categories.map((own) => [
    1,
    ...margins.flatMap((margin) => {
      const all = [...new Set(categories.map((each) => each[margin] ?? null))].slice(1);
      return all.map((category) => ((own[margin] ?? null) === category ? 1 : 0));
    }),
  ]);
}
