import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { variableSums } from '../../app/statistics/fromRows';
import {
  degreesOfFreedom,
  inBase,
  isSimple,
  linearVariance,
  unitFactor,
  withoutRounding,
} from '../../app/statistics/sums';
import { rowwiseVariance } from './rowwise';
import { ratings, sampleOf, unweighted } from './samples';

describe('a design', () => {
  test('is simple if all weights are equal and nobody belongs to a cluster', () => {
    expect(isSimple({ n: 3, w: 6, w2: 12, units: 3 })).toBe(true);
    expect(isSimple({ n: 3, w: 6, w2: 14, units: 3 })).toBe(false);
    expect(isSimple({ n: 3, w: 6, w2: 12, units: 2 })).toBe(false);
  });

  test('stays simple when equal weights carry rounding', () => {
    expect(isSimple({ n: 3, w: 6, w2: 12 * (1 + 1e-11), units: 3 })).toBe(true);
    expect(isSimple({ n: 3, w: 6, w2: 12 * (1 + 1e-9), units: 3 })).toBe(false);
  });

  test('counts the units of the whole sample, a simple one those in the base', () => {
    expect(unitFactor({ n: 5, w: 6, w2: 12, units: 5 }, 3)).toBe(1.25);
    expect(unitFactor({ n: 5, w: 5, w2: 5, units: 5 }, 3)).toBe(1.5);
  });

  test('with a single unit is not centred', () => {
    expect(unitFactor({ n: 4, w: 4, w2: 4, units: 1 }, 1)).toBe(1);
  });
});

describe('the base', () => {
  const sums = variableSums([
    { y: 1, s: true, w: 1, cluster: 'a' },
    { y: 0, s: true, w: 1, cluster: 'a' },
    { y: 0, s: true, w: 1 },
  ]);

  test('adds own units and clusters', () => {
    expect(inBase(sums)).toEqual({ n: 3, w: 3, wy: 1, wyy: 1, w2: 3 });
    const weighted = [
      { y: 1, s: true, w: 2 },
      { y: 0, s: true, w: 1 },
    ];
    expect(inBase(variableSums(weighted))).toMatchObject({ n: 2, w: 3, wy: 2, wyy: 2, w2: 5 });
  });

  test('has a degree of freedom for every unit in it but one', () => {
    expect(degreesOfFreedom(sums)).toBe(1);
  });

  test('is not changed by a cluster of which nobody is in it, whatever is left in its sums', () => {
    const empty = { n: 0, w: 0.1, wy: -0.1, wyy: 0.1, w2: 0.1 };
    const more = { ...sums, clusters: [...sums.clusters, empty] };
    expect(inBase(more)).toEqual(inBase(sums));
    expect(degreesOfFreedom(more)).toBe(1);
    expect(linearVariance(more, 1 / 3)).toBe(linearVariance(sums, 1 / 3));
    const own = { ...empty, w2y: 0.1, w2yy: 0.1 };
    const { clusters } = sums;
    expect(inBase({ ...sums, own, clusters })).toMatchObject({ n: 2, w: 2, wy: 1 });
    expect(linearVariance({ ...sums, own, clusters }, 0.5)).toBe(0);
  });
});

describe('the variance of a mean', () => {
  test('of an unweighted sample is that of the answers over their number', () => {
    expect(linearVariance(variableSums(unweighted([1, 2, 4, 5])), 3)).toBeCloseTo(10 / 3 / 4, 15);
  });

  test('is 0 where nothing varies, also if the sums do not quite cancel', () => {
    const rows = Array.from({ length: 1000 }, (_, i) => ({ y: 0.1, s: true, w: 1 + i * 0.0017 }));
    const sums = variableSums(rows);
    const { w, wy } = inBase(sums);
    expect(linearVariance(sums, wy / w)).toBe(0);
  });

  test('is 0 for an empty base', () => {
    expect(linearVariance(variableSums([{ y: 1, s: false, w: 1 }]), 0)).toBe(0);
  });

  test('from sums equals the formula row by row, with weights and clusters', () => {
    fc.assert(
      fc.property(sampleOf(ratings), (rows) => {
        const sums = variableSums(rows);
        fc.pre(degreesOfFreedom(sums) > 0);
        const { w, wy } = inBase(sums);
        const rowwise = rowwiseVariance(
          rows.map((row) => ({ ...row, inBase: row.s, z: row.s ? (row.y - wy / w) / w : 0 })),
        );
        expect(Math.abs(linearVariance(sums, wy / w) - rowwise)).toBeLessThan(
          1e-11 + 1e-9 * rowwise,
        );
      }),
      { numRuns: 500 },
    );
  });
});

test('a remainder of rounding is no difference', () => {
  expect(withoutRounding(1e-13, 1)).toBe(0);
  expect(withoutRounding(-1e-17, 1)).toBe(0);
  expect(withoutRounding(1e-11, 1)).toBe(1e-11);
});
