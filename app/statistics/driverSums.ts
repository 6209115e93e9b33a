import type { CrossProducts } from './crossProducts';
import type { DriverSums } from './drivers';
import { groupOf, jackknifeSteps, mostUnits } from './jackknife';

/** A case with all variables answered: the drivers in their order, then the outcome. */
export interface SummedCase {
  id: string;
  w: number;
  cluster: string | null;
  values: readonly number[];
}

/** w, then the sums of each variable, then the products of pairs j <= l, row by row. */
type Packed = Float64Array<ArrayBuffer>;

/**
 * Sums of cases for the importance of drivers, one case after the other, in memory that does not
 * grow with their number. Jackknife units are those of `jackknife`: clusters, and cases that are in
 * none, or above 5,000 of them 100 groups (Johnson 2000; Tukey 1958).
 *
 * @example
 * const sums = driverSums(1);
 * for (const [i, x] of [1, 2, 3, 5].entries())
 *   sums.add({ id: `${i}`, w: 1, cluster: null, values: [x, x ** 2] });
 * importanceOfSums(sums.result(), 0.95, 4) // { n: 4, rSquared: 0.96332 }
 */
export function driverSums(drivers: number): {
  add(given: SummedCase): void;
  result(): DriverSums;
} {
  const size = drivers + 1;
  const empty = (): Packed => new Float64Array(1 + size + (size * (size + 1)) / 2);
  const all = empty();
  const grouped = new Map<number, Packed>();
  let units: Map<string, Packed> | null = new Map();
  let n = 0;
  const low = new Array<number>(size).fill(Number.POSITIVE_INFINITY);
  const high = new Array<number>(size).fill(Number.NEGATIVE_INFINITY);
  // Any value near the means keeps digits; the first case has one.
  let centre: readonly number[] | null = null;
  return {
    add({ id, w, cluster, values }) {
      if (!(Number.isFinite(w) && w >= 0)) throw new RangeError(`a weight cannot be ${w}`);
      if (w === 0) return;
      centre ??= [...values];
      const around = centre;
      const centred = values.map((value, place) => value - (around[place] ?? 0));
      n += 1;
      values.forEach((value, place) => {
        low[place] = Math.min(low[place] ?? value, value);
        high[place] = Math.max(high[place] ?? value, value);
      });
      addCase(all, w, centred);
      addCase(known(grouped, groupOf(cluster ?? id), empty), w, centred);
      if (!units) return;
      addCase(known(units, JSON.stringify([cluster ?? n, cluster]), empty), w, centred);
      if (units.size > mostUnits) units = null;
    },
    result: () => {
      const left = units ?? grouped;
      return {
        n,
        isConstant: low.map((value, place) => value === high[place]),
        all: unpacked(all, size),
        jackknifed: (statistics, statisticsOf) =>
          jackknifeSteps(
            unpacked(all, size),
            left.size,
            (function* () {
              for (const unit of left.values()) yield unpacked(unit, size);
            })(),
            statistics,
            statisticsOf,
          ),
      };
    },
  };
}

function known<Key>(units: Map<Key, Packed>, key: Key, empty: () => Packed): Packed {
  const unit = units.get(key) ?? empty();
  units.set(key, unit);
  return unit;
}

function addCase(sums: Packed, w: number, values: readonly number[]): void {
  sums[0] = (sums[0] ?? 0) + w;
  let at = 1 + values.length;
  for (let j = 0; j < values.length; j += 1) {
    const value = w * (values[j] ?? 0);
    sums[1 + j] = (sums[1 + j] ?? 0) + value;
    for (let l = j; l < values.length; l += 1) {
      sums[at] = (sums[at] ?? 0) + value * (values[l] ?? 0);
      at += 1;
    }
  }
}

function unpacked(sums: Packed, size: number): CrossProducts {
  const products = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  let at = 1 + size;
  for (let j = 0; j < size; j += 1)
    for (let l = j; l < size; l += 1) {
      const product = sums[at] ?? 0;
      const [row, column] = [products[j], products[l]];
      if (row) row[l] = product;
      if (column) column[j] = product;
      at += 1;
    }
  return { w: sums[0] ?? 0, sums: [...sums.subarray(1, 1 + size)], products };
}
