import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Band, bandedQuantile } from '../../app/statistics/bandedQuantile';
import { distribution, type Row } from '../../app/statistics/fromRows';
import { gapOfQuantiles } from '../../app/statistics/gap';
import { cumulativeSteps, linearDistribution } from '../../app/statistics/quantile';
import { unweighted } from './samples';

const bands: Band[] = [
  { lower: 0, upper: 1 },
  { lower: 1, upper: 3 },
  { lower: 3, upper: 10 },
  { lower: 10, upper: null },
];
const quantileOf = (rows: readonly Row[], probability = 0.5) =>
  bandedQuantile(distribution(rows), bands, probability, 0.95);
const median = (...places: number[]) => quantileOf(unweighted(places));

describe('a median of banded answers', () => {
  test('is interpolated within its band', () => {
    expect(median(0, 0, 1, 1).estimate).toBe(1);
    expect(median(0, 1, 1, 1).estimate).toBeCloseTo(1 + (1 / 3) * 2, 12);
    expect(median(2).estimate).toBeCloseTo(6.5, 12);
  });

  test('has limits by interpolation around the probability itself', () => {
    const figure = quantileOf(unweighted([0, 0, 1, 1]), 0.75);
    // Wilson limits of 3 of 4, at shares of 0.30064 and 0.95441
    expect(figure.estimate).toBeCloseTo(2, 12);
    expect(figure.low).toBeCloseTo(0.30064 / 0.5, 4);
    expect(figure.high).toBeCloseTo(1 + ((0.95441 - 0.5) / 0.5) * 2, 4);
    expect(figure).toMatchObject({ n: 4, se: null, intervalBase: 4, reason: null });
  });

  test('passes over bands that nobody chose', () => {
    expect(median(0, 0, 2, 2).estimate).toBe(1);
    expect(median(0, 2, 2, 2).estimate).toBeCloseTo(3 + (1 / 3) * 7, 12);
  });

  test('in an open band is unknown, and so is a limit that falls there', () => {
    expect(median(3, 3, 3, 0)).toMatchObject({
      n: 4,
      estimate: null,
      high: null,
      intervalBase: 4,
      reason: 'open_band',
    });
    const above = median(...Array(8).fill(1), ...Array(5).fill(3));
    expect(above.estimate).not.toBeNull();
    expect(above.low).not.toBeNull();
    expect(above).toMatchObject({ high: null, reason: 'open_band' });
    const open = bandedQuantile(
      distribution(unweighted([0, 0, 0, 1])),
      [
        { lower: null, upper: 1 },
        { lower: 1, upper: 3 },
      ],
      0.9,
      0.95,
    );
    expect(open).toMatchObject({ low: null, reason: 'open_band' });
    expect(open.estimate).not.toBeNull();
  });

  test('of an empty base is null, within one cluster it has no interval', () => {
    expect(median()).toMatchObject({ n: 0, estimate: null, reason: 'no_answers' });
    const rows = unweighted([0, 1, 1]).map((row) => ({ ...row, cluster: 'a' }));
    expect(quantileOf(rows)).toMatchObject({
      estimate: 1.5,
      low: null,
      intervalBase: null,
      reason: 'no_variance_estimate',
    });
  });

  test('that is unknown is so for its open band, also within one cluster', () => {
    const rows = unweighted([0, 3, 3]).map((row) => ({ ...row, cluster: 'a' }));
    expect(quantileOf(rows)).toMatchObject({
      n: 3,
      estimate: null,
      low: null,
      high: null,
      intervalBase: null,
      reason: 'open_band',
    });
  });

  test('refuses a value that is no band', () => {
    expect(() => median(0, 7)).toThrow(RangeError);
    expect(() => median(0, 0.5)).toThrow(RangeError);
  });

  test('lies between its limits, and rises with the probability', () => {
    const answers = fc.array(fc.nat({ max: 2 }), { minLength: 1, maxLength: 30 });
    const probabilities = fc.double({ min: 0.05, max: 0.95, noNaN: true });
    fc.assert(
      fc.property(answers, probabilities, probabilities, (places, p, q) => {
        const [first, second] = [Math.min(p, q), Math.max(p, q)].map((probability) =>
          quantileOf(unweighted(places), probability),
        );
        if (!first || !second) return;
        expect(first.low ?? Number.NaN).toBeLessThanOrEqual((first.estimate ?? 0) + 1e-9);
        expect(first.high ?? Number.NaN).toBeGreaterThanOrEqual((first.estimate ?? 0) - 1e-9);
        expect(first.estimate ?? Number.NaN).toBeLessThanOrEqual((second.estimate ?? 0) + 1e-6);
      }),
    );
  });
});

test('a gap with an open upper limit keeps the limit that is known', () => {
  const above = median(...Array(8).fill(1), ...Array(5).fill(3));
  const gap = gapOfQuantiles(above, median(...Array(20).fill(0)));
  expect(gap.low).not.toBeNull();
  expect(gap).toMatchObject({ high: null, p: null, reason: 'open_band' });
});

test('steps add up equal values and end at 1', () => {
  const values = linearDistribution(distribution(unweighted([3, 1, 3, 1]))).values;
  expect(cumulativeSteps(values)).toEqual([
    { value: 1, reached: 0.5 },
    { value: 3, reached: 1 },
  ]);
  expect(cumulativeSteps([])).toEqual([]);
});
