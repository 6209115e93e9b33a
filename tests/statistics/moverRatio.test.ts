import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moverRatio } from '../../app/statistics/moverRatio';

const exactly = (estimate: number) => ({ estimate, low: estimate, high: estimate });

describe('the interval of a ratio', () => {
  it('is that worked out by hand', () => {
    // 4 · 2 = 8; 3 · (8 - 3) = 15; 2.2 · (4 - 2.2) = 1.8 · (4 - 1.8) = 3.96; 64 - 15 · 3.96 = 4.6.
    const found = moverRatio(
      { estimate: 4, low: 3, high: 5 },
      { estimate: 2, low: 1.8, high: 2.2 },
    );
    expect(found.low).toBeCloseTo((8 - Math.sqrt(4.6)) / 3.96, 12);
    expect(found.high).toBeCloseTo((8 + Math.sqrt(4.6)) / 3.96, 12);
  });

  it('is the own interval in units of an exact divisor, and turns with an exact dividend', () => {
    expect(moverRatio({ estimate: 4, low: 3, high: 6 }, exactly(2))).toEqual({ low: 1.5, high: 3 });
    const turned = moverRatio(exactly(4), { estimate: 2, low: 1.6, high: 3.2 });
    expect(turned.low).toBeCloseTo(4 / 3.2, 12);
    expect(turned.high).toBeCloseTo(4 / 1.6, 12);
  });

  it('holds the ratio, and 1 exactly where the interval of the difference holds 0', () => {
    const figure = fc
      .record({ estimate: fc.double({ min: 1, max: 9, noNaN: true }) })
      .chain(({ estimate }) =>
        fc
          .tuple(
            fc.double({ min: 0.01, max: 0.9, noNaN: true }),
            fc.double({ min: 0.01, max: 0.9, noNaN: true }),
          )
          .map(([down, up]) => ({ estimate, low: estimate - down, high: estimate + up })),
      );
    fc.assert(
      fc.property(figure, figure, (one, other) => {
        const { low, high } = moverRatio(one, other);
        if (low === null || high === null) throw new Error('no interval');
        const ratio = one.estimate / other.estimate;
        expect(low).toBeLessThan(ratio);
        expect(high).toBeGreaterThan(ratio);
        const difference = one.estimate - other.estimate;
        const least = difference - Math.hypot(one.estimate - one.low, other.high - other.estimate);
        const most = difference + Math.hypot(one.high - one.estimate, other.estimate - other.low);
        if (Math.abs(least) > 1e-6) expect(low > 1).toBe(least > 0);
        if (Math.abs(most) > 1e-6) expect(high < 1).toBe(most < 0);
      }),
    );
  });

  it('is not there where the divisor may be nothing, nor without a limit', () => {
    const one = { estimate: 4, low: 3, high: 5 };
    for (const divisor of [
      { estimate: 2, low: 0, high: 3 },
      { estimate: 2, low: 1, high: 4 },
      { estimate: 2, low: null, high: 3 },
    ])
      expect(moverRatio(one, divisor)).toEqual({ low: null, high: null });
  });
});
