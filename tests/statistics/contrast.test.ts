import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  differenceOfMeanGaps,
  differenceOfProportionGaps,
} from '../../app/statistics/differenceOfGaps';
import { gapOfMeans, gapOfProportions } from '../../app/statistics/gap';
import { contrastOfMeans } from '../../app/statistics/meanContrast';
import { mover } from '../../app/statistics/mover';
import { noAnswers } from '../../app/statistics/proportion';
import { contrastOfProportions } from '../../app/statistics/proportionContrast';
import { contrastOfQuantiles } from '../../app/statistics/quantileContrast';
import { levels, meanOf, shareOf } from './samples';

const counts = fc
  .integer({ min: 1, max: 200 })
  .chain((n) => fc.integer({ min: 0, max: n }).map((x) => ({ x, n })));
const values = fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 2, maxLength: 12 });

describe('the difference of two gaps of shares', () => {
  test('is MOVER on the intervals of the two gaps', () => {
    fc.assert(
      fc.property(counts, counts, counts, counts, levels, (a, b, c, d, level) => {
        const [first, second] = [
          { manager: shareOf(a.x, a.n, level), consumer: shareOf(b.x, b.n, level) },
          { manager: shareOf(c.x, c.n, level), consumer: shareOf(d.x, d.n, level) },
        ];
        const located = ({ manager, consumer }: typeof first) => {
          const { value, low, high } = gapOfProportions(manager, consumer, level);
          return { estimate: value ?? 0, low: low ?? 0, high: high ?? 0 };
        };
        const nested = mover([located(first)], [located(second)]);
        const difference = differenceOfProportionGaps(first, second, level);
        expect(difference.low).toBeCloseTo(nested.low, 12);
        expect(difference.high).toBeCloseTo(nested.high, 12);
      }),
    );
  });

  test('is significant exactly when its interval excludes 0, and turns round with its sides', () => {
    fc.assert(
      fc.property(counts, counts, counts, counts, levels, (a, b, c, d, level) => {
        const first = { manager: shareOf(a.x, a.n, level), consumer: shareOf(b.x, b.n, level) };
        const second = { manager: shareOf(c.x, c.n, level), consumer: shareOf(d.x, d.n, level) };
        const { value, low, high, p, z } = differenceOfProportionGaps(first, second, level);
        if (low === null || high === null || p === null) throw new Error('no interval');
        expect(p < 1 - level).toBe(low > 0 || high < 0);
        const turned = differenceOfProportionGaps(second, first, level);
        expect(turned.value).toBeCloseTo(-(value ?? 0), 12);
        expect(turned.low).toBeCloseTo(-high, 12);
        expect(turned.z).toBeCloseTo(z ?? 0, 8);
      }),
      { numRuns: 300 },
    );
  });

  test('of equal gaps has p = 1', () => {
    const gap = { manager: shareOf(8, 10), consumer: shareOf(20, 50) };
    expect(differenceOfProportionGaps(gap, gap, 0.95)).toMatchObject({ value: 0, z: 0, p: 1 });
  });

  test('with an empty side is null', () => {
    const gap = { manager: shareOf(8, 10), consumer: shareOf(20, 50) };
    const empty = { manager: shareOf(0, 0), consumer: shareOf(20, 50) };
    expect(differenceOfProportionGaps(gap, empty, 0.95)).toEqual({
      value: null,
      low: null,
      high: null,
      z: null,
      p: null,
      reason: 'no_answers',
    });
  });
});

describe('the difference of two gaps of means', () => {
  test('takes its variance and degrees of freedom from all four sides', () => {
    const difference = differenceOfMeanGaps(
      { manager: meanOf([5, 5, 4]), consumer: meanOf([1, 2, 4, 5]) },
      { manager: meanOf([3, 4]), consumer: meanOf([2, 2, 3]) },
      0.95,
    );
    const variances = [1 / 9, 10 / 12, 1 / 4, 1 / 9];
    const sum = variances.reduce((total, v) => total + v, 0);
    const squares = variances.reduce((total, v, i) => total + v ** 2 / ([2, 3, 1, 2][i] ?? 1), 0);
    expect(difference.value).toBeCloseTo(0.5, 12);
    expect(difference.se).toBeCloseTo(Math.sqrt(sum), 12);
    expect(difference.df).toBeCloseTo(sum ** 2 / squares, 12);
  });

  test('without variation anywhere is exact, without a test', () => {
    const gap = { manager: meanOf([5, 5]), consumer: meanOf([3, 3]) };
    expect(differenceOfMeanGaps(gap, gap, 0.95)).toMatchObject({
      value: 0,
      se: 0,
      low: 0,
      high: 0,
      p: null,
      reason: 'zero_variance',
    });
  });

  test('with a side of one answer is a value only', () => {
    const gap = { manager: meanOf([5, 4]), consumer: meanOf([3, 1]) };
    const single = { manager: meanOf([5]), consumer: meanOf([3, 1]) };
    expect(differenceOfMeanGaps(gap, single, 0.95)).toMatchObject({
      value: -0.5,
      se: null,
      low: null,
      reason: 'no_variance_estimate',
    });
  });

  test('is significant exactly when its interval excludes 0', () => {
    fc.assert(
      fc.property(values, values, values, values, levels, (a, b, c, d, level) => {
        const { low, high, p } = differenceOfMeanGaps(
          { manager: meanOf(a, level), consumer: meanOf(b, level) },
          { manager: meanOf(c, level), consumer: meanOf(d, level) },
          level,
        );
        fc.pre(p !== null && low !== null && high !== null);
        expect((p ?? 1) < 1 - level).toBe((low ?? 0) > 0 || (high ?? 0) < 0);
      }),
    );
  });
});

describe('the change of one audience', () => {
  test('of a share is now minus before, like a gap', () => {
    const [now, before] = [shareOf(60, 100), shareOf(40, 100)];
    expect(contrastOfProportions([now], [before], 0.95)).toEqual(
      gapOfProportions(now, before, 0.95),
    );
  });

  test('of a mean is by Welch, like a gap', () => {
    const [now, before] = [meanOf([1, 2, 4]), meanOf([2, 4, 4])];
    expect(contrastOfMeans([now], [before], 0.95)).toEqual(gapOfMeans(now, before, 0.95));
  });

  test('of the gap of medians has an interval and no p-value', () => {
    const at = (estimate: number) => ({
      ...noAnswers,
      estimate,
      low: estimate - 1,
      high: estimate + 2,
      reason: null,
    });
    expect(contrastOfQuantiles([at(9), at(2)], [at(3), at(1)])).toEqual({
      value: 7,
      low: 7 - Math.sqrt(10),
      high: 7 + Math.sqrt(10),
      p: null,
      excludesZero: true,
      reason: null,
    });
  });

  test('of a median in an open band is null', () => {
    const open = { ...noAnswers, n: 5, reason: 'open_band' as const };
    const known = { ...noAnswers, estimate: 3, low: 2, high: 4, reason: null };
    expect(contrastOfQuantiles([known], [open])).toMatchObject({
      value: null,
      excludesZero: false,
      reason: 'open_band',
    });
  });
});
