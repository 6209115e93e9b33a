import { withoutRounding } from './sums';

/**
 * Sums over own units for two items j and l, with squared weights: of s_j s_l, of y_j s_l, of
 * s_j y_l and of y_j y_l, where y is 0 outside its item's base.
 */
export interface PairSums {
  ss: number;
  ys: number;
  sy: number;
  yy: number;
}

/** Weights and weighted values within the base of one item. */
export interface ItemSums {
  w: number;
  wy: number;
}

/** One item's part of the score: its mean, and its item weight over the weight of its base. */
export interface IndexTerm {
  mean: number;
  factor: number;
}

/**
 * Sum over own units of the squared linearised score, sum_j factor_j w s_j (y_j - mean_j), from the
 * products of pairs of items (Binder 1983). In squared units of the score.
 *
 * @example ownSquares([[{ ss: 4, ys: 2, sy: 2, yy: 2 }]], [{ mean: 0.5, factor: 0.25 }]) // 0.0625
 */
export function ownSquares(
  own: readonly (readonly PairSums[])[],
  items: readonly IndexTerm[],
): number {
  const { squares, size } = ownSquaresWithSize(own, items);
  return withoutRounding(squares, size);
}

/**
 * The same sum (Binder 1983) before a mere rounding remainder is taken for 0, with the size of the
 * moments that it is a difference of.
 *
 * @example ownSquaresWithSize([[{ ss: 4, ys: 2, sy: 2, yy: 2 }]], [{ mean: 0.5, factor: 0.25 }])
 * // { squares: 0.0625, size: 0.3125 }
 */
export function ownSquaresWithSize(
  own: readonly (readonly PairSums[])[],
  items: readonly IndexTerm[],
): { squares: number; size: number } {
  let squares = 0;
  let size = 0;
  items.forEach((first, j) => {
    items.forEach((second, l) => {
      const pair = own[j]?.[l];
      if (pair === undefined) return;
      const factor = first.factor * second.factor;
      const straight = pair.yy + first.mean * second.mean * pair.ss;
      const crossed = second.mean * pair.ys + first.mean * pair.sy;
      squares += factor * (straight - crossed);
      size += Math.abs(factor * straight) + Math.abs(factor * crossed);
    });
  });
  return { squares, size };
}

/**
 * Sum over clusters of the squared linearised score, which is added up within a cluster first
 * (Binder 1983; Lumley 2004).
 *
 * @example clusterSquares([[{ w: 3, wy: 2 }], [{ w: 1, wy: 0 }]], [{ mean: 0.5, factor: 0.25 }])
 * // 0.03125
 */
export function clusterSquares(
  clusters: readonly (readonly ItemSums[])[],
  items: readonly IndexTerm[],
): number {
  let squares = 0;
  for (const cluster of clusters) {
    let deviation = 0;
    let size = 0;
    items.forEach(({ mean, factor }, j) => {
      const sums = cluster[j];
      if (sums === undefined) return;
      deviation += factor * (sums.wy - mean * sums.w);
      size += Math.abs(factor * sums.wy) + Math.abs(factor * mean * sums.w);
    });
    squares += withoutRounding(Math.abs(deviation), size) ** 2;
  }
  return squares;
}
