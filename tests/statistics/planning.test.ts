import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectable, power, sampleSize } from '../../app/statistics/planning';

const none = { status: 'error', code: 'no_difference' };
const shares = fc.record({
  manager: fc.double({ min: 0.02, max: 0.98, noNaN: true }),
  consumer: fc.double({ min: 0.02, max: 0.98, noNaN: true }),
});

describe('the power of a test', () => {
  test('is that of power.prop.test for equal groups', () => {
    // power.prop.test(p1 = 0.6, p2 = 0.45, power = 0.8) gives n = 172.799859789187.
    const n = 172.799859789187;
    const result = power({ manager: 0.6, consumer: 0.45 }, { manager: n, consumer: n }, 0.05);
    expect(result).toEqual({ status: 'ok', power: expect.closeTo(0.8, 10) });
  });

  test('of equal shares is no question', () => {
    expect(power({ manager: 0.4, consumer: 0.4 }, { manager: 9, consumer: 9 }, 0.05)).toEqual(none);
  });

  test('of shares of 0 and 1 is certain, or nothing with one respondent each', () => {
    const certain = power({ manager: 1, consumer: 0 }, { manager: 20, consumer: 20 }, 0.05);
    expect(certain).toEqual({ status: 'ok', power: 1 });
    const nothing = power({ manager: 1, consumer: 0 }, { manager: 1, consumer: 1 }, 0.05);
    expect(nothing).toEqual({ status: 'ok', power: expect.closeTo(0, 15) });
  });
});

describe('the size of a sample', () => {
  test('rounds up, the managers from the unrounded number of consumers', () => {
    const size = sampleSize(
      { manager: 0.6, consumer: 0.45 },
      { power: 0.9, ratio: 0.25, alpha: 0.01 },
      { manager: 1.1, consumer: 1.5 },
    );
    expect(size).toMatchObject({ consumer: 965, manager: 242 });
  });

  test('of equal shares is no question', () => {
    const asked = { power: 0.8, ratio: 1, alpha: 0.05 };
    expect(sampleSize({ manager: 0.4, consumer: 0.4 }, asked)).toEqual(none);
  });

  test('gives just the power that was asked for', () => {
    const wanted = fc.record({
      power: fc.double({ min: 0.5, max: 0.99, noNaN: true }),
      ratio: fc.double({ min: 0.1, max: 10, noNaN: true }),
      alpha: fc.constantFrom(0.01, 0.05, 0.1),
    });
    const effects = fc.double({ min: 1, max: 3, noNaN: true });
    fc.assert(
      fc.property(shares, wanted, effects, effects, (p, asked, manager, consumer) => {
        fc.pre(Math.abs(p.manager - p.consumer) > 0.01);
        const size = sampleSize(p, asked, { manager, consumer });
        if (size.status === 'error') throw new Error(size.code);
        const sizes = {
          manager: (asked.ratio * size.consumerExact) / manager,
          consumer: size.consumerExact / consumer,
        };
        const reached = power(p, sizes, asked.alpha);
        expect(reached).toEqual({ status: 'ok', power: expect.closeTo(asked.power, 9) });
        expect(size.consumer).toBeGreaterThanOrEqual(size.consumerExact - 1e-9);
        expect(size.consumer - size.consumerExact).toBeLessThan(1);
        const managers = asked.ratio * size.consumerExact;
        expect(size.manager).toBeGreaterThanOrEqual(managers - 1e-9);
        expect(size.manager - managers).toBeLessThan(1);
      }),
    );
  });
});

describe('the detectable gap', () => {
  test('lies where the power is reached, above and below', () => {
    const sizes = { manager: 100, consumer: 400 };
    const { upper, lower } = detectable(0.45, sizes, { power: 0.8, alpha: 0.05 });
    for (const manager of [upper ?? 0, lower ?? 0]) {
      const reached = power({ manager, consumer: 0.45 }, sizes, 0.05);
      expect(reached).toEqual({ status: 'ok', power: expect.closeTo(0.8, 9) });
    }
    expect(upper).toBeGreaterThan(0.45);
    expect(lower).toBeLessThan(0.45);
  });

  test('is none where the power is not reached', () => {
    const { upper, lower } = detectable(
      0.03,
      { manager: 30, consumer: 60 },
      { power: 0.8, alpha: 0.05 },
    );
    expect(upper).toBeCloseTo(0.225418, 6);
    expect(lower).toBeNull();
  });

  test('is none beyond the ends', () => {
    const sizes = { manager: 100, consumer: 100 };
    expect(detectable(0, sizes, { power: 0.8, alpha: 0.05 }).lower).toBeNull();
    expect(detectable(1, sizes, { power: 0.8, alpha: 0.05 }).upper).toBeNull();
  });
});
