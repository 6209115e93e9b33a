import { expect, test } from 'vitest';
import { clusterSquares, ownSquares } from '../../app/statistics/indexVariance';

const half = [{ mean: 0.5, factor: 0.25 }];

test('four respondents, half of them with the characteristic, have a sum of squares of 1/16', () => {
  expect(ownSquares([[{ ss: 4, ys: 2, sy: 2, yy: 2 }]], half)).toBe(0.0625);
});

test('what clusters deviate is added up before it is squared', () => {
  const clusters = [[{ w: 3, wy: 2 }], [{ w: 1, wy: 0 }]];
  expect(clusterSquares(clusters, half)).toBe(0.03125);
});

test('without own units or clusters there is nothing to add', () => {
  expect(ownSquares([], half)).toBe(0);
  expect(clusterSquares([], half)).toBe(0);
});
