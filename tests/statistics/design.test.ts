import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexScore } from '../../app/statistics/compositeIndex';
import {
  type DesignRow,
  designDegrees,
  designOf,
  designVariance,
} from '../../app/statistics/design';
import { designDistribution, designItems, designVariable } from '../../app/statistics/designItems';
import { distribution, type Row, variableSums } from '../../app/statistics/fromRows';
import { indexSums } from '../../app/statistics/indexFromRows';
import { mean } from '../../app/statistics/mean';
import { proportion } from '../../app/statistics/proportion';
import { quantile } from '../../app/statistics/quantile';
import { expectSame } from './expectSame';
import { rowwiseVariance } from './rowwise';
import { indicators, levels, ratings, sampleOf } from './samples';

const answer = (row: Row) => row;

/** A whole sample, with strata of known or unknown size, or without. */
function stratified(values: fc.Arbitrary<number>): fc.Arbitrary<(Row & DesignRow)[]> {
  const strata = fc.constantFrom(null, ['a'], ['a', 'b'], ['a', 'b', 'c']);
  return fc.tuple(sampleOf(values), strata, fc.boolean()).map(([rows, names, finite]) =>
    rows.map((row, i) => ({
      ...row,
      stratum: names ? (names[(i * 7) % names.length] ?? null) : null,
      population: finite ? 60 : null,
    })),
  );
}

