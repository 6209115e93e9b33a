import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalCritical, tCritical } from '../../app/statistics/distributions';
import { variableSums } from '../../app/statistics/fromRows';
import { mover } from '../../app/statistics/mover';
import { changeOfPredictionErrors, predictionError } from '../../app/statistics/predictionError';
import { proportion } from '../../app/statistics/proportion';
import { indicators, levels, meanOf, sampleOf, shareOf } from './samples';

describe('an error of prediction', () => {
  test('has the limits of MOVER on the t interval and the Wilson limits', () => {
    const [prediction, actual] = [meanOf([0.6, 0.8, 0.7]), shareOf(40, 100)];
    const error = predictionError(prediction, actual, 0.95);
    const located = ({ estimate, low, high }: typeof prediction) => ({
      estimate: estimate ?? 0,
      low: low ?? 0,
      high: high ?? 0,
    });
    const wanted = mover([located(prediction)], [located(actual)]);
    expect(error.value).toBeCloseTo(0.3, 12);
    expect(error.low).toBeCloseTo(wanted.low, 12);
    expect(error.high).toBeCloseTo(wanted.high, 12);
    expect([error.low, error.high]).toEqual([
      expect.closeTo(0.03296, 5),
      expect.closeTo(0.56442, 5),
    ]);
  });

  test('has p below 1 - level exactly when its interval excludes 0', () => {
    const predicted = fc.array(fc.constantFrom(0, 0.1, 0.35, 0.5, 0.9, 1), { maxLength: 12 });
    fc.assert(
      fc.property(predicted, sampleOf(indicators), levels, (guesses, rows, level) => {
        const { low, high, p } = predictionError(
          meanOf(guesses, level),
          proportion(variableSums(rows), level),
          level,
        );
        if (low === null || high === null || p === null) return;
        if (Math.min(Math.abs(low), Math.abs(high)) < 1e-9) return;
        expect(p < 1 - level).toBe(low > 0 || high < 0);
      }),
      { numRuns: 500 },
    );
  });

  test('moves the mean’s limits in proportion, with the factor t/z held', () => {
    const prediction = meanOf([0.6, 0.8, 0.7]);
    const sure = { ...shareOf(4, 10), intervalBase: 1e12 };
    const { z } = predictionError(prediction, sure, 0.95);
    const perZ = ((prediction.se ?? 0) * tCritical(0.95, 2)) / normalCritical(0.95);
    expect(z).toBeCloseTo(0.3 / perZ, 3);
  });

  test('lacks an interval with one prediction, and all without any', () => {
    const actual = shareOf(4, 10);
    expect(predictionError(meanOf([0.5]), actual, 0.95)).toMatchObject({
      value: expect.closeTo(0.1, 12),
      low: null,
      p: null,
      reason: 'no_variance_estimate',
    });
    expect(predictionError(meanOf([]), actual, 0.95)).toMatchObject({
      value: null,
      reason: 'no_answers',
    });
  });

  test('has not changed where both waves are alike', () => {
    const wave = { prediction: meanOf([0.6, 0.8, 0.7]), actual: shareOf(40, 100) };
    expect(changeOfPredictionErrors(wave, wave, 0.95)).toMatchObject({ value: 0, p: 1 });
  });
});
