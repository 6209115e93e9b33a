import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { benjaminiHochberg, holm } from '../../app/statistics/adjust';

test("Holm's values count the tests of the family and leave out what was not tested", () => {
  expect(holm([0.02, null, 0.01])).toEqual([0.02, null, 0.02]);
});

test("Benjamini and Hochberg's values count the tests of the family", () => {
  expect(benjaminiHochberg([0.02, null, 0.01, 0.6])).toEqual([0.03, null, 0.03, 0.6]);
});

test('no adjusted value exceeds 1', () => {
  expect(holm([0.6, 0.9])).toEqual([1, 1]);
  expect(benjaminiHochberg([0.9, 1])).toEqual([1, 1]);
});

test('a family of nothing stays nothing', () => {
  expect(holm([])).toEqual([]);
  expect(benjaminiHochberg([null])).toEqual([null]);
});

test('a single test is not adjusted', () => {
  expect(holm([0.04])).toEqual([0.04]);
  expect(benjaminiHochberg([null, 0.04])).toEqual([null, 0.04]);
});

describe('for all families', () => {
  const families = fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true })));
  const tests = (p: readonly (number | null)[]) => p.filter((value) => value !== null);

  test('adjusted values are never below the raw ones and keep their order; Holm >= BH', () => {
    fc.assert(
      fc.property(families, (p) => {
        const raw = tests(p);
        const strict = tests(holm(p));
        const loose = tests(benjaminiHochberg(p));
        const order = raw.map((_, at) => at).sort((a, b) => (raw[a] ?? 0) - (raw[b] ?? 0));
        for (const adjusted of [strict, loose]) {
          for (const [at, value] of raw.entries()) {
            expect(adjusted[at]).toBeGreaterThanOrEqual(value);
          }
          const sorted = order.map((at) => adjusted[at] ?? 0);
          expect(sorted).toEqual([...sorted].sort((a, b) => a - b));
        }
        for (const [at, value] of loose.entries()) {
          expect(strict[at]).toBeGreaterThanOrEqual(value);
        }
      }),
    );
  });

  test('nulls stay where they are and change nothing for the others', () => {
    fc.assert(
      fc.property(families, (p) => {
        for (const adjust of [holm, benjaminiHochberg]) {
          const adjusted = adjust(p);
          expect(adjusted.map((value) => value === null)).toEqual(p.map((value) => value === null));
          expect(tests(adjusted)).toEqual(adjust(tests(p)));
        }
      }),
    );
  });
});