describe('a design', () => {
  test('is simple with equal weights and nothing else', () => {
    expect(designOf([{ w: 2 }, { w: 2 }]).simple).toBe(true);
    expect(designOf([{ w: 2 }, { w: 1 }]).simple).toBe(false);
    expect(
      designOf([
        { w: 1, stratum: 'a' },
        { w: 1, stratum: 'a' },
      ]).simple,
    ).toBe(false);
    expect(
      designOf([
        { w: 1, population: 9 },
        { w: 1, population: 9 },
      ]).simple,
    ).toBe(false);
    expect(
      designOf([
        { w: 1, cluster: 'a' },
        { w: 1, cluster: 'a' },
      ]).simple,
    ).toBe(false);
  });

  test('drops respondents of weight 0 and refuses a weight that is none', () => {
    expect(designOf([{ w: 0 }, { w: 1 }]).members).toHaveLength(1);
    for (const w of [-1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => designOf([{ w }])).toThrow(RangeError);
  });

  test('cannot have more units than there are in the population', () => {
    const rows = [1, 2, 3].map(() => ({ w: 1, population: 2 }));
    expect(() => designOf(rows)).toThrow(RangeError);
    expect(() => designOf(rows.map((row) => ({ ...row, cluster: 'a' })))).not.toThrow();
    expect(() => designOf([{ w: 1, population: Number.NaN }])).toThrow(RangeError);
  });

  test('tells clusters of the same name in two strata apart', () => {
    const rows = ['a', 'a', 'b', 'b'].map((stratum) => ({ w: 1, stratum, cluster: '1' }));
    const design = designOf(rows);
    expect(designDegrees(design, [true, true, true, true])).toBe(0);
    expect(new Set(design.unitOf).size).toBe(2);
  });

  test('has the degrees of freedom of the units and strata with somebody in the base', () => {
    const rows = ['a', 'a', 'a', 'b', 'b', 'c'].map((stratum) => ({ w: 1, stratum }));
    const design = designOf(rows);
    expect(designDegrees(design, [true, true, false, true, false, false])).toBe(1);
    expect(
      designDegrees(
        design,
        rows.map(() => true),
      ),
    ).toBe(3);
    expect(
      designDegrees(
        design,
        rows.map(() => false),
      ),
    ).toBe(0);
  });
});

describe('the variance of a design', () => {
  test('of a simple sample is the textbook variance of the mean', () => {
    const rows = [1, 2, 4, 5].map((y) => ({ y, w: 1 }));
    const z = rows.map(({ y }) => (y - 3) / 4);
    expect(
      designVariance(
        designOf(rows),
        z,
        rows.map(() => true),
      ),
    ).toBeCloseTo(10 / 3 / 4, 14);
  });

  test('centres a stratum at its own mean, and a lonely unit at zero', () => {
    const rows = [
      { w: 1, stratum: 'a' },
      { w: 1, stratum: 'a' },
      { w: 1, stratum: 'b' },
    ];
    const all = rows.map(() => true);
    expect(designVariance(designOf(rows), [5, 5, 0], all)).toBe(0);
    expect(designVariance(designOf(rows), [5, 7, 0], all)).toBeCloseTo(4, 14);
    expect(designVariance(designOf(rows), [5, 5, 3], all)).toBeCloseTo(9, 14);
  });

  test('is smaller by the part of the population that was asked', () => {
    const rows = [1, 2, 4, 5].map((y) => ({ y, w: 1, population: 8 }));
    const z = rows.map(({ y }) => (y - 3) / 4);
    expect(
      designVariance(
        designOf(rows),
        z,
        rows.map(() => true),
      ),
    ).toBeCloseTo(5 / 12, 14);
    const census = designOf(rows.map((row) => ({ ...row, population: 4 })));
    expect(
      designVariance(
        census,
        z,
        rows.map(() => true),
      ),
    ).toBe(0);
  });

  test('is the formula row by row', () => {
    fc.assert(
      fc.property(stratified(ratings), (rows) => {
        const design = designOf(rows);
        const { base, variance } = designVariable(design, answer);
        fc.pre(base.n > 0);
        const m = base.wy / base.w;
        const literal = rowwiseVariance(
          rows.map((row) => ({ ...row, inBase: row.s, z: row.s ? (row.y - m) / base.w : 0 })),
        );
        expect(Math.abs(variance(m) - literal)).toBeLessThan(1e-12 + 1e-9 * literal);
      }),
      { numRuns: 500 },
    );
  });
});

describe('figures from rows and from sums', () => {
  test('are the same share, mean and median', () => {
    fc.assert(
      fc.property(sampleOf(indicators), sampleOf(ratings), levels, (shares, scores, level) => {
        const onRows = (rows: Row[]) => designVariable(designOf(rows), answer);
        expectSame(proportion(onRows(shares), level), proportion(variableSums(shares), level));
        expectSame(mean(onRows(scores), level), mean(variableSums(scores), level));
        expectSame(
          quantile(designDistribution(designOf(scores), answer), 0.5, level),
          quantile(distribution(scores), 0.5, level),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('are the same index', () => {
    fc.assert(
      fc.property(sampleOf(ratings), (rows) => {
        fc.pre(rows.length > 0);
        const answers = rows.map(({ y, s, ...row }, i) => ({
          ...row,
          items: [
            { y: y / 10, s },
            { y: y > 5 ? 1 : 0, s: s || i % 3 === 0 },
          ],
        }));
        const joint = designItems(designOf(answers), ({ items }) => items);
        expectSame(indexScore(joint, 0.95), indexScore(indexSums(answers), 0.95));
      }),
      { numRuns: 300 },
    );
  });
});

describe('the properties of section 15, with strata and finite populations', () => {
  const figures = (rows: (Row & DesignRow)[], level = 0.95) => [
    proportion(
      designVariable(designOf(rows), ({ y, s }) => ({ y: y > 5 ? 1 : 0, s })),
      level,
    ),
    mean(designVariable(designOf(rows), answer), level),
    quantile(designDistribution(designOf(rows), answer), 0.5, level),
  ];
  const anonymous = (rows: (Row & DesignRow)[]) =>
    figures(rows).map((figure) => ({ ...figure, weightedN: null }));

  test('multiplying all weights changes nothing but the weighted n', () => {
    const factor = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(stratified(ratings), factor, (rows, by) => {
        expectSame(anonymous(rows.map((row) => ({ ...row, w: row.w * by }))), anonymous(rows));
      }),
    );
  });

  test('the order of rows and the names of strata and clusters change nothing', () => {
    const mixed = stratified(ratings).chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    );
    fc.assert(
      fc.property(mixed, ([rows, shuffled]) => {
        const renamed = shuffled.map((row) => ({
          ...row,
          stratum: row.stratum ? `${row.stratum}!` : null,
          cluster: row.cluster ? `${row.cluster}?` : null,
        }));
        expectSame(figures(renamed), figures(rows));
      }),
    );
  });

  test('turning a share round mirrors it', () => {
    fc.assert(
      fc.property(stratified(indicators), (rows) => {
        const of = (turned: boolean) =>
          proportion(
            designVariable(designOf(rows), ({ y, s }) => ({ y: turned ? 1 - y : y, s })),
            0.95,
          );
        const [share, other] = [of(false), of(true)];
        const mirror = (value: number | null) => (value === null ? null : 1 - value);
        const { estimate, low, high } = share;
        const mirrored = { estimate: mirror(estimate), low: mirror(high), high: mirror(low) };
        expectSame(other, { ...share, ...mirrored });
      }),
    );
  });

  test('nothing is NaN or infinite', () => {
    fc.assert(
      fc.property(stratified(ratings), levels, (rows, level) => {
        for (const value of figures(rows, level).flatMap((figure) => Object.values(figure)))
          if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

test('an empty sample has no answers', () => {
  const empty = designOf<Row>([]);
  expect(proportion(designVariable(empty, answer), 0.95).reason).toBe('no_answers');
  expect(mean(designVariable(empty, answer), 0.95).reason).toBe('no_answers');
  expect(quantile(designDistribution(empty, answer), 0.5, 0.95).reason).toBe('no_answers');
});
