import { expect, test } from 'vitest';
import { kish } from '../../app/statistics/kish';

test('six respondents with weights 2, 1, 1, 0.5, 3 and 1.5 count like 4.6', () => {
  expect(kish(6, 9, 17.5)).toEqual({
    effective: 4.628571428571429,
    designEffect: 1.2962962962962963,
  });
});

test('equal weights cost nothing', () => {
  expect(kish(4, 10, 25)).toEqual({ effective: 4, designEffect: 1 });
});

test('an empty base has neither an effective base nor a design effect', () => {
  expect(kish(0, 0, 0)).toBeNull();
});
