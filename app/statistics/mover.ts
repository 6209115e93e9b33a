/** A figure with the limits of its interval. */
export interface Located<Limit extends number | null> {
  estimate: number;
  low: Limit;
  high: Limit;
}

/**
 * Limits of the difference first - second of two independent figures, recovered from their own
 * limits (MOVER, Zou and Donner 2008). A limit that needs one that is null is null.
 *
 * @example
 * mover({ estimate: 5, low: 4, high: 7 }, { estimate: 3, low: 0, high: 3 })
 * // { low: 1, high: 5.60555 }
 */
export function mover(
  first: Located<number>,
  second: Located<number>,
): { low: number; high: number };
export function mover(
  first: Located<number | null>,
  second: Located<number | null>,
): { low: number | null; high: number | null };
export function mover(first: Located<number | null>, second: Located<number | null>) {
  const value = first.estimate - second.estimate;
  const down = distance(first.estimate, first.low, second.estimate, second.high);
  const up = distance(first.estimate, first.high, second.estimate, second.low);
  return { low: down === null ? null : value - down, high: up === null ? null : value + up };
}

function distance(
  first: number,
  firstLimit: number | null,
  second: number,
  secondLimit: number | null,
): number | null {
  if (firstLimit === null || secondLimit === null) return null;
  return Math.sqrt((first - firstLimit) ** 2 + (second - secondLimit) ** 2);
}
