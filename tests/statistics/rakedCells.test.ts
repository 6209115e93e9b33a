import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calibrationOf } from '../../app/statistics/calibration';
import { cellVariance } from '../../app/statistics/cellVariance';
import { indexScore } from '../../app/statistics/compositeIndex';
import { type Design, designOf } from '../../app/statistics/design';
import { designDistribution, designItems, designVariable } from '../../app/statistics/designItems';
import { mean } from '../../app/statistics/mean';
import { rankingFigures } from '../../app/statistics/meanRanks';
import { shareOfMentions } from '../../app/statistics/mentions';
import { proportion } from '../../app/statistics/proportion';
import { quantile } from '../../app/statistics/quantile';
import { type RakedWeights, rakedItems } from '../../app/statistics/rakedCells';
import { rakedRanking } from '../../app/statistics/rakedRanking';
import { rakedDistribution, rakedVariable } from '../../app/statistics/rakedVariable';
import { rakedWeights } from '../../app/statistics/rakedWeights';
import { rankingSums } from '../../app/statistics/rankingFromRows';
import {
  cellDistribution,
  cellItems,
  cellRanking,
  cellVariable,
  membersOf,
  rakingCell,
  type Surveyed,
  surveyed,
} from './cells';
import { expectSame } from './expectSame';
import { columnsOf, rowwiseVariance } from './rowwise';

/** Cells with factors, as raking could give them, and the same respondents one by one. */
interface Both {
  cells: Surveyed[][];
  weights: RakedWeights;
  design: Design<Surveyed>;
}

/** Any factors will do: which ones raking finds is no matter of the variance. */
const both = fc
  .tuple(
    surveyed,
    fc.array(fc.double({ min: 0.3, max: 3, noNaN: true }), { minLength: 12, maxLength: 12 }),
    fc.constantFrom('calibrated', 'fixed', 'unraked'),
  )
  .map(([rows, some, variance]): Both => {
    const cells = membersOf(rows);
    const factors = cells.map((_, at) => (variance === 'unraked' ? 1 : (some[at] ?? 1)));
    const calibrated = variance === 'calibrated';
    const ordered = cells.flat();
    const raked = cells.flatMap((members, at) =>
      members.map((row) => ({ ...row, w: row.w * (factors[at] ?? 1) })),
    );
    const single = calibrationOf(
      ordered.map(({ w, categories }) => ({ n: 1, weight: w, categories })),
    );
    return {
      cells,
      weights: { factors, calibration: calibrated ? calibrationOf(cells.map(rakingCell)) : null },
      design: designOf(raked, calibrated ? single : null),
    };
  });
const runs = { numRuns: 300 };

describe('from the sums of raked cells comes, as from the rows,', () => {
  test('a share', () => {
    fc.assert(
      fc.property(both, ({ cells, weights, design }) => {
        const binary = (row: Surveyed) => row.answers.map(({ y, s }) => ({ y: y > 2 ? 1 : 0, s }));
        const turned = cells.map((members) =>
          members.map((row) => ({ ...row, answers: binary(row) })),
        );
        expectSame(
          proportion(
            rakedVariable(
              weights,
              turned.map((each) => cellVariable(each, 0)),
            ),
            0.95,
          ),
          proportion(
            designVariable(design, (row) => binary(row)[0] ?? { y: 0, s: false }),
            0.95,
          ),
        );
      }),
      runs,
    );
  });

  test('a mean', () => {
    fc.assert(
      fc.property(both, ({ cells, weights, design }) => {
        expectSame(
          mean(
            rakedVariable(
              weights,
              cells.map((each) => cellVariable(each, 1)),
            ),
            0.9,
          ),
          mean(
            designVariable(design, ({ answers }) => answers[1] ?? { y: 0, s: false }),
            0.9,
          ),
        );
      }),
      runs,
    );
  });

  test('a median', () => {
    fc.assert(
      fc.property(both, ({ cells, weights, design }) => {
        const ofCells = rakedDistribution(
          weights,
          cells.map((each) => cellDistribution(each, 2)),
        );
        const ofRows = designDistribution(
          design,
          ({ answers }) => answers[2] ?? { y: 0, s: false },
        );
        expectSame(quantile(ofCells, 0.5, 0.95), quantile(ofRows, 0.5, 0.95));
      }),
      runs,
    );
  });

  test('an index', () => {
    fc.assert(
      fc.property(both, ({ cells, weights, design }) => {
        const answersOf = ({ answers }: Surveyed) => answers;
        const ofCells = rakedItems(
          weights,
          cells.map((each) => cellItems(each, answersOf)),
        );
        expectSame(
          indexScore(ofCells, 0.95, [0.5, 0.3, 0.2]),
          indexScore(designItems(design, answersOf), 0.95, [0.5, 0.3, 0.2]),
        );
      }),
      runs,
    );
  });

  test('a share of mentions', () => {
    fc.assert(
      fc.property(both, ({ cells, weights, design }) => {
        const answersOf = ({ answers }: Surveyed) => {
          const [first] = answers;
          const ticks = answers.map(({ y }) => (y > 2 ? 1 : 0));
          const s = first?.s ?? false;
          return [
            { y: ticks[0] ?? 0, s },
            { y: ticks.reduce((sum: number, tick) => sum + tick, 0), s },
          ];
        };
        expectSame(
          shareOfMentions(
            rakedItems(
              weights,
              cells.map((each) => cellItems(each, answersOf)),
            ),
            0.95,
          ),
          shareOfMentions(designItems(design, answersOf), 0.95),
        );
      }),
      runs,
    );
  });

  test('a ranking with its covariances', () => {
    fc.assert(
      fc.property(both, ({ cells, weights, design }) => {
        expectSame(
          rankingFigures(rakedRanking(weights, cells.map(cellRanking)), 0.95),
          rankingFigures(
            rankingSums(design, ({ entries }) => entries, 3),
            0.95,
          ),
        );
      }),
      runs,
    );
  });
});

