/** A figure with the limits of its interval. */
export interface Located<Limit extends number | null> {
  estimate: number;
  low: Limit;
  high: Limit;
}

/**
 * Limits of the sum of some figures minus the sum of others, all independent, recovered from their
 * own limits (MOVER, Zou and Donner 2008). A limit that needs one that is null is null.
 *
 * @example mover([{ estimate: 5, low: 4, high: 7 }], [{ estimate: 3, low: 0, high: 3 }])
 * // { low: 1, high: 5.60555 }
 */
export function mover(
  plus: readonly Located<number>[],
  minus: readonly Located<number>[],
): { low: number; high: number };
export function mover(
  plus: readonly Located<number | null>[],
  minus: readonly Located<number | null>[],
): { low: number | null; high: number | null };
export function mover(
  plus: readonly Located<number | null>[],
  minus: readonly Located<number | null>[],
) {
  let value = 0;
  let down: number | null = 0;
  let up: number | null = 0;
  for (const { estimate, low, high } of plus) {
    value += estimate;
    down = withSquare(down, estimate, low);
    up = withSquare(up, estimate, high);
  }
  for (const { estimate, low, high } of minus) {
    value -= estimate;
    down = withSquare(down, estimate, high);
    up = withSquare(up, estimate, low);
  }
  return {
    low: down === null ? null : value - Math.sqrt(down),
    high: up === null ? null : value + Math.sqrt(up),
  };
}

function withSquare(sum: number | null, estimate: number, limit: number | null): number | null {
  return sum === null || limit === null ? null : sum + (estimate - limit) ** 2;
}
