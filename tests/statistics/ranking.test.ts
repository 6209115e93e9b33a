import { describe, expect, test } from 'vitest';
import { midRanks, positions, tieSum } from '../../app/statistics/ranking';

describe('mid-ranks', () => {
  test('share places among ties and leave the last places to what was not ranked', () => {
    expect(midRanks([2, null, 1, 2, null])).toEqual([2.5, 4.5, 1, 2.5, 4.5]);
  });

  test('of three ranked channels out of five leave 4.5 to the other two', () => {
    expect(midRanks([1, 2, null, 3, null])).toEqual([1, 2, 4.5, 3, 4.5]);
  });

  test('close the gaps that entries leave', () => {
    expect(midRanks([10, 30, 20])).toEqual([1, 3, 2]);
  });

  test('of a ranking of nothing are the middle for everything', () => {
    expect(midRanks([null, null, null])).toEqual([2, 2, 2]);
    expect(midRanks([])).toEqual([]);
  });
});

describe('positions', () => {
  test('are the order of the mean ranks; the unknown has none', () => {
    expect(positions([2.1, null, 1.4, 2.1])).toEqual([2.5, null, 1, 2.5]);
  });

  test('take mean ranks that differ by rounding only for ties', () => {
    expect(positions([0.1 + 0.2, 0.3, 1])).toEqual([1.5, 1.5, 3]);
    expect(positions([2.00000001, 2])).toEqual([2, 1]);
  });
});

test('ties of t channels count t^3 - t', () => {
  expect(tieSum([1, 2.5, 2.5, 4])).toBe(6);
  expect(tieSum([2, 2, 2])).toBe(24);
  expect(tieSum([1.5, 1.5, 3.5, 3.5])).toBe(12);
  expect(tieSum([3, 1, 2])).toBe(0);
  expect(tieSum([])).toBe(0);
});
