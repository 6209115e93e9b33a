import { expect, test } from 'vitest';
import { calibrationOf, supportsCalibration } from '../../app/statistics/calibration';
import { designOf } from '../../app/statistics/design';

const cell = (n: number, ...categories: (string | null)[]) => ({ n, weight: n, categories });

test('with one margin the fit of a cell is its mean', () => {
  const fits = calibrationOf([cell(3, 'f'), cell(1, 'm'), cell(4, null)]).fits([6, 1, 8]);
  for (const [at, fit] of [2, 1, 2].entries()) expect(fits[at]).toBeCloseTo(fit, 13);
});

test('columns are the intercept and all categories but one a margin, no answer among them', () => {
  expect(calibrationOf([cell(3, 'f', 'a'), cell(1, 'm', 'b'), cell(1, 'm', null)]).columns).toBe(4);
  expect(calibrationOf([cell(3), cell(2)]).columns).toBe(1);
  expect(calibrationOf([]).fits([])).toEqual([]);
});

test('a margin that follows from another changes no fit', () => {
  const [first, twice] = [
    [cell(3, 'f'), cell(2, 'm')],
    [cell(3, 'f', 'woman'), cell(2, 'm', 'man')],
  ].map((cells) => calibrationOf(cells).fits([3, 8]));
  for (const [at, fit] of (first ?? []).entries()) expect(twice?.[at]).toBeCloseTo(fit, 13);
});

test('ten respondents a column are enough', () => {
  const calibration = calibrationOf([cell(3, 'f'), cell(1, 'm')]);
  expect(supportsCalibration(calibration, 20)).toBe(true);
  expect(supportsCalibration(calibration, 19)).toBe(false);
});

test('rows and cells of a calibration must be the same', () => {
  const calibration = calibrationOf([cell(1, 'f'), cell(1, 'm')]);
  expect(() => designOf([{ w: 1 }], calibration)).toThrow(RangeError);
  expect(() => designOf([{ w: 1 }, { w: 0 }], calibration)).toThrow(RangeError);
  expect(designOf([{ w: 1 }, { w: 1 }], calibration).simple).toBe(false);
});
