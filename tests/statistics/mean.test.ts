import { describe, expect, test } from 'vitest';
import { variableSums } from '../../app/statistics/fromRows';
import { mean } from '../../app/statistics/mean';
import { meanOf } from './samples';

test('the mean of 1, 2, 4 and 5 has the t interval', () => {
  const figure = meanOf([1, 2, 4, 5]);
  expect(figure).toMatchObject({ n: 4, estimate: 3, designEffect: 1, effective: 4, df: 3 });
  expect(figure.se).toBeCloseTo(0.912870929175277, 14);
  expect(figure.low).toBeCloseTo(0.094837284245235, 12);
  expect(figure.high).toBeCloseTo(5.90516271575476, 12);
});

test('the mean of an empty base is null in every part', () => {
  expect(meanOf([])).toEqual({
    n: 0,
    weightedN: 0,
    estimate: null,
    se: null,
    designEffect: null,
    effective: null,
    df: null,
    low: null,
    high: null,
    reason: 'no_answers',
  });
});

test('one answer is a mean without an interval', () => {
  expect(meanOf([7])).toMatchObject({ n: 1, estimate: 7, se: null, effective: 1, df: 0 });
  expect(meanOf([7])).toMatchObject({ low: null, high: null, reason: 'no_variance_estimate' });
});

test('the same answer from all is a mean whose interval is the mean', () => {
  expect(meanOf([5, 5, 5])).toMatchObject({ estimate: 5, se: 0, low: 5, high: 5, reason: null });
  expect(meanOf([5, 5, 5])).toMatchObject({ designEffect: null, effective: 3 });
});

describe('a weighted mean', () => {
  const rows = [
    { y: 4, s: true, w: 2 },
    { y: 8, s: true, w: 1 },
    { y: 8, s: true, w: 1 },
    { y: 0, s: false, w: 1 },
  ];

  test('keeps respondents outside the base as sampling units', () => {
    const figure = mean(variableSums(rows), 0.95);
    expect(figure).toMatchObject({ n: 3, weightedN: 4, estimate: 6, df: 2 });
    // u = 2 (4-6)/4, (8-6)/4, (8-6)/4 and 0; four units
    expect(figure.se).toBeCloseTo(Math.sqrt((4 / 3) * (1 + 0.25 + 0.25)), 14);
    // variance 2 of a simple random sample of 3: S2 = 3/2 * 16/4 = 6, over 3
    expect(figure.designEffect).toBeCloseTo(1, 14);
  });

  test('that does not vary counts on the effective base of Kish', () => {
    const flat = rows.map((row) => ({ ...row, y: 3.1 }));
    const figure = mean(variableSums(flat), 0.95);
    expect(figure).toMatchObject({ se: 0, designEffect: null });
    expect(figure.effective).toBeCloseTo(16 / 6, 12);
  });
});

test('clusters that resemble each other do not raise the base above the respondents', () => {
  const rows = [1, 5, 2, 5].map((y, i) => ({ y, s: true, w: 1, cluster: i < 2 ? 'a' : 'b' }));
  const figure = mean(variableSums(rows), 0.95);
  expect(figure.designEffect).toBeLessThan(1);
  expect(figure.effective).toBe(4);
});

test('equal weights leave the whole base to answers that do not vary', () => {
  const rows = Array.from({ length: 30 }, () => ({ y: 5, s: true, w: 0.1 }));
  expect(mean(variableSums(rows), 0.95).effective).toBe(30);
});

test('the members of one cluster give a mean without an interval', () => {
  const rows = [1, 5].map((y) => ({ y, s: true, w: 1, cluster: 'a' }));
  expect(mean(variableSums(rows), 0.95)).toMatchObject({
    estimate: 3,
    se: null,
    effective: 2,
    df: 0,
    reason: 'no_variance_estimate',
  });
});
