import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { trim } from '../../app/statistics/trim';

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('trimming', () => {
  test('cuts at the bounds and shares out the rest in proportion', () => {
    const { weights, trimmed } = trim([2, 1, 1, 0.5, 3, 1.5], { low: 0.4, high: 1.5 });
    expect(trimmed).toBe(2);
    expect(weights[3]).toBeCloseTo(0.6, 14);
    expect(weights[4]).toBeCloseTo(2.25, 14);
    expect((weights[0] ?? 0) / (weights[1] ?? 1)).toBeCloseTo(2, 14);
  });

  test('leaves weights that lie within the bounds as they are', () => {
    expect(trim([1, 2, 3], { low: 0.1, high: 5 })).toEqual({ weights: [1, 2, 3], trimmed: 0 });
    expect(trim([2, 2], { low: 0.5, high: 2 })).toEqual({ weights: [2, 2], trimmed: 0 });
  });

  test('to a single point makes all weights equal', () => {
    const { weights } = trim([1, 2, 6], { low: 1, high: 1 });
    for (const w of weights) expect(w).toBeCloseTo(3, 12);
  });

  test('refuses bounds that do not include 1, and weights that are none', () => {
    expect(() => trim([1, 2], { low: 1.1, high: 2 })).toThrow(RangeError);
    expect(() => trim([1, 2], { low: 0.5, high: 0.9 })).toThrow(RangeError);
    for (const w of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => trim([1, w], { low: 0.5, high: 2 })).toThrow(RangeError);
  });

  test('keeps the sum and the bounds', () => {
    const weights = fc.array(fc.double({ min: 1e-3, max: 1e3, noNaN: true }), {
      minLength: 1,
      maxLength: 20,
    });
    const low = fc.double({ min: 0, max: 1, noNaN: true });
    const high = fc.double({ min: 1, max: 6, noNaN: true });
    fc.assert(
      fc.property(weights, low, high, (given, low, high) => {
        const result = trim(given, { low, high }).weights;
        const mean = sum(given) / given.length;
        expect(Math.abs(sum(result) / sum(given) - 1)).toBeLessThan(1e-12);
        for (const w of result) {
          expect(w).toBeGreaterThanOrEqual(low * mean * (1 - 1e-9));
          expect(w).toBeLessThanOrEqual(high * mean * (1 + 1e-9));
        }
      }),
      { numRuns: 500 },
    );
  });
});
