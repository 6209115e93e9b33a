import { describe, expect, test } from 'vitest';
import { differences, referenceCases } from './referenceCases';
import { estimators } from './referenceEstimators';

const cases = referenceCases();

describe('the values computed with R', () => {
  test('are there', () => {
    expect(cases.length).toBeGreaterThan(0);
  });

  test.each(cases)('$id: $title', ({ estimator, input, expected, tolerance }) => {
    const compute = estimators[estimator];
    if (compute === undefined) throw new Error(`there is no estimator ${estimator}`);
    expect(differences(compute(input), expected, tolerance)).toEqual([]);
  });
});

describe('the comparison with an expected value', () => {
  const tolerance = { rel: 1e-8, abs: 1e-10 };

  test.each([
    ['a key too few', { a: 1 }, { a: 1, b: null }],
    ['a key too many', { a: 1, b: null }, { a: 1 }],
    ['an array of another length', [1], [1, 2]],
    ['an array for an object', [], {}],
    ['another order', [1, 2], [2, 1]],
    ['a number for a null', 0, null],
    ['a null for a number', null, 0],
    ['NaN', Number.NaN, 0],
    ['a number outside both tolerances', 1.00000002, 1],
    ['another string', { reason: 'no_answers' }, { reason: 'zero_variance' }],
  ])('sees %s', (_, actual, expected) => {
    expect(differences(actual, expected, tolerance)).not.toEqual([]);
  });

  test('passes numbers within either tolerance', () => {
    expect(differences([1e6 + 0.001, 1e-11], [1e6, 0], tolerance)).toEqual([]);
  });
});
