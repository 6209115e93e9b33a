import { describe, expect, test } from 'vitest';
import { variableSums } from '../../app/statistics/fromRows';
import { gapOfMeans, gapOfProportions, gapOfQuantiles } from '../../app/statistics/gap';
import { mean } from '../../app/statistics/mean';
import { type Estimate, proportion } from '../../app/statistics/proportion';
import { meanOf, shareOf, unweighted } from './samples';

describe('a gap of shares', () => {
  test('is managers minus consumers, with an interval and a p-value that agree', () => {
    const gap = gapOfProportions(shareOf(56, 70), shareOf(48, 80), 0.95);
    expect(gap.value).toBeCloseTo(0.2, 15);
    expect(gap.low).toBeCloseTo(0.05243, 5);
    expect(gap.high).toBeCloseTo(0.33387, 5);
    expect(gap.p).toBeCloseTo(0.00813, 5);
    expect(gap.reason).toBeNull();
  });

  // Newcombe (1998), Statistics in Medicine 17:873, table II, method 10.
  test.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])('of %d/%d and %d/%d has the interval of Newcombe (1998)', (a, m, b, n, low, high) => {
    const gap = gapOfProportions(shareOf(a, m), shareOf(b, n), 0.95);
    expect(gap.low).toBeCloseTo(low, 4);
    expect(gap.high).toBeCloseTo(high, 4);
  });

  test('is significant at the level at which its interval begins to touch 0', () => {
    const { p } = gapOfProportions(shareOf(56, 70), shareOf(48, 80), 0.95);
    const level = 1 - (p ?? 0);
    const gap = gapOfProportions(shareOf(56, 70, level), shareOf(48, 80, level), level);
    expect(gap.low).toBeCloseTo(0, 12);
  });

  test('of equal shares has p = 1', () => {
    expect(gapOfProportions(shareOf(20, 50), shareOf(80, 200), 0.95)).toMatchObject({ z: 0, p: 1 });
  });

  test('that is certain beyond all measure stops at z = 37', () => {
    const gap = gapOfProportions(shareOf(100000, 100000), shareOf(0, 100000), 0.95);
    expect(gap.z).toBe(37);
    expect(gap.p).toBeGreaterThan(0);
  });

  test('with an empty side is null in every part', () => {
    const nothing = { value: null, low: null, high: null, z: null, p: null, reason: 'no_answers' };
    expect(gapOfProportions(shareOf(8, 10), shareOf(0, 0), 0.95)).toEqual(nothing);
    expect(gapOfProportions(shareOf(0, 0), shareOf(8, 10), 0.95)).toEqual(nothing);
    expect(gapOfProportions(oneCluster, shareOf(0, 0), 0.95)).toEqual(nothing);
  });

  test('with a side without an interval is given alone', () => {
    const gap = { low: null, high: null, z: null, p: null, reason: 'no_variance_estimate' };
    expect(gapOfProportions(oneCluster, shareOf(1, 4), 0.95)).toEqual({ value: 0.25, ...gap });
    expect(gapOfProportions(shareOf(1, 4), oneCluster, 0.95)).toEqual({ value: -0.25, ...gap });
  });
});

const inOneCluster = variableSums(unweighted([0, 1]).map((row) => ({ ...row, cluster: 'a' })));
const oneCluster = proportion(inOneCluster, 0.95);

