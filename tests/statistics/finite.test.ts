import fc from 'fast-check';
import { expect, test } from 'vitest';
import { heterogeneity, trend } from '../../app/statistics/acrossGaps';
import { driverSums } from '../../app/statistics/driverSums';
import { type DriverCase, driverImportance, importanceOfSums } from '../../app/statistics/drivers';
import { type Row, variableSums } from '../../app/statistics/fromRows';
import { gapOfProportions } from '../../app/statistics/gap';
import { importanceGaps } from '../../app/statistics/importanceGap';
import { mean } from '../../app/statistics/mean';
import { changeOfPredictionErrors, predictionError } from '../../app/statistics/predictionError';
import { proportion } from '../../app/statistics/proportion';
import { levels } from './samples';

/** Where a result holds a number that is none, by path. */
function unfinite(value: unknown, at = 'result'): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${at} is ${value}`];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => unfinite(inner, `${at}.${key}`));
}

/** Weights as far apart as any survey's, nearly nothing and zero among them. */
const weights = fc.constantFrom(1, 1, 1, 0.3, 0, 1e-12, 1e-6, 1e6, 1e12);
const positive = weights.filter((w) => w > 0);
const clusters = fc.constantFrom(null, null, 'a', 'b');
const numRuns = 400;

/** Rows that are empty, one, all the same, or anything. */
const rowsOf = (values: fc.Arbitrary<number>): fc.Arbitrary<Row[]> => {
  const rows = (value: fc.Arbitrary<number>, maxLength: number) =>
    fc.array(fc.record({ y: value, s: fc.boolean(), w: positive, cluster: clusters }), {
      maxLength,
    });
  return fc.oneof(
    rows(values, 1),
    rows(values, 12),
    values.chain((value) => rows(fc.constant(value), 12)),
  );
};

/** Cases of two drivers: too few, all the same, one driver twice the other, tiny or huge answers. */
const cases: fc.Arbitrary<DriverCase[]> = fc
  .record({
    size: fc.constantFrom(1e-9, 1, 1, 1, 1e9),
    from: fc.constantFrom(0, 0, 1e6),
    isSame: fc.boolean(),
    isTwice: fc.boolean(),
    isWeighted: fc.boolean(),
    given: fc.array(
      fc.record({
        w: weights,
        cluster: clusters,
        values: fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: 1, max: 5 }))),
      }),
      { maxLength: 14 },
    ),
  })
  .map(({ size, from, isSame, isTwice, isWeighted, given }) =>
    given.map(({ w, cluster, values }, at) => {
      const [x = 0, y = 0, z = 0] = isSame ? [3, 3, 3] : values;
      const [outcome = 0, ...drivers] = [z, x, isTwice ? 2 * x : y].map(
        (value) => from + size * value,
      );
      return { id: `${at}`, w: isWeighted ? w : 1, cluster, outcome, drivers };
    }),
  );

test('drivers and their gaps are never NaN or infinite', () => {
  fc.assert(
    fc.property(cases, cases, levels, (first, second, level) => {
      const sides = [first, second].map((side) => driverImportance(side, level, 1));
      const summed = [first, second].map((side) => {
        const sums = driverSums(2);
        for (const { outcome, drivers, cluster, ...given } of side)
          sums.add({ ...given, cluster: cluster ?? null, values: [...drivers, outcome] });
        return importanceOfSums(sums.result(), level, 1);
      });
      expect(unfinite([sides, summed])).toEqual([]);
      const [manager, consumer] = sides;
      if (manager?.status !== 'ok' || consumer?.status !== 'ok') return;
      expect(unfinite(importanceGaps(manager, consumer, level))).toEqual([]);
    }),
    { numRuns },
  );
});

test('heterogeneity and trends of gaps are never NaN or infinite', () => {
  const side = rowsOf(fc.constantFrom(0, 1));
  const times = fc.constantFrom(0, 0, 1e-9, 1, 2021, 2021.5, 1e6);
  fc.assert(
    fc.property(fc.array(fc.tuple(side, side, times), { maxLength: 5 }), levels, (waves, level) => {
      const gaps = waves.map(([manager, consumer, time]) => {
        const share = (rows: readonly Row[]) => proportion(variableSums(rows), level);
        return { ...gapOfProportions(share(manager), share(consumer), level), time };
      });
      expect(unfinite([gaps, heterogeneity(gaps, level), trend(gaps, level)])).toEqual([]);
    }),
    { numRuns },
  );
});

test('heterogeneity and trends of intervals without width are never NaN or infinite', () => {
  const gap = fc.record({
    value: fc.constantFrom(-1, 0, 0.25, 1),
    half: fc.constantFrom(0, 0, 1e-300, 1e-160, 1e-12, 0.1, 1),
    time: fc.constantFrom(0, 0, 1e-9, 1, 2021),
  });
  fc.assert(
    fc.property(fc.array(gap, { maxLength: 5 }), levels, (given, level) => {
      const gaps = given.map(({ value, half, time }) => ({
        ...{ value, time },
        low: value - half,
        high: value + half,
      }));
      expect(unfinite([heterogeneity(gaps, level), trend(gaps, level)])).toEqual([]);
    }),
    { numRuns },
  );
});

test('errors of prediction and their changes are never NaN or infinite', () => {
  const wave = fc.tuple(rowsOf(fc.constantFrom(0, 0.35, 1)), rowsOf(fc.constantFrom(0, 1)));
  fc.assert(
    fc.property(wave, wave, levels, (now, before, level) => {
      const [later, earlier] = [now, before].map(([predicted, actual]) => ({
        prediction: mean(variableSums(predicted), level),
        actual: proportion(variableSums(actual), level),
      }));
      if (!later || !earlier) return;
      expect(unfinite(predictionError(later.prediction, later.actual, level))).toEqual([]);
      expect(unfinite(changeOfPredictionErrors(later, earlier, level))).toEqual([]);
    }),
    { numRuns },
  );
});
