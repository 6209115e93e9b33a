import { itemVariable } from './linearItems';
import type { RankingSums } from './meanRanks';
import { type CellItems, type RakedWeights, rakedItems } from './rakedCells';

/**
 * One cell's sums of a ranking with base weights: the mid-ranks as items, and over everybody in the
 * base, clusters included, the weights of first choices and the weighted sums of t^3 - t.
 */
export interface CellRanking extends CellItems {
  first: readonly number[];
  ties: number;
}

/**
 * Ranking of one audience (Kendall and Gibbons 1990) from sums of its cells with base weights, and
 * raked weights; see `rakedItems`.
 *
 * @example
 * const two = { n: 2, w: 2, w2: 2 };
 * const ranks = { ...two, wy: 3, wyy: 4.5 };
 * const pair = { ss: 2, ys: 3, sy: 3, yy: 4.5 };
 * const own = { sample: two, any: two, items: [ranks, ranks], pairs: [[pair, pair], [pair, pair]] };
 * const cell = { own, clusters: [], first: [0, 0], ties: 12 };
 * const { ties, first } = rakedRanking({ factors: [2], calibration: null }, [cell]);
 * [ties, first] // [24, [0, 0]]
 */
export function rakedRanking(weights: RakedWeights, cells: readonly CellRanking[]): RankingSums {
  const joint = rakedItems(weights, cells);
  const total = (of: (cell: CellRanking) => number) =>
    cells.reduce((sum, cell, at) => sum + (weights.factors[at] ?? 0) * of(cell), 0);
  const places = [...joint.items.keys()];
  return {
    channels: places.map((j) => itemVariable(joint, j)),
    joint,
    first: places.map((j) => total(({ first }) => first[j] ?? 0)),
    ties: total(({ ties }) => ties),
  };
}
