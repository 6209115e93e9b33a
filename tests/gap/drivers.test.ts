import { describe, expect, test } from 'vitest';
import {
  type ComputedDrivers,
  canonical,
  driverQuestion,
  driverReport,
  isAsked,
  numbersOf,
} from '../../app/gap/drivers';
import type { Withholding } from '../../app/gap/withholding';
import { holm } from '../../app/statistics/adjust';
import type { DriverShares } from '../../app/statistics/drivers';
import { study } from './responses';

const question = { outcome: 'advise', drivers: ['booking', 'returned'] };
const nothingHidden: Withholding = { stateOf: () => 'shown', hides: () => null };

function importance(shares: readonly number[]): DriverShares {
  return {
    status: 'ok',
    n: 60,
    df: 59,
    rSquared: 0.4,
    covariances: shares.map((_, j) => shares.map((__, l) => (j === l ? 0.01 : -0.005))),
    drivers: shares.map((share) => ({
      relativeWeight: share * 0.4,
      share,
      se: 0.1,
      lmg: share * 0.4,
      lmgShare: share,
    })),
  };
}

const both: ComputedDrivers = {
  manager: { n: 60, result: importance([0.7, 0.3]) },
  consumer: { n: 60, result: importance([0.4, 0.6]) },
};
const settings = { minimumBase: 5, confidence: 0.95 };

describe('a question about drivers', () => {
  test('names items with numbers, the items of the index unless it names others', () => {
    expect(driverQuestion(study, 'advise', undefined)).toEqual({ question });
    expect(driverQuestion(study, 'booking', undefined)).toEqual({
      question: { outcome: 'booking', drivers: ['returned'] },
    });
    expect(driverQuestion(study, 'advise', 'minutes, booking')).toEqual({
      question: { outcome: 'advise', drivers: ['minutes', 'booking'] },
    });
  });

  test.each([
    ['ghost', 'booking', '$.outcome', 'unknown item "ghost"'],
    ['advise', 'booking,ghost', '$.drivers', 'unknown item "ghost"'],
    ['uses', 'booking', '$.outcome', '"uses" has no numbers'],
    ['advise', 'order', '$.drivers', '"order" has no numbers'],
    ['advise', 'words', '$.drivers', '"words" has no numbers'],
    ['advise', 'why', '$.drivers', '"why" has no numbers'],
    ['advise', 'booking,advise', '$.drivers', '"advise" is the outcome itself'],
    ['advise', 'booking,booking', '$.drivers', '"booking" is named twice'],
    ['advise', '', '$.drivers', 'unknown item ""'],
  ])('%s by %s is refused', (outcome, drivers, path, message) => {
    const found = driverQuestion(study, outcome, drivers);
    const faults = 'faults' in found ? found.faults : [];
    expect(faults).toContainEqual({ path, message: expect.stringContaining(message) });
  });

  test('is put to the sides that were asked all of its items', () => {
    expect(isAsked(study, question, 'manager')).toBe(true);
    expect(isAsked(study, { outcome: 'why', drivers: ['booking'] }, 'manager')).toBe(false);
  });

  test('reads answers as numbers: values, scores, favourable or not; none of don’t know', () => {
    const [booking, returned, advise] = numbersOf(study, question);
    expect(['hard', 'easy', 'dk', undefined].map((answer) => booking?.(answer))).toEqual([
      1,
      3,
      null,
      null,
    ]);
    expect(['yes', 'no', 'else', 'dk'].map((answer) => returned?.(answer))).toEqual([
      1,
      0,
      0,
      null,
    ]);
    expect([0, 10, 'dk', undefined].map((answer) => advise?.(answer))).toEqual([0, 10, null, null]);
  });
});

