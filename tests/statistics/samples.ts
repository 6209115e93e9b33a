import fc from 'fast-check';
import { type Row, variableSums } from '../../app/statistics/fromRows';
import { mean } from '../../app/statistics/mean';
import { proportion } from '../../app/statistics/proportion';

/** Respondents of weight 1 who all answered. */
export function unweighted(values: readonly number[]): Row[] {
  return values.map((y) => ({ y, s: true, w: 1 }));
}

/** n respondents of weight 1, of whom x have the characteristic. */
export function counted(x: number, n: number): Row[] {
  return unweighted(Array.from({ length: n }, (_, i) => (i < x ? 1 : 0)));
}

export function shareOf(x: number, n: number, level = 0.95) {
  return proportion(variableSums(counted(x, n)), level);
}

export function meanOf(values: readonly number[], level = 0.95) {
  return mean(variableSums(unweighted(values)), level);
}

const weight = fc.oneof(fc.constant(1), fc.double({ min: 0.05, max: 20, noNaN: true }));
const cluster = fc.constantFrom(null, null, null, 'a', 'b', 'c');

/** A whole sample: weighted or not, with clusters or not, some respondents outside the base. */
export function sampleOf(values: fc.Arbitrary<number>): fc.Arbitrary<Row[]> {
  const row = fc.record({ y: values, s: fc.boolean(), w: weight, cluster });
  const rows = fc.array(row, { maxLength: 25 });
  return fc.tuple(rows, fc.boolean(), fc.boolean()).map(([rows, weighted, clustered]) =>
    rows.map((each) => ({
      ...each,
      w: weighted ? each.w : 1,
      cluster: clustered ? each.cluster : null,
    })),
  );
}

export const indicators = fc.constantFrom(0, 1);
export const ratings = fc.integer({ min: 0, max: 10 });
export const levels = fc.constantFrom(0.8, 0.9, 0.95, 0.99);
