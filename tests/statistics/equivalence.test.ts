import { expect, test } from 'vitest';
import { withinMargin } from '../../app/statistics/equivalence';

test('an interval strictly within the margin shows equivalence', () => {
  expect(withinMargin({ low: -0.105, high: 0.077 }, 0.15)).toBe(true);
});

test('an interval that touches or crosses the margin on either side does not', () => {
  expect(withinMargin({ low: -0.15, high: 0 }, 0.15)).toBe(false);
  expect(withinMargin({ low: 0, high: 0.15 }, 0.15)).toBe(false);
  expect(withinMargin({ low: -0.2, high: 0.1 }, 0.15)).toBe(false);
});

test('without an interval nothing is shown', () => {
  expect(withinMargin({ low: null, high: null }, 0.15)).toBe(false);
  expect(withinMargin({ low: 0, high: null }, 0.15)).toBe(false);
});
