import { describe, expect, test } from 'vitest';
import {
  chiSquareAbove,
  fAbove,
  normalBelow,
  normalCritical,
  normalQuantile,
  normalTwoSided,
  tCritical,
  tQuantile,
  tTwoSided,
} from '../../app/statistics/distributions';

/** The expected values are from mpmath, computed with 30 digits. */
function expectRelative(actual: number, expected: number) {
  expect(Math.abs(actual / expected - 1)).toBeLessThan(1e-10);
}

describe('the normal distribution', () => {
  test.each([
    [0.025, -1.9599639845400543],
    [1e-6, -4.753424308822899],
    [1e-10, -6.361340902404057],
    [1e-15, -7.941345326170997],
    [1e-300, -37.0470962993612],
    [0.975, 1.9599639845400543],
    [0.999999, 4.753424308822899],
  ])('has its quantile at %d exact also in the tails', (probability, expected) => {
    expectRelative(normalQuantile(probability), expected);
  });

  test('is symmetric to the last digit', () => {
    expect(normalQuantile(1 - 2 ** -40)).toBe(-normalQuantile(2 ** -40));
  });

  test('has its median at 0', () => {
    expect(normalQuantile(0.5)).toBeCloseTo(0, 15);
  });

  test.each([
    [1.96, 0.04999579029644087],
    [10, 1.523970604832105e-23],
    [30, 9.813427854296374e-198],
    [37, 1.1451142445049154e-299],
  ])('has its two-sided tail beyond %d exact', (z, expected) => {
    expectRelative(normalTwoSided(z), expected);
    expectRelative(normalTwoSided(-z), expected);
  });

  test('leaves everything beyond 0', () => {
    expect(normalTwoSided(0)).toBe(1);
  });
});

describe("Student's t distribution", () => {
  test.each([
    [0.025, 9, -2.2621571627982053],
    [0.025, 1.5, -6.0166631044279315],
    [0.005, 161.347, -2.60664346968421],
    [1e-6, 2.5, -220.17342917823686],
    [0.975, 2500.5, 1.9609131548711336],
  ])('has its quantile at %d for %d degrees of freedom', (probability, df, expected) => {
    expectRelative(tQuantile(probability, df), expected);
  });

  test.each([
    [2, 4, 0.11611652351681559],
    [0.001, 2.5, 0.9992763827207849],
    [1e-8, 1, 0.9999999936338023],
    [1, 1, 0.5],
    [100, 1.3, 0.0017420655295215786],
    [30, 10, 3.961792342031324e-11],
    [12, 161.34697223293, 4.0594806269703244e-24],
    [37, 376.4, 1.9005592309315772e-127],
  ])('has its two-sided tail beyond %d for %d degrees of freedom', (t, df, expected) => {
    expectRelative(tTwoSided(t, df), expected);
    expectRelative(tTwoSided(-t, df), expected);
  });

  test('approaches the normal distribution', () => {
    expect(tQuantile(0.975, 1e9)).toBeCloseTo(normalQuantile(0.975), 8);
    expect(tTwoSided(1.96, 1e9)).toBeCloseTo(normalTwoSided(1.96), 8);
  });
});

test.each([
  [1, 0.8413447460685429],
  [-1, 0.15865525393145705],
  [-8, 6.220960574271784e-16],
  [-37, 5.725571222524577e-300],
  [6, 0.9999999990134123],
])('the normal distribution below %d is exact', (z, expected) => {
  expectRelative(normalBelow(z), expected);
});

describe('the upper tail of the chi-square distribution', () => {
  test.each([
    [7.815, 3, 0.04999390297488389],
    [0.001, 1, 0.9747728793699604],
    [3.84, 1, 0.050043521248705106],
    [200, 4, 3.757276735781044e-42],
    [1000, 7, 1.2044267735190188e-211],
    [50, 60, 0.8178960840225449],
    [1e-8, 2, 0.999999995],
    [1369, 1, 1.1451142445049154e-299],
    [1000, 30, 5.131435321572533e-191],
    [1100, 999, 0.013818467525532355],
    [1600, 1000, 1.742039824439163e-30],
  ])('beyond %d for %d degrees of freedom is exact', (x, df, expected) => {
    expectRelative(chiSquareAbove(x, df), expected);
  });

  test('beyond 0 is everything', () => {
    expect([1, 2, 5].map((df) => chiSquareAbove(0, df))).toEqual([1, 1, 1]);
  });

  test('is refused where it would be wrong rather than given', () => {
    expect(() => chiSquareAbove(2000, 1001)).toThrow(RangeError);
    expect(() => chiSquareAbove(1, 0)).toThrow(RangeError);
  });
});

describe('the upper tail of the F distribution', () => {
  test.each([
    [2, 1, 3, 0.2522154963555045],
    [16, 4, 412, 3.464479445412953e-12],
    [100, 4, 412, 2.0460413681497764e-59],
    [1e-6, 3, 7, 0.9999999984758311],
    [5, 2, 2.5, 0.1337480609952844],
    [0.3, 9, 80, 0.972719526471054],
  ])('beyond %d for %d and %d degrees of freedom is exact', (f, df1, df2, expected) => {
    expectRelative(fAbove(f, df1, df2), expected);
  });

  test('beyond 0 is everything', () => {
    expect(fAbove(0, 4, 10)).toBe(1);
  });
});

test('the critical values of a level are those of its two-sided interval', () => {
  expectRelative(normalCritical(0.95), 1.9599639845400543);
  expectRelative(tCritical(0.95, 9), 2.2621571627982053);
});
