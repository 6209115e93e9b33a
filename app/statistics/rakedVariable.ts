import { itemVariable } from './linearItems';
import type { LinearDistribution, ValueSums } from './quantile';
import { type CellItems, type Counted, type RakedWeights, rakedItems } from './rakedCells';
import type { ClusterMoments, Moments } from './sums';
import { indicatorMoments } from './valueMoments';
import type { LinearVariable } from './variable';

/**
 * One cell's sums of a variable with base weights: `sample` over all respondents of the cell, `base`
 * over those in the base; of the respondents without a cluster together, and of each cluster.
 */
export interface CellVariable {
  own: { sample: Counted; base: Moments };
  clusters: readonly { cluster: string; sample: Counted; base: ClusterMoments }[];
}

/** One cell's answers to a numeric question by value, as in a `Distribution`. */
export interface CellDistribution {
  own: { sample: Counted; values: readonly ValueSums[] };
  clusters: readonly { cluster: string; sample: Counted; values: readonly ValueSums[] }[];
}

/**
 * One variable of one audience from sums of its cells with base weights, and raked weights; see
 * `rakedItems`.
 *
 * @example
 * const sample = { n: 4, w: 4, w2: 4 };
 * const base = { ...sample, wy: 3, wyy: 3, w2y: 3, w2yy: 3 };
 * const weights = { factors: [1], calibration: null };
 * proportion(rakedVariable(weights, [{ own: { sample, base }, clusters: [] }]), 0.95)
 * // estimate 0.75, se 0.25
 */
export function rakedVariable(
  weights: RakedWeights,
  cells: readonly CellVariable[],
): LinearVariable {
  return itemVariable(rakedItems(weights, cells.map(cellItems)), 0);
}

/**
 * Distribution of one numeric variable from the cells' answers by value, and raked weights.
 *
 * @example
 * const sample = { n: 4, w: 4, w2: 4 };
 * const own = { sample, values: [{ value: 5, ...sample }] };
 * const weights = { factors: [1], calibration: null };
 * quantile(rakedDistribution(weights, [{ own, clusters: [] }]), 0.5, 0.95).estimate // 5
 */
export function rakedDistribution(
  weights: RakedWeights,
  cells: readonly CellDistribution[],
): LinearDistribution {
  return {
    values: cells.flatMap(({ own, clusters }, at) =>
      [own, ...clusters]
        .flatMap(({ values }) => values)
        .map(({ value, n, w }) => ({ value, n, w: (weights.factors[at] ?? 0) * w })),
    ),
    upTo: (limit) =>
      rakedVariable(
        weights,
        cells.map(({ own, clusters }) => ({
          own: { sample: own.sample, base: indicatorMoments(own.values, limit) },
          clusters: clusters.map(({ cluster, sample, values }) => ({
            cluster,
            sample,
            base: indicatorMoments(values, limit),
          })),
        })),
      ),
  };
}

function cellItems({ own: { sample, base }, clusters }: CellVariable): CellItems {
  const { w2, w2y, w2yy } = base;
  return {
    own: {
      sample,
      any: base,
      items: [base],
      pairs: [[{ ss: w2, ys: w2y, sy: w2y, yy: w2yy }]],
    },
    clusters: clusters.map(({ cluster, sample, base }) => ({
      cluster,
      sample,
      any: base,
      items: [base],
    })),
  };
}
