import type { Calibration } from './calibration';
import type { Respondent } from './fromRows';
import { withoutRounding } from './sums';

/**
 * A respondent with their place in the design: the stratum, the cluster within it (without one they
 * are a unit of their own), and the number of units of the stratum in the population, for the
 * finite population correction.
 */
export interface DesignRow extends Respondent {
  stratum?: string | null;
  population?: number | null;
}

/** Which unit each member belongs to, and which stratum each unit. */
export interface Design<Member extends DesignRow = DesignRow> {
  members: readonly Member[];
  unitOf: readonly number[];
  strata: readonly { units: readonly number[]; population: number | null }[];
  simple: boolean;
  calibration: Calibration | null;
}

/**
 * The design of one audience's whole sample, from its rows (ultimate clusters: Lumley 2004).
 * Respondents of weight 0 are dropped; a missing, negative or non-finite weight, or a stratum with
 * more units than its population, is a RangeError. With a calibration (whose cells are the rows, in
 * order) the weights are the final ones, and the variance is that of the residuals.
 *
 * @example designOf([{ w: 1, stratum: 'a' }, { w: 1, stratum: 'a' }]).simple // false
 */
export function designOf<Member extends DesignRow>(
  rows: readonly Member[],
  calibration: Calibration | null = null,
): Design<Member> {
  for (const { w } of rows)
    if (!(Number.isFinite(w) && w >= 0)) throw new RangeError(`a weight cannot be ${w}`);
  const members = rows.filter(({ w }) => w > 0);
  if (calibration && calibration.weights.length !== members.length)
    throw new RangeError('a calibration needs a cell for every row, and weights above 0');
  const strata = new Map<string, { units: number[]; population: number | null }>();
  const units = new Map<string, number>();
  const unitOf = members.map(({ stratum, cluster, population }, at) => {
    const alone = (cluster ?? null) === null;
    const key = JSON.stringify([stratum ?? null, alone ? at : cluster, alone]);
    const unit = units.get(key) ?? units.size;
    const inStratum = strata.get(stratum ?? '') ?? { units: [], population: population ?? null };
    strata.set(stratum ?? '', inStratum);
    if (!units.has(key)) inStratum.units.push(unit);
    units.set(key, unit);
    return unit;
  });
  for (const { units, population } of strata.values())
    if (population !== null && !(population >= units.length))
      throw new RangeError(`${units.length} units cannot come from a population of ${population}`);
  const unstratified = members.every(
    ({ stratum, population }) => (stratum ?? null) === null && (population ?? null) === null,
  );
  const simple =
    unstratified && !calibration && units.size === members.length && equalWeights(members);
  return { members, unitOf, strata: [...strata.values()], simple, calibration };
}

function equalWeights(members: readonly Respondent[]): boolean {
  const w = members.reduce((sum, member) => sum + member.w, 0);
  const w2 = members.reduce((sum, member) => sum + member.w ** 2, 0);
  return (members.length * w2) / w ** 2 - 1 <= 1e-10;
}

/**
 * Degrees of freedom of a domain (Korn and Graubard 1990): units minus strata with somebody in the
 * base.
 *
 * @example designDegrees(designOf([{ w: 1 }, { w: 1 }, { w: 1 }]), [true, true, false]) // 1
 */
export function designDegrees(design: Design, inBase: readonly boolean[]): number {
  const units = new Set(design.unitOf.filter((_, at) => inBase[at]));
  const strata = design.strata.filter((stratum) => stratum.units.some((unit) => units.has(unit)));
  return units.size - strata.length;
}

/**
 * Variance of a statistic with linearised values z, one a member: the with-replacement ("ultimate
 * cluster") estimator (Binder 1983; Lumley 2004), of the residuals if there is a calibration
 * (Deville and Särndal 1992). In a simple design only members in the base count. In squared units
 * of the statistic; 0 without variation.
 *
 * @example
 * const rows = [1, 2, 4, 5].map((y) => ({ y, w: 1 }));
 * designVariance(designOf(rows), rows.map(({ y }) => (y - 3) / 4), rows.map(() => true)) // 0.83333
 */
export function designVariance(
  design: Design,
  z: readonly number[],
  inBase: readonly boolean[],
): number {
  const { members, unitOf, strata, simple, calibration } = design;
  const fits = calibration?.fits(calibration.weights.map((d, at) => d * (z[at] ?? 0)));
  const totals = new Map<number, { u: number; size: number }>();
  members.forEach(({ w }, at) => {
    if (simple && !inBase[at]) return;
    const unit = totals.get(unitOf[at] ?? 0) ?? { u: 0, size: 0 };
    totals.set(unitOf[at] ?? 0, unit);
    const value = z[at] ?? 0;
    unit.u += w * (value - (fits?.[at] ?? 0));
    unit.size += Math.abs(w * value);
  });
  return strata.reduce((variance, { units, population }) => {
    const u = units.flatMap((unit) => totals.get(unit) ?? []);
    const n = u.length;
    if (n === 0) return variance;
    const centre = n > 1 ? u.reduce((sum, unit) => sum + unit.u, 0) / n : 0;
    const squares = u.reduce((sum, unit) => sum + (unit.u - centre) ** 2, 0);
    const size = u.reduce((sum, unit) => sum + unit.size ** 2, 0);
    const sampled = population === null ? 0 : n / population;
    const factor = (1 - sampled) * (n > 1 ? n / (n - 1) : 1);
    return variance + factor * withoutRounding(squares, size, 1e-20);
  }, 0);
}
