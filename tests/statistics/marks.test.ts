import { expect, test } from 'vitest';
import { mark, worseMark } from '../../app/statistics/marks';

test.each([
  [240, 180, null],
  [50, 50, null],
  [61, 48.5, 'low_base'],
  [49, 60, 'low_base'],
  [30, 30, 'low_base'],
  [34, 29.9, 'unreliable'],
  [5, 5, 'unreliable'],
])('%d answers that count like %d are marked %s', (n, effective, expected) => {
  expect(mark(n, effective)).toBe(expected);
});

test('an empty base has no figure to be marked', () => {
  expect(mark(0, null)).toBeNull();
});

test('without an effective base the plain one decides', () => {
  expect(mark(40, null)).toBe('low_base');
});

test('other limits can be set', () => {
  expect(mark(40, 40, { unreliableBelow: 10, lowBelow: 20 })).toBeNull();
  expect(mark(15, 15, { unreliableBelow: 10, lowBelow: 20 })).toBe('low_base');
});

test('a gap takes the worse mark of its sides', () => {
  expect(worseMark('low_base', null)).toBe('low_base');
  expect(worseMark(null, 'low_base')).toBe('low_base');
  expect(worseMark('low_base', 'unreliable')).toBe('unreliable');
  expect(worseMark(null, null)).toBeNull();
});
