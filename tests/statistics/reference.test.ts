import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { differences, type ReferenceCase, referenceCases } from './referenceCases';
import { estimators, gapEstimators, sideEstimators } from './referenceEstimators';

const cases = referenceCases();
const computed = cases.filter((each) => notBuilt(each) === null);
const others = cases.filter((each) => notBuilt(each) !== null);
const parts = others.flatMap(partsOf);

/** The estimator or the feature of the input that a case still lacks; null if it can be computed. */
function notBuilt({ estimator, input }: ReferenceCase): string | null {
  return estimator in estimators ? unbuiltFeature(input) : estimator;
}

function unbuiltFeature(input: unknown): string | null {
  const keys = keysWithin(input);
  return ['strata', 'fpc', 'calibration', 'bands'].find((key) => keys.has(key)) ?? null;
}

function keysWithin(value: unknown): Set<string> {
  if (typeof value !== 'object' || value === null) return new Set();
  const inner = Object.values(value).flatMap((part) => [...keysWithin(part)]);
  return new Set([...Object.keys(value), ...inner]);
}

/** The gaps that a comparison compares, and the sides of a gap, as far as they can be computed. */
function partsOf({ id, estimator, input, expected, tolerance }: ReferenceCase) {
  const { manager, consumer, first, second, ...shared } = input;
  const ofGap = gapEstimators[estimator];
  const ofSide = sideEstimators[estimator];
  const results = z.record(z.string(), z.unknown()).parse(expected);
  return [
    { part: 'first', compute: ofGap, input: first },
    { part: 'second', compute: ofGap, input: second },
    { part: 'manager', compute: ofSide, input: { ...shared, sample: manager } },
    { part: 'consumer', compute: ofSide, input: { ...shared, sample: consumer } },
  ].flatMap(({ part, compute, input }) =>
    compute && unbuiltFeature(input) === null
      ? [{ id, part, compute, input, expected: results[part], tolerance }]
      : [],
  );
}

describe('the values computed with R', () => {
  test.each(computed)('$id: $title', ({ estimator, input, expected, tolerance }) => {
    expect(differences(estimators[estimator]?.(input), expected, tolerance)).toEqual([]);
  });

  test.each(parts)('$id, $part alone', ({ compute, input, expected, tolerance }) => {
    expect(differences(compute(input), expected, tolerance)).toEqual([]);
  });

  test('cover 30 cases and 10 parts; the others need an estimator or a design to come', () => {
    expect(computed).toHaveLength(30);
    expect(parts).toHaveLength(10);
    expect(others).toHaveLength(47);
    expect([...new Set(others.map(notBuilt))].sort()).toEqual([
      'across_gaps',
      'bands',
      'base_status',
      'compare_gap_means',
      'compare_gaps',
      'drivers',
      'gap_drivers',
      'gap_mentions',
      'gap_multiselect',
      'gap_ranking',
      'mde',
      'power',
      'rake',
      'ranking',
      'sample_size',
      'strata',
      'trim',
      'verdict_set',
    ]);
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
