import { expect, test } from 'vitest';
import { indexValue } from '../../app/statistics/indexValue';

test('a share enters an index as it is', () => {
  expect([0, 0.3, 1].map((y) => indexValue(y, {}))).toEqual([0, 0.3, 1]);
});

test('a scale enters by the way from its lowest to its highest value', () => {
  expect([1, 3, 5].map((y) => indexValue(y, { min: 1, max: 5 }))).toEqual([0, 0.5, 1]);
  expect(indexValue(-50, { min: -100, max: 100 })).toBe(0.25);
});

test('an item of which more is worse is turned round', () => {
  expect([0, 2, 10].map((y) => indexValue(y, { min: 0, max: 10, polarity: -1 }))).toEqual([
    1, 0.8, 0,
  ]);
  expect(indexValue(1, { polarity: -1 })).toBe(0);
});
