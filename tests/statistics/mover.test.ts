import { expect, test } from 'vitest';
import { mover } from '../../app/statistics/mover';

test('each limit comes from the two limits that push the difference that way', () => {
  expect(mover([{ estimate: 5, low: 4, high: 7 }], [{ estimate: 3, low: 0, high: 3 }])).toEqual({
    low: 1,
    high: 5.60555127546399,
  });
});

test('a limit that needs an unknown one is unknown, the other stays', () => {
  expect(mover([{ estimate: 5, low: 4, high: null }], [{ estimate: 3, low: 0, high: 3 }])).toEqual({
    low: 1,
    high: null,
  });
  expect(mover([{ estimate: 5, low: 4, high: 7 }], [{ estimate: 3, low: 0, high: null }])).toEqual({
    low: null,
    high: 5.60555127546399,
  });
});

test('several figures on either side add their distances in squares', () => {
  const figure = { estimate: 1, low: 0, high: 3 };
  expect(mover([figure, figure], [figure, figure])).toEqual({
    low: -Math.sqrt(10),
    high: Math.sqrt(10),
  });
  expect(mover([figure], [])).toEqual({ low: 0, high: 3 });
});

test('of two differences is that of their own limits', () => {
  const [a, b, c, d] = [
    { estimate: 0.8, low: 0.7, high: 0.87 },
    { estimate: 0.4, low: 0.35, high: 0.46 },
    { estimate: 0.6, low: 0.5, high: 0.7 },
    { estimate: 0.5, low: 0.46, high: 0.55 },
  ];
  const first = { estimate: a.estimate - b.estimate, ...mover([a], [b]) };
  const second = { estimate: c.estimate - d.estimate, ...mover([c], [d]) };
  const nested = mover([first], [second]);
  const flat = mover([a, d], [b, c]);
  expect(flat.low).toBeCloseTo(nested.low, 14);
  expect(flat.high).toBeCloseTo(nested.high, 14);
});
