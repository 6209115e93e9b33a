import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexScore, meanAbsoluteGap } from '../../app/statistics/compositeIndex';
import { type IndexRow, indexSums } from '../../app/statistics/indexFromRows';
import { rowwiseVariance } from './rowwise';
import { indicators, sampleOf } from './samples';

/** Respondents of weight 1; null is an item that was not answered. */
function answers(...rows: (number | null)[][]): IndexRow[] {
  return rows.map((items) => ({ w: 1, items: items.map((y) => ({ y: y ?? 0, s: y !== null })) }));
}

describe('an index', () => {
  test('is the mean of its items, and carries that the same people answered them', () => {
    const score = indexScore(indexSums(answers([1, 1], [1, 0], [0, 0])), 0.95);
    expect(score).toMatchObject({ n: 3, weightedN: 3, estimate: 0.5, df: 2, reason: null });
    expect(score).toMatchObject({ designEffect: null, effective: 3 });
    // the respondents' scores are 1, 1/2 and 0
    expect(score.se).toBeCloseTo(Math.sqrt(0.25 / 3), 15);
  });

  test('counts everybody if the weights are equal, without a remainder', () => {
    const rows = Array.from({ length: 30 }, (_, i) => ({ w: 0.1, items: [{ y: i % 2, s: true }] }));
    expect(indexScore(indexSums(rows), 0.95).effective).toBe(30);
  });

  test('weighs its items as it is told', () => {
    const sums = indexSums(answers([1, 1], [1, 0], [0, 0]));
    expect(indexScore(sums, 0.95, [0.75, 0.25]).estimate).toBeCloseTo(
      0.75 * (2 / 3) + 0.25 / 3,
      15,
    );
    expect(() => indexScore(sums, 0.95, [1])).toThrow(RangeError);
  });

  test('counts everybody with at least one item', () => {
    const sums = indexSums(answers([1, null], [null, 0], [0, 1], [null, null]));
    expect(indexScore(sums, 0.95)).toMatchObject({ n: 3, estimate: 0.5, df: 2 });
  });

  test('of nobody, or with an item that nobody answered, is null', () => {
    const nothing = { estimate: null, se: null, low: null, high: null, reason: 'no_answers' };
    expect(indexScore(indexSums([]), 0.95)).toMatchObject(nothing);
    expect(indexScore(indexSums(answers([null, null])), 0.95)).toMatchObject({ n: 0, ...nothing });
    const incomplete = indexScore(indexSums(answers([1, null], [0, null])), 0.95);
    expect(incomplete).toMatchObject({ n: 2, ...nothing });
    const sums = indexSums(answers([1, null], [0, null]));
    const remainder = sums.items.map((item, j) => (j === 0 ? item : { w: 1e-16, wy: 0 }));
    expect(indexScore({ ...sums, items: remainder }, 0.95)).toMatchObject(nothing);
  });

  test('of one respondent or one cluster has no standard error', () => {
    const alone = { estimate: 0.5, se: null, low: null, df: 0, reason: 'no_variance_estimate' };
    expect(indexScore(indexSums(answers([1, 0])), 0.95)).toMatchObject(alone);
    const rows = answers([1, 0], [0, 1]).map((row) => ({ ...row, cluster: 'a' }));
    expect(indexScore(indexSums(rows), 0.95)).toMatchObject(alone);
  });

  test('that does not vary has a standard error of 0', () => {
    const rows = Array.from({ length: 50 }, (_, i) => ({
      w: 1 + i / 7,
      items: [0.1, 0.7, 0.3].map((y) => ({ y, s: true })),
    }));
    expect(indexScore(indexSums(rows), 0.95).se).toBe(0);
    const clusters = rows.map((row, i) => ({ ...row, cluster: `${i % 4}` }));
    expect(indexScore(indexSums(clusters), 0.95).se).toBe(0);
  });

  test('has the variance of the formula row by row, with weights and clusters', () => {
    const item = fc.record({ y: fc.double({ min: 0, max: 1, noNaN: true }), s: fc.boolean() });
    const rows = sampleOf(indicators).chain((sample) =>
      fc.tuple(
        ...sample.map((row) =>
          fc.array(item, { minLength: 3, maxLength: 3 }).map((items) => ({ ...row, items })),
        ),
      ),
    );
    fc.assert(
      fc.property(rows, (rows) => {
        const sums = indexSums(rows);
        const weights = [0.5, 0.3, 0.2];
        const score = indexScore(sums, 0.95, weights);
        fc.pre(score.se !== null);
        const linearised = rows.map((row) => ({
          ...row,
          inBase: row.items.some(({ s }) => s),
          z: row.items.reduce((z, { y, s }, j) => {
            const { w, wy } = sums.items[j] ?? { w: 1, wy: 0 };
            return s ? z + ((weights[j] ?? 0) * (y - wy / w)) / w : z;
          }, 0),
        }));
        const rowwise = rowwiseVariance(linearised);
        expect(Math.abs((score.se ?? 0) ** 2 - rowwise)).toBeLessThan(1e-12 + 1e-9 * rowwise);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the mean absolute gap', () => {
  test('adds what the index lets cancel', () => {
    expect(meanAbsoluteGap([0.2, -0.1])).toBeCloseTo(0.15, 15);
    expect(meanAbsoluteGap([0.2, -0.1], [0.25, 0.75])).toBeCloseTo(0.125, 15);
  });

  test('needs every gap', () => {
    expect(meanAbsoluteGap([0.2, null])).toBeNull();
    expect(meanAbsoluteGap([])).toBeNull();
  });
});
