import type { Margin, RakingCell } from './margins';
import { type Raking, rake } from './rake';

/** Bounds of weights relative to their mean. */
export interface WeightBounds {
  low: number;
  high: number;
}

/** No weights within the bounds meet the margins. */
export interface BoundsNotMet {
  status: 'bounds_not_met';
}

/**
 * Raking with weights held within bounds (Deville and Särndal 1992), relative to their mean 1:
 * rake, cut what lies outside the bounds, and rake on from there, at most 200 times (suggested
 * bounds: 0.2 and 5). Within a cell all base weights must be equal, since it is the single weight
 * that is cut. Errors as for `rake`.
 *
 * @example rakeWithinBounds(
 *   [{ n: 3, weight: 3, categories: ['f'] }, { n: 1, weight: 1, categories: ['m'] }],
 *   [{ variable: 'sex', targets: [{ category: 'f', share: 0.5 }, { category: 'm', share: 0.5 }] }],
 *   { low: 0.5, high: 1.5 },
 * ) // { status: 'bounds_not_met' }
 */
export function rakeWithinBounds(
  cells: readonly RakingCell[],
  margins: readonly Margin[],
  { low, high }: WeightBounds,
  cycles = 1000,
): Raking | BoundsNotMet {
  let weights = cells.map(({ n, weight }) => weight / n);
  for (let repetition = 0; repetition < 200; repetition += 1) {
    const current = cells.map((cell, at) => ({ ...cell, weight: cell.n * (weights[at] ?? 0) }));
    const raking = rake(current, margins, cycles);
    if (raking.status !== 'converged') return raking;
    weights = weights.map((weight, at) => weight * (raking.factors[at] ?? 0));
    const within = weights.every((w) => w >= low * (1 - 1e-6) && w <= high * (1 + 1e-6));
    if (within) {
      const factors = weights.map((w, at) => {
        const cell = cells[at];
        return cell ? (w * cell.n) / cell.weight : 0;
      });
      return { status: 'converged', factors };
    }
    weights = weights.map((w) => Math.min(Math.max(w, low), high));
  }
  return { status: 'bounds_not_met' };
}
