import type { Estimate, Reason } from './proportion';

/** A difference of independent figures, in their units, with interval and p-value. */
export interface Contrast {
  value: number | null;
  low: number | null;
  high: number | null;
  p: number | null;
  reason: Reason | null;
}

/**
 * Sum of some estimates minus the sum of others (definition); null if one is. In pairs, so that two
 * equal gaps differ by exactly 0.
 *
 * @example difference([{ estimate: 5 }, { estimate: 1 }], [{ estimate: 2 }]) // 4
 */
export function difference(
  plus: readonly Pick<Estimate, 'estimate'>[],
  minus: readonly Pick<Estimate, 'estimate'>[],
): number | null {
  let value = 0;
  for (let at = 0; at < Math.max(plus.length, minus.length); at += 1) {
    const first = at < plus.length ? plus[at]?.estimate : 0;
    const second = at < minus.length ? minus[at]?.estimate : 0;
    if (typeof first !== 'number' || typeof second !== 'number') return null;
    value += first - second;
  }
  return value;
}

/**
 * Why a contrast lacks something, from its figures; by definition an empty base comes first.
 *
 * @example missing([{ reason: 'open_band' }, { reason: 'no_answers' }]) // 'no_answers'
 */
export function missing(figures: readonly Pick<Estimate, 'reason'>[]): Reason | null {
  let first: Reason | null = null;
  for (const { reason } of figures) {
    if (reason === 'no_answers') return reason;
    first ??= reason;
  }
  return first;
}
