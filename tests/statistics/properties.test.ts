import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexScore } from '../../app/statistics/compositeIndex';
import { distribution, type Row, variableSums } from '../../app/statistics/fromRows';
import { gapOfMeans, gapOfProportions, gapOfQuantiles } from '../../app/statistics/gap';
import { indexSums } from '../../app/statistics/indexFromRows';
import { mark } from '../../app/statistics/marks';
import { mean } from '../../app/statistics/mean';
import { proportion } from '../../app/statistics/proportion';
import { quantile } from '../../app/statistics/quantile';
import { expectSame } from './expectSame';
import { indicators, levels, ratings, sampleOf } from './samples';

const shares = sampleOf(indicators);
const scores = sampleOf(ratings);

const shareOf = (rows: readonly Row[], level = 0.95) => proportion(variableSums(rows), level);
const meanOf = (rows: readonly Row[], level = 0.95) => mean(variableSums(rows), level);
const medianOf = (rows: readonly Row[], level = 0.95) => quantile(distribution(rows), 0.5, level);
const scoreOf = (rows: readonly Row[], level = 0.95) =>
  indexScore(indexSums(rows.map(({ y, s, ...row }) => ({ ...row, items: [{ y, s }] }))), level);

/** Every kind of figure of one audience, for what holds of all of them. */
function figures(rows: readonly Row[], level = 0.95) {
  return [shareOf, meanOf, medianOf, scoreOf].map((figure) => figure(rows, level));
}

/** The same figure, were it not for the total of the weights. */
function withoutWeightedN<Figure extends { weightedN: number }>(figure: Figure) {
  return { ...figure, weightedN: null };
}

describe('for all samples', () => {
  test('multiplying the weights by a constant changes nothing but the weighted n', () => {
    const factors = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(shares, factors, (rows, factor) => {
        const multiplied = rows.map((row) => ({ ...row, w: row.w * factor }));
        figures(multiplied).forEach((figure, at) => {
          const original = figures(rows)[at];
          if (original) expectSame(withoutWeightedN(figure), withoutWeightedN(original));
          expectSame(figure.weightedN / factor, original?.weightedN);
        });
      }),
    );
  });

  test('the order of the respondents and the names of the clusters change nothing', () => {
    fc.assert(
      fc.property(
        scores.chain((rows) => fc.tuple(fc.constant(rows), shuffled(rows))),
        (pair) => {
          const [rows, mixed] = pair;
          const renamed = mixed.map((row) => ({
            ...row,
            cluster: row.cluster ? `${row.cluster}!` : null,
          }));
          expectSame(figures(renamed), figures(rows));
        },
      ),
    );
  });

  test('weights that are all equal do as no weights', () => {
    fc.assert(
      fc.property(scores, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (rows, w) => {
        const equal = figures(rows.map((row) => ({ ...row, w })));
        const none = figures(rows.map((row) => ({ ...row, w: 1 })));
        expectSame(equal.map(withoutWeightedN), none.map(withoutWeightedN));
      }),
    );
  });

  test('turning a share round mirrors it and its limits, and leaves the bases', () => {
    fc.assert(
      fc.property(shares, levels, (rows, level) => {
        const share = shareOf(rows, level);
        const { estimate, low, high } = share;
        const mirror = (value: number | null) => (value === null ? null : 1 - value);
        const turned = rows.map((row) => ({ ...row, y: 1 - row.y }));
        const mirrored = { estimate: mirror(estimate), low: mirror(high), high: mirror(low) };
        expectSame(shareOf(turned, level), { ...share, ...mirrored });
      }),
    );
  });

  test('adding a constant to a numeric item shifts mean, median and limits only', () => {
    fc.assert(
      fc.property(scores, fc.integer({ min: -50, max: 50 }), (rows, constant) => {
        const moved = rows.map((row) => ({ ...row, y: row.y + constant }));
        for (const figureOf of [meanOf, medianOf]) {
          const figure = figureOf(rows);
          const shift = (value: number | null) => (value === null ? null : value + constant);
          const { estimate, low, high } = figure;
          const limits = { estimate: shift(estimate), low: shift(low), high: shift(high) };
          expectSame(figureOf(moved), { ...figure, ...limits });
        }
      }),
    );
  });
});

function shuffled(rows: readonly Row[]): fc.Arbitrary<Row[]> {
  return fc.shuffledSubarray([...rows], { minLength: rows.length });
}

/** The gaps that two samples can have, with their p-values where they have one. */
function gaps(manager: readonly Row[], consumer: readonly Row[], level = 0.95) {
  return [
    gapOfProportions(shareOf(manager, level), shareOf(consumer, level), level),
    gapOfMeans(meanOf(manager, level), meanOf(consumer, level), level),
    gapOfMeans(scoreOf(manager, level), scoreOf(consumer, level), level),
    gapOfQuantiles(medianOf(manager, level), medianOf(consumer, level)),
  ];
}

describe('for all pairs of samples', () => {
  test('swapping the audiences turns gap and interval round and leaves the p-value', () => {
    const opposite = (value: number | null) => (value === null ? null : -value);
    fc.assert(
      fc.property(shares, shares, levels, (manager, consumer, level) => {
        const swapped = gaps(consumer, manager, level);
        gaps(manager, consumer, level).forEach((gap, at) => {
          const { value, low, high, p, reason } = swapped[at] ?? gap;
          expectSame(
            { value: gap.value, low: gap.low, high: gap.high, p: gap.p, reason: gap.reason },
            { value: opposite(value), low: opposite(high), high: opposite(low), p, reason },
          );
        });
      }),
    );
  });

  test('a gap is significant exactly when its interval excludes 0', () => {
    fc.assert(
      fc.property(shares, shares, levels, (manager, consumer, level) => {
        for (const { low, high, p } of gaps(manager, consumer, level)) {
          if (p === null || low === null || high === null) continue;
          expect(p < 1 - level).toBe(low > 0 || high < 0);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('an index of one item has the gap of the means of that item', () => {
    fc.assert(
      fc.property(shares, shares, (manager, consumer) => {
        const [, ofMeans, ofScores] = gaps(manager, consumer);
        expectSame(ofScores, ofMeans);
      }),
    );
  });

  test('no figure is ever NaN or infinite', () => {
    fc.assert(
      fc.property(scores, shares, levels, (first, second, level) => {
        const everything = [
          ...figures(first, level),
          ...figures(second, level),
          ...gaps(second, second.slice(1), level),
          ...gaps(second.slice(0, 2), second, level),
          gapOfMeans(meanOf(first, level), meanOf(second, level), level),
          gapOfQuantiles(medianOf(first, level), medianOf(second, level)),
        ];
        for (const value of everything.flatMap((figure) => Object.values(figure))) {
          if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
        }
        for (const { n, effective } of figures(first, level)) {
          expect(effective === null).toBe(n === 0);
          expect(mark(n, effective) === null).toBe(n === 0);
        }
      }),
      { numRuns: 300 },
    );
  });
});

test('two identical items give the standard error of one', () => {
  fc.assert(
    fc.property(shares, (rows) => {
      const twice = rows.map(({ y, s, ...row }) => ({
        ...row,
        items: [
          { y, s },
          { y, s },
        ],
      }));
      expectSame(indexScore(indexSums(twice), 0.95), scoreOf(rows));
    }),
  );
});
