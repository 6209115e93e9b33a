import { describe, expect, test } from 'vitest';
import { distribution } from '../../app/statistics/fromRows';
import { quantile } from '../../app/statistics/quantile';
import { unweighted } from './samples';

const median = (values: readonly number[]) => quantile(distribution(unweighted(values)), 0.5, 0.95);

describe('a median', () => {
  test('lies between the two middle answers, its limits on answers', () => {
    expect(median([10, 1, 3, 7])).toMatchObject({ n: 4, estimate: 5, low: 1, high: 10, df: 3 });
  });

  test('of an odd number of answers is the middle one', () => {
    expect(median([9, 2, 4]).estimate).toBe(4);
  });

  test('of heaped answers can have an interval of one point', () => {
    const heaped = [...Array(40).fill(5), ...Array(5).fill(1), ...Array(5).fill(20)];
    expect(median(heaped)).toMatchObject({ estimate: 5, low: 5, high: 5 });
  });

  test('has the bases of the share of answers up to it, and no standard error', () => {
    const figure = median([1, 2, 3, 4, 5]);
    expect(figure).toMatchObject({ se: null, designEffect: 1, effective: 5, intervalBase: 5 });
  });

  test('of one answer is that answer, limits too', () => {
    expect(median([6])).toMatchObject({ estimate: 6, low: 6, high: 6, reason: null });
  });

  test('of an empty base is null in every part', () => {
    expect(median([])).toMatchObject({ n: 0, estimate: null, low: null, intervalBase: null });
    expect(median([]).reason).toBe('no_answers');
  });

  test('ignores respondents outside the base', () => {
    const rows = [...unweighted([1, 3, 7, 10]), { y: 100, s: false, w: 1 }];
    expect(quantile(distribution(rows), 0.5, 0.95)).toEqual(median([1, 3, 7, 10]));
  });

  test('within one cluster has no interval', () => {
    const rows = unweighted([1, 3, 7]).map((row) => ({ ...row, cluster: 'a' }));
    expect(quantile(distribution(rows), 0.5, 0.95)).toMatchObject({
      estimate: 3,
      low: null,
      high: null,
      intervalBase: null,
      reason: 'no_variance_estimate',
    });
  });

  test('counts equal values of several clusters together', () => {
    const rows = [
      ...unweighted([3, 3, 9]),
      { y: 3, s: true, w: 1, cluster: 'a' },
      { y: 9, s: true, w: 1, cluster: 'b' },
      { y: 9, s: true, w: 1, cluster: 'b' },
    ];
    expect(quantile(distribution(rows), 0.5, 0.95).estimate).toBe(6);
  });

  test('passes over values that nobody in the base gave', () => {
    const { sample, own, clusters } = distribution(unweighted([2, 4]));
    const withEmpty = [...own, { value: 3, n: 0, w: 1e-17, w2: 0 }];
    expect(quantile({ sample, own: withEmpty, clusters }, 0.5, 0.95).estimate).toBe(3);
    const below = [...own, { value: 1, n: 0, w: 1e-17, w2: 0 }];
    expect(quantile({ sample, own: below, clusters }, 0.5, 0.95).low).toBe(2);
  });
});

test('half of the weight reached exactly takes the average with the next value', () => {
  const weights = [2, 1, 2, 1];
  const rows = [1, 3, 7, 10].map((y, i) => ({ y, s: true, w: weights[i] ?? 0 }));
  expect(quantile(distribution(rows), 0.5, 0.95).estimate).toBe(5);
  const tenths = [0.1, 0.2, 0.3].map((w, i) => ({ y: i, s: true, w }));
  expect(quantile(distribution(tenths), 0.5, 0.95).estimate).toBe(1.5);
});

test('an upper quartile takes the first answer that reaches three quarters', () => {
  const figure = quantile(distribution(unweighted([1, 2, 3, 4, 5])), 0.75, 0.95);
  expect(figure.estimate).toBe(4);
  expect(quantile(distribution(unweighted([1, 2, 3, 4])), 0.75, 0.95).estimate).toBe(3.5);
});
