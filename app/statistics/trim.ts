import type { WeightBounds } from './rakeWithinBounds';

/** Trimmed weights, and how many of them lie on a bound. */
export interface Trimmed {
  weights: number[];
  trimmed: number;
}

/**
 * Given weights trimmed to bounds relative to their mean M (Potter 1990), min(max(lambda w, low M),
 * high M), with the one lambda that keeps their sum. Bounds must include 1 and weights be above 0,
 * else a RangeError. Trimming is recorded with every result; trimmed weights are treated as fixed.
 *
 * @example trim([2, 1, 1, 0.5, 3, 1.5], { low: 0.4, high: 1.5 })
 * // { weights: [2.23636, 1.11818, 1.11818, 0.6, 2.25, 1.67727], trimmed: 2 }
 */
export function trim(weights: readonly number[], { low, high }: WeightBounds): Trimmed {
  if (!(low >= 0 && low <= 1 && high >= 1)) throw new RangeError('bounds must include 1');
  for (const w of weights)
    if (!(w > 0 && Number.isFinite(w))) throw new RangeError(`a weight cannot be ${w}`);
  const sum = weights.reduce((total, w) => total + w, 0);
  const mean = sum / weights.length;
  const [bottom, top] = [low * mean, high * mean];
  const cut = (lambda: number) => weights.map((w) => Math.min(Math.max(lambda * w, bottom), top));

  let [below, above] = [0, top / Math.min(...weights)];
  while (above - below > 1e-15 * above) {
    const middle = (below + above) / 2;
    if (middle <= below || middle >= above) break;
    if (cut(middle).reduce((total, w) => total + w, 0) < sum) below = middle;
    else above = middle;
  }
  // What the bounds leave is shared out among the weights between them, exactly.
  const free = weights.map((w) => above * w > bottom && above * w < top);
  const bounded = cut(above).filter((_, at) => !free[at]);
  const left = sum - bounded.reduce((total, w) => total + w, 0);
  const lambda = left / weights.reduce((total, w, at) => total + (free[at] ? w : 0), 0);
  return {
    weights: cut(above).map((w, at) => (free[at] ? lambda * (weights[at] ?? 0) : w)),
    trimmed: bounded.length,
  };
}
