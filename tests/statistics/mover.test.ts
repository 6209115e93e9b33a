import { expect, test } from 'vitest';
import { mover } from '../../app/statistics/mover';

test('each limit comes from the two limits that push the difference that way', () => {
  expect(mover({ estimate: 5, low: 4, high: 7 }, { estimate: 3, low: 0, high: 3 })).toEqual({
    low: 1,
    high: 5.60555127546399,
  });
});

test('a limit that needs an unknown one is unknown, the other stays', () => {
  expect(mover({ estimate: 5, low: 4, high: null }, { estimate: 3, low: 0, high: 3 })).toEqual({
    low: 1,
    high: null,
  });
  expect(mover({ estimate: 5, low: 4, high: 7 }, { estimate: 3, low: 0, high: null })).toEqual({
    low: null,
    high: 5.60555127546399,
  });
});
