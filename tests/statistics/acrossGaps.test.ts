import { describe, expect, test } from 'vitest';
import { heterogeneity, trend } from '../../app/statistics/acrossGaps';

const gap = (value: number, half = 0.1) => ({ value, low: value - half, high: value + half });
const none = { value: null, low: null, high: null };

describe('the heterogeneity of gaps', () => {
  test('weighs each gap by the variance that its interval stands for', () => {
    const found = heterogeneity([gap(0.2), gap(0.4)], 0.95);
    const variance = (0.1 / 1.959963984540054) ** 2;
    expect(found?.pooled).toBeCloseTo(0.3, 14);
    expect(found?.pooledSe).toBeCloseTo(Math.sqrt(variance / 2), 14);
    expect(found?.q).toBeCloseTo(0.02 / variance, 10);
    expect(found?.df).toBe(1);
    expect(found?.p).toBeCloseTo(0.00557, 5);
    expect(heterogeneity([gap(0.2, 0.1), gap(0.4, 0.2)], 0.95)?.pooled).toBeCloseTo(0.24, 14);
  });

  test('of equal gaps has p = 1', () => {
    expect(heterogeneity([gap(0.25), gap(0.25), gap(0.25)], 0.9)).toMatchObject({ q: 0, p: 1 });
  });

  test('leaves out gaps without an interval, and needs two', () => {
    expect(heterogeneity([gap(0.2), none, gap(0.4)], 0.95)?.df).toBe(1);
    expect(heterogeneity([gap(0.2), none], 0.95)).toBeNull();
    expect(heterogeneity([], 0.95)).toBeNull();
  });
});

describe('the trend of a gap', () => {
  const at = (...times: number[]) => times.map((time) => ({ ...gap(0.1 + 0.05 * time), time }));

  test('finds a straight line, wherever time begins', () => {
    expect(trend(at(0, 1, 3), 0.95)?.slope).toBeCloseTo(0.05, 14);
    const years = at(0, 1, 3).map((each) => ({ ...each, time: each.time + 2021 }));
    expect(trend(years, 0.95)?.slope).toBeCloseTo(0.05, 10);
    expect(trend(years, 0.95)?.se).toBeCloseTo(trend(at(0, 1, 3), 0.95)?.se ?? 0, 12);
  });

  test('is significant exactly when its interval excludes 0', () => {
    for (const level of [0.5, 0.8, 0.95, 0.9999]) {
      const line = trend(at(0, 1, 3), level);
      if (!line) throw new Error('no trend');
      expect(line.p < 1 - level).toBe(line.low > 0);
    }
  });

  test('needs three waves with intervals and two different times', () => {
    expect(trend(at(0, 1), 0.95)).toBeNull();
    expect(trend([...at(0, 1), { ...none, time: 2 }], 0.95)).toBeNull();
    expect(trend(at(2, 2, 2), 0.95)).toBeNull();
    expect(trend(at(2, 2, 3), 0.95)).not.toBeNull();
  });
});
