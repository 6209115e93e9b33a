import { type CrossProducts, crossProducts, without } from './crossProducts';
import { finished, type Steps } from './steps';

/** A weighted case; `cluster` null: a unit of its own, unless units are grouped. */
export interface JackknifeCase {
  id: string;
  w: number;
  cluster: string | null;
  values: readonly number[];
}

/** Standard errors of statistics and the covariances that they are the roots of; `df` is g - 1. */
export interface Jackknifed {
  df: number;
  se: number[] | null;
  covariances: number[][] | null;
}

/** Above this number of units, groups of whole units are left out instead of single ones. */
export const mostUnits = 5000;
const groups = 100;

/**
 * Delete-one jackknife standard errors of statistics that follow from weighted cross products
 * (Quenouille 1956; Tukey 1958): se^2 = (g-1)/g sum (statistic without unit i - statistic)^2. Units
 * are clusters, and cases that are in none; above 5,000 of them, 100 groups by a hash of the
 * cluster's or the case's identity, so that a cluster always stays whole. `df` is g - 1. Null with
 * a single unit, without the statistics, or where they cannot be had without some unit.
 *
 * @example jackknife([1, 2, 4, 5].map((y, i) => ({ id: `${i}`, w: 1, cluster: null, values: [y] })),
 *   [3], ({ w, sums }) => sums.map((sum) => sum / w)) // { df: 3, se: [0.91287] }
 */
export function jackknife(
  cases: readonly JackknifeCase[],
  statistics: readonly number[] | null,
  statisticsOf: (sums: CrossProducts) => readonly number[] | null,
): Jackknifed {
  const single = partsBy(cases, ({ cluster }, at) => JSON.stringify([cluster ?? at, cluster]));
  const units =
    single.size > mostUnits
      ? partsBy(cases, ({ cluster, id }) => `${groupOf(cluster ?? id)}`)
      : single;
  return jackknifeOfUnits(
    crossProducts(cases),
    units.size,
    [...units.values()].map((members) => crossProducts(members)),
    statistics,
    statisticsOf,
  );
}

function partsBy(
  cases: readonly JackknifeCase[],
  keyOf: (each: JackknifeCase, at: number) => string,
): Map<string, JackknifeCase[]> {
  const parts = new Map<string, JackknifeCase[]>();
  cases.forEach((each, at) => {
    const key = keyOf(each, at);
    const members = parts.get(key) ?? [];
    parts.set(key, members);
    members.push(each);
  });
  return parts;
}

/**
 * The same (Quenouille 1956; Tukey 1958) from the cross products of all cases and of each of `g`
 * units.
 *
 * @example
 * const units = [1, 2, 4, 5].map((y) => crossProducts([{ w: 1, values: [y] }]));
 * const all = crossProducts([1, 2, 4, 5].map((y) => ({ w: 1, values: [y] })));
 * jackknifeOfUnits(all, 4, units, [3], ({ w, sums }) => sums.map((sum) => sum / w))
 * // { df: 3, se: [0.91287] }
 */
export function jackknifeOfUnits(
  all: CrossProducts,
  g: number,
  units: Iterable<CrossProducts>,
  statistics: readonly number[] | null,
  statisticsOf: (sums: CrossProducts) => readonly number[] | null,
): Jackknifed {
  return finished(jackknifeSteps(all, g, units, statistics, statisticsOf));
}

/**
 * The same (Quenouille 1956; Tukey 1958) in steps, a unit each.
 *
 * @example
 * const units = [1, 2, 4, 5].map((y) => crossProducts([{ w: 1, values: [y] }]));
 * const all = crossProducts([1, 2, 4, 5].map((y) => ({ w: 1, values: [y] })));
 * finished(jackknifeSteps(all, 4, units, [3], ({ w, sums }) => sums.map((sum) => sum / w)))
 * // { df: 3, se: [0.91287] }
 */
export function* jackknifeSteps(
  all: CrossProducts,
  g: number,
  units: Iterable<CrossProducts>,
  statistics: readonly number[] | null,
  statisticsOf: (sums: CrossProducts) => readonly number[] | null,
): Steps<Jackknifed> {
  const df = g - 1;
  const none = { df, se: null, covariances: null };
  if (statistics === null || g < 2) return none;
  const products = statistics.map(() => statistics.map(() => 0));
  for (const unit of units) {
    const left = statisticsOf(without(all, unit));
    if (left === null) return none;
    const off = left.map((value, j) => value - (statistics[j] ?? 0));
    products.forEach((row, j) => {
      off.forEach((value, l) => {
        row[l] = (row[l] ?? 0) + (off[j] ?? 0) * value;
      });
    });
    yield;
  }
  const covariances = products.map((row) => row.map((sum) => (df / g) * sum));
  return { df, se: covariances.map((row, j) => Math.sqrt(row[j] ?? 0)), covariances };
}

/**
 * The group, 0 to 99, of an identity by its FNV-1a hash (Fowler, Noll and Vo 1991), so that it
 * stays there whatever else is counted.
 *
 * @example groupOf('r1') // 20
 */
export function groupOf(id: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(id)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0) % groups;
}
