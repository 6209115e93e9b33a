import type { Located } from './mover';

/**
 * Limits of the ratio of two independent figures, recovered from their own limits (MOVER-R, Donner and
 * Zou 2012; Newcombe 2016). Null without one of the limits, where one is not above 0, and where the
 * divisor's are as far from it as it is from 0.
 *
 * @example moverRatio({ estimate: 4, low: 3, high: 5 }, { estimate: 2, low: 1.8, high: 2.2 })
 * // { low: 1.47860, high: 2.56181 }
 */
export function moverRatio(
  { estimate: own, low, high }: Located<number | null>,
  { estimate: divisor, low: least, high: most }: Located<number | null>,
): { low: number | null; high: number | null } {
  const unknown = { low: null, high: null };
  if (low === null || high === null || least === null || most === null) return unknown;
  if (own <= 0 || least <= 0 || most >= 2 * divisor) return unknown;
  const both = own * divisor;
  const limit = (end: number, divided: number, sign: 1 | -1) => {
    const below = divided * (2 * divisor - divided);
    return (both + sign * Math.sqrt(both ** 2 - end * (2 * own - end) * below)) / below;
  };
  return { low: limit(low, most, -1), high: limit(high, least, 1) };
}
