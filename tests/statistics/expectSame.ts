import { expect } from 'vitest';

/** Equal but for rounding, nulls and all; remainders of rounding count against 1. */
export function expectSame(actual: unknown, expected: unknown, tolerance = 1e-8) {
  if (typeof actual === 'number' && typeof expected === 'number') {
    const limit = tolerance * Math.max(1, Math.abs(expected));
    expect(Math.abs(actual - expected)).toBeLessThanOrEqual(limit);
  } else if (typeof actual === 'object' && actual && typeof expected === 'object' && expected) {
    expect(Object.keys(actual)).toEqual(Object.keys(expected));
    const others = Object.values(expected);
    for (const [at, value] of Object.values(actual).entries())
      expectSame(value, others[at], tolerance);
  } else {
    expect(actual).toBe(expected);
  }
}