test('the variance of residuals is that of least squares, row by row', () => {
  fc.assert(
    fc.property(both, ({ cells, weights, design }) => {
      fc.pre(weights.calibration !== null);
      const variable = rakedVariable(
        weights,
        cells.map((each) => cellVariable(each, 0)),
      );
      const { base, variance } = variable;
      fc.pre(base.n > 0);
      const m = base.wy / base.w;
      const ordered = cells.flat();
      const literal = rowwiseVariance(
        design.members.map(({ w, cluster, answers: [first] }) => ({
          w,
          cluster: cluster ?? null,
          inBase: first?.s ?? false,
          z: first?.s ? (first.y - m) / base.w : 0,
        })),
        {
          d: ordered.map(({ w }) => w),
          x: columnsOf(ordered.map(({ categories }) => categories)),
        },
      );
      expect(Math.abs(variance(m) - literal)).toBeLessThan(1e-11 + 1e-8 * literal);
    }),
    { numRuns: 500 },
  );
});

describe('with a calibration too', () => {
  const shareOf = (weights: RakedWeights, cells: readonly Surveyed[][], turned = false) =>
    proportion(
      rakedVariable(
        weights,
        cells.map((members) =>
          cellVariable(
            members.map((row) => ({
              ...row,
              answers: row.answers.map(({ y, s }) => ({ y: y > 2 !== turned ? 1 : 0, s })),
            })),
            0,
          ),
        ),
      ),
      0.95,
    );

  test('turning a share round mirrors it and its limits, and leaves the bases', () => {
    fc.assert(
      fc.property(both, ({ cells, weights }) => {
        const share = shareOf(weights, cells);
        const mirror = (value: number | null) => (value === null ? null : 1 - value);
        const { estimate, low, high } = share;
        const mirrored = { estimate: mirror(estimate), low: mirror(high), high: mirror(low) };
        expectSame(shareOf(weights, cells, true), { ...share, ...mirrored });
      }),
      runs,
    );
  });

  test('multiplying all weights changes nothing but the weighted n', () => {
    const by = fc.double({ min: 1e-2, max: 1e2, noNaN: true });
    fc.assert(
      fc.property(both, by, by, ({ cells, weights }, ofBase, ofFactors) => {
        const multiplied = cells.map((members) =>
          members.map((row) => ({ ...row, w: row.w * ofBase })),
        );
        const { factors, calibration } = weights;
        const other = shareOf(
          {
            factors: factors.map((factor) => factor * ofFactors),
            calibration: calibration && calibrationOf(multiplied.map(rakingCell)),
          },
          multiplied,
        );
        expectSame({ ...other, weightedN: 0 }, { ...shareOf(weights, cells), weightedN: 0 });
      }),
      runs,
    );
  });

  test('the order of the cells changes nothing', () => {
    fc.assert(
      fc.property(both, ({ cells, weights: { factors, calibration } }) => {
        const reversed = [...cells].reverse();
        const turned = {
          factors: [...factors].reverse(),
          calibration: calibration && calibrationOf(reversed.map(rakingCell)),
        };
        expectSame(shareOf(turned, reversed), shareOf({ factors, calibration }, cells));
      }),
      runs,
    );
  });

  test('nothing is NaN or infinite', () => {
    fc.assert(
      fc.property(both, ({ cells, weights }) => {
        for (const value of Object.values(shareOf(weights, cells)))
          if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
      }),
      runs,
    );
  });
});

