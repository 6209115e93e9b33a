import { expect, test } from 'vitest';
import { wilson } from '../../app/statistics/wilson';

const z = 1.959963984540054;

test('eight of ten lie between 49 and 94 per cent', () => {
  const { low, high } = wilson(0.8, 10, z);
  expect(low).toBeCloseTo(0.4901624715366417, 14);
  expect(high).toBeCloseTo(0.9433178485456247, 14);
});

// Newcombe (1998), Statistics in Medicine 17:857, table I, method 3.
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('%d of %d have the limits that Newcombe (1998) publishes', (x, n, low, high) => {
  const limits = wilson(x / n, n, z);
  expect(limits.low).toBeCloseTo(low, 4);
  expect(limits.high).toBeCloseTo(high, 4);
});

test('the lower limit of none is exactly 0, the upper limit of all exactly 1', () => {
  for (let base = 1; base < 100; base += 0.3) {
    expect(wilson(0, base, z).low).toBe(0);
    expect(wilson(1, base, z).high).toBe(1);
  }
  expect(wilson(0, 7.3, z).high).toBeCloseTo(1 - wilson(1, 7.3, z).low, 15);
});

test('the interval of z = 0 is the share itself', () => {
  expect(wilson(0.3, 12, 0)).toEqual({ low: 0.3, high: 0.3 });
});