describe('a gap of means', () => {
  test("has Welch's test", () => {
    const gap = gapOfMeans(meanOf([5, 5, 5]), meanOf([1, 2, 4, 5]), 0.95);
    expect(gap).toMatchObject({ value: 2, reason: null });
    expect(gap.se).toBeCloseTo(0.912870929175277, 12);
    expect(gap.df).toBeCloseTo(3, 12);
    expect(gap.low).toBeCloseTo(-0.905162715754765, 10);
    expect(gap.high).toBeCloseTo(4.90516271575476, 10);
    expect(gap.t).toBeCloseTo(2.19089023002066, 12);
    expect(gap.p).toBeCloseTo(0.116157528347538, 12);
  });

  test("has Satterthwaite's degrees of freedom", () => {
    // variances of the means 1/3 and 5/12, with 2 and 3 degrees of freedom
    const gap = gapOfMeans(meanOf([1, 2, 3]), meanOf([1, 2, 3, 4]), 0.95);
    expect(gap.df).toBeCloseTo((1 / 3 + 5 / 12) ** 2 / ((1 / 3) ** 2 / 2 + (5 / 12) ** 2 / 3), 12);
  });

  test('without variation on either side has no test', () => {
    expect(gapOfMeans(meanOf([5, 5, 5]), meanOf([3, 3]), 0.95)).toEqual({
      value: 2,
      low: 2,
      high: 2,
      se: 0,
      df: null,
      t: null,
      p: null,
      reason: 'zero_variance',
    });
  });

  test('takes what rounding leaves of no variation for none', () => {
    const dusty = { ...meanOf([5, 5, 5]), se: 4e-17 };
    expect(gapOfMeans(dusty, meanOf([3, 3]), 0.95)).toEqual(
      gapOfMeans(meanOf([5, 5, 5]), meanOf([3, 3]), 0.95),
    );
    expect(gapOfMeans({ ...dusty, se: 4e-9 }, meanOf([3, 3]), 0.95).reason).toBeNull();
  });

  const unknown = { low: null, high: null, se: null, df: null, t: null, p: null };

  test('with an empty side is null in every part', () => {
    const nothing = { value: null, ...unknown, reason: 'no_answers' };
    expect(gapOfMeans(meanOf([]), meanOf([1, 2]), 0.95)).toEqual(nothing);
    expect(gapOfMeans(meanOf([4]), meanOf([]), 0.95)).toEqual(nothing);
  });

  test('with a side without a standard error is given alone', () => {
    const alone = { ...unknown, reason: 'no_variance_estimate' };
    expect(gapOfMeans(meanOf([4]), meanOf([1, 2]), 0.95)).toEqual({ value: 2.5, ...alone });
    const cluster = mean(inOneCluster, 0.95);
    expect(gapOfMeans(meanOf([1, 2]), cluster, 0.95)).toEqual({ value: 1, ...alone });
  });
});

describe('a gap of quantiles', () => {
  const figure = (facts: Partial<Estimate>): Estimate => ({ ...meanOf([1, 2]), ...facts });
  const manager = figure({ estimate: 5, low: 4, high: 7 });

  test('takes its limits from those of the two sides', () => {
    expect(gapOfQuantiles(manager, figure({ estimate: 3, low: 0, high: 3 }))).toEqual({
      value: 2,
      low: 1,
      high: 5.60555127546399,
      p: null,
      excludesZero: true,
      reason: null,
    });
  });

  test('excludes 0 only if 0 lies strictly outside', () => {
    const touching = gapOfQuantiles(manager, figure({ estimate: 4, low: 4, high: 4 }));
    expect(touching).toMatchObject({ value: 1, low: 0, excludesZero: false });
    const below = gapOfQuantiles(figure({ estimate: 3, low: 2, high: 4 }), manager);
    expect(below.high).toBeCloseTo(-2 + Math.SQRT2, 14);
    expect(below.excludesZero).toBe(true);
  });

  test('keeps the limit that an open band leaves', () => {
    const open = figure({ estimate: 3, low: 3, high: null, reason: 'open_band' });
    expect(gapOfQuantiles(manager, open)).toMatchObject({ low: null, reason: 'open_band' });
    expect(gapOfQuantiles(manager, open)).toMatchObject({ value: 2, high: 4 });
  });

  test('without a figure on a side is null in every part', () => {
    expect(gapOfQuantiles(manager, meanOf([]))).toEqual({
      value: null,
      low: null,
      high: null,
      p: null,
      excludesZero: false,
      reason: 'no_answers',
    });
    const open = figure({ estimate: null, low: null, high: null, reason: 'open_band' });
    expect(gapOfQuantiles(open, manager)).toMatchObject({ value: null, reason: 'open_band' });
  });
});