test('residuals of a variable that is a margin leave nothing', () => {
  const rows: Surveyed[] = ['f', 'f', 'm', 'f', 'm'].map((sex) => ({
    w: 1,
    categories: [sex],
    answers: [{ y: sex === 'f' ? 1 : 0, s: true }],
    entries: null,
  }));
  const cells = membersOf(rows);
  const calibration = calibrationOf(cells.map(rakingCell));
  const variables = cells.map((each) => cellVariable(each, 0));
  const share = proportion(rakedVariable({ factors: [1, 1.2], calibration }, variables), 0.95);
  expect(share).toMatchObject({ se: 0, designEffect: 0, effective: 5, intervalBase: 5 });
  const fixed = proportion(
    rakedVariable({ factors: [1, 1.2], calibration: null }, variables),
    0.95,
  );
  expect(fixed.se).toBeGreaterThan(0.1);
});

test('a cell outside the segment counts in the variance, by its residuals too', () => {
  const own = { w: 4, w2: 4, wz: 0, w2z: 0, w2zz: 0.625, size: 5 };
  const outside = { w: 2, w2: 2, wz: 0, w2z: 0, w2zz: 0, size: 0 };
  const inside = { factor: 1, fit: 0, own, clusters: [] };
  expect(cellVariance([inside], 4)).toBeCloseTo(10 / 3 / 4, 14);
  const two = [inside, { factor: 1, fit: 0, own: outside, clusters: [] }];
  expect(cellVariance(two, 6)).toBeCloseTo((6 / 5) * 0.625, 14);
  const fitted = [inside, { factor: 1, fit: 0.1, own: outside, clusters: [] }];
  expect(cellVariance(fitted, 6)).toBeCloseTo((6 / 5) * (0.625 + 0.02 - 0.04 / 6), 14);
});

test('a cluster that reaches over cells is one unit, and a single unit is not centred', () => {
  const own = { w: 0, w2: 0, wz: 0, w2z: 0, w2zz: 0, size: 0 };
  const cell = (factor: number, cluster: string, wz: number) => ({
    factor,
    fit: 0,
    own,
    clusters: [{ cluster, w: 1, wz, size: 10 }],
  });
  expect(cellVariance([cell(2, 'a', 3), cell(1, 'a', 4)], 1)).toBe(100);
  expect(cellVariance([cell(1, 'a', 3), cell(1, 'b', -3)], 2)).toBe(36);
  expect(cellVariance([], 0)).toBe(0);
});

test('what is left in the sums of an empty base changes nothing', () => {
  const sample = { n: 5, w: 5, w2: 5 };
  const base = { n: 5, w: 5, wy: 2, wyy: 2, w2: 5, w2y: 2, w2yy: 2 };
  const left = { n: 0, w: 0.1, wy: -0.1, wyy: 0.1, w2: 0.1, w2y: 0.1, w2yy: 0.1 };
  const none = { n: 0, w: 0, wy: 0, wyy: 0, w2: 0, w2y: 0, w2yy: 0 };
  const shareWith = (empty: typeof none) => {
    const clusters = [{ cluster: 'a', sample, base: empty }];
    const cells = [
      { own: { sample, base }, clusters: [] },
      { own: { sample, base: empty }, clusters },
    ];
    return proportion(rakedVariable({ factors: [1, 2], calibration: null }, cells), 0.95);
  };
  expect(shareWith(left)).toEqual(shareWith(none));
  expect(shareWith(left)).toMatchObject({ n: 5, estimate: 0.4 });
});

test('nobody at all has no answers', () => {
  const weights: RakedWeights = { factors: [], calibration: null };
  expect(indexScore(rakedItems(weights, []), 0.95).reason).toBe('no_answers');
});

describe('weights for a population', () => {
  const cells = (women: number, men: number) => [
    { n: women, weight: women, categories: ['f'] },
    { n: men, weight: men, categories: ['m'] },
  ];
  const margins = [
    {
      variable: 'sex',
      targets: [
        { category: 'f', share: 0.5 },
        { category: 'm', share: 0.5 },
      ],
    },
  ];

  test('are calibrated with ten respondents a column, fixed below', () => {
    expect(rakedWeights(cells(14, 6), margins)).toMatchObject({
      status: 'converged',
      factors: [expect.closeTo(10 / 14, 12), expect.closeTo(10 / 6, 12)],
      calibration: { columns: 2 },
    });
    expect(rakedWeights(cells(14, 5), margins)).toMatchObject({ calibration: null });
  });

  test('are not released without a respondent in a category', () => {
    expect(rakedWeights(cells(14, 6).slice(0, 1), margins)).toMatchObject({ code: 'empty_cell' });
  });
});