describe('drivers of both sides', () => {
  test('give the importance gap, managers minus consumers', () => {
    const report = driverReport(study, question, both, nothingHidden, settings);
    expect(report.manager).toMatchObject({ base: 60, rSquared: 0.4, reason: null });
    expect(report.manager.drivers?.map(({ item, share }) => [item, share])).toEqual([
      ['booking', 0.7],
      ['returned', 0.3],
    ]);
    expect(report.gaps?.map(({ item }) => item)).toEqual(['booking', 'returned']);
    expect(report.gaps?.[0]?.value).toBeCloseTo(0.3, 12);
    expect(report.gaps?.[1]?.value).toBeCloseTo(-0.3, 12);
    expect(report.gaps?.[0]?.p).toBeGreaterThan(0);
  });

  test('correct the p-values of the gaps for looking at all drivers', () => {
    const asked = { outcome: 'advise', drivers: ['booking', 'returned', 'minutes'] };
    const report = driverReport(
      study,
      asked,
      {
        manager: { n: 60, result: importance([0.7, 0.2, 0.1]) },
        consumer: { n: 60, result: importance([0.3, 0.4, 0.3]) },
      },
      nothingHidden,
      settings,
    );
    const p = report.gaps?.map((gap) => gap.p) ?? [];
    const [booking = 0, returned = 0, minutes = 0] = p.map(Number);
    expect(report.gaps?.map((gap) => gap.pAdjusted)).toEqual(holm(p));
    expect(report.gaps?.[0]?.pAdjusted).toBeCloseTo(3 * booking, 12);
    expect(returned).toBeCloseTo(minutes, 12);
    expect(report.gaps?.[1]?.pAdjusted).toBeCloseTo(2 * returned, 12);
  });

  test('are computed in one order of the drivers, and given in the order that was asked for', () => {
    const turned = { outcome: 'advise', drivers: ['returned', 'booking'] };
    expect(canonical(turned)).toEqual(question);
    const report = driverReport(study, turned, both, nothingHidden, settings);
    expect(report.manager.drivers?.map(({ item, share }) => [item, share])).toEqual([
      ['returned', 0.3],
      ['booking', 0.7],
    ]);
    expect(report.gaps?.map(({ item }) => item)).toEqual(['returned', 'booking']);
  });

  test('are added up with the interval of their sum, which is a question of its own', () => {
    const asked = { outcome: 'advise', drivers: ['booking', 'returned', 'minutes'] };
    const computed: ComputedDrivers = {
      manager: { n: 60, result: importance([0.5, 0.2, 0.3]) },
      consumer: { n: 60, result: importance([0.3, 0.4, 0.3]) },
    };
    const together = ['returned', 'booking'];
    const given = { ...settings, together };
    const sum = driverReport(study, asked, computed, nothingHidden, given).together;
    // The canonical order is booking, minutes, returned.
    expect(sum?.manager?.share).toBeCloseTo(0.8, 12);
    expect(sum?.consumer?.share).toBeCloseTo(0.6, 12);
    // Variance 0.01 + 0.01 - 2 x 0.005, and t with 59 degrees of freedom.
    expect(sum?.consumer?.low).toBeCloseTo(0.6 - 0.2000995, 6);
    expect(sum?.gap?.value).toBeCloseTo(0.2, 12);
    expect(sum?.gap?.pAdjusted).toBe(sum?.gap?.p);
    expect(driverReport(study, asked, computed, nothingHidden, settings).together).toBe(null);
  });

  test('are not added up on a side on which they are withheld', () => {
    const given = { ...settings, together: ['booking'] };
    const decided: Withholding = {
      ...nothingHidden,
      stateOf: (audience) => (audience === 'consumer' ? 'withheld' : 'shown'),
    };
    const { together } = driverReport(study, question, both, decided, given);
    expect(together).toMatchObject({ consumer: null, gap: null, manager: { share: 0.7 } });
  });

  test('have intervals of the confidence that was asked for', () => {
    const lowAt = (confidence: number) =>
      driverReport(study, question, both, nothingHidden, { ...settings, confidence }).manager
        .drivers?.[1]?.low;
    // 0.3 -+ t 0.1 with 59 degrees of freedom.
    expect(lowAt(0.95)).toBeCloseTo(0.3 - 0.2000995, 6);
    expect(lowAt(0.9)).toBeCloseTo(0.3 - 0.1671093, 6);
  });

  const hidden = { base: null, rSquared: null, drivers: null, constant: null };

  test('are withheld with the base where too few answered everything', () => {
    const report = driverReport(study, question, both, nothingHidden, {
      ...settings,
      minimumBase: 61,
    });
    expect(report.manager).toEqual({ ...hidden, reason: 'withheld' });
    expect(report.gaps).toBe(null);
  });

  test('are withheld where one of the items is', () => {
    const decided: Withholding = {
      ...nothingHidden,
      stateOf: (audience, item) =>
        audience === 'consumer' && item === 'returned' ? 'withheld_secondary' : 'shown',
    };
    const report = driverReport(study, question, both, decided, settings);
    expect(report.consumer).toEqual({ ...hidden, reason: 'withheld_secondary' });
    expect(report.manager.reason).toBe(null);
    expect(report.gaps).toBe(null);
  });

  test('say why there are none', () => {
    const of = (consumer: ComputedDrivers['consumer']) =>
      driverReport(study, question, { ...both, consumer }, nothingHidden, settings).consumer;
    expect(of(null)).toEqual({ ...hidden, reason: 'one_sided' });
    expect(of('being_updated')).toEqual({ ...hidden, reason: 'being_updated' });
    expect(of({ n: 0, result: { status: 'error', code: 'too_few_cases', n: 0 } })).toEqual({
      ...hidden,
      base: 0,
      reason: 'no_answers',
    });
    expect(of({ n: 9, result: { status: 'error', code: 'too_few_cases', n: 9 } })).toEqual({
      ...hidden,
      base: 9,
      reason: 'too_few_cases',
    });
    expect(of({ n: 60, result: { status: 'error', code: 'collinear' } }).reason).toBe('collinear');
    const constant = (variable: number | null) =>
      of({ n: 60, result: { status: 'error', code: 'constant_variable', variable } });
    expect(constant(1)).toMatchObject({ reason: 'constant_variable', constant: 'returned' });
    expect(constant(null)).toMatchObject({ reason: 'constant_variable', constant: 'advise' });
  });
});
