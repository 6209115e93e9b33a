import { cellVariance, type LinearCell } from './cellVariance';
import type { IndexTerm } from './indexVariance';
import type { LinearDistribution, ValueSums } from './quantile';
import type { Counted, RakedWeights } from './rakedCells';
import { type ClusterMoments, isSimple, type Moments } from './sums';
import { indicatorMoments } from './valueMoments';
import type { LinearVariable } from './variable';

/**
 * One cell's sums of a variable with base weights: `sample` over all respondents of the cell,
 * `base` over those in the base; of the respondents without a cluster together, and of each
 * cluster.
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
 * One variable of one audience from sums of its cells with base weights, and raked weights (Binder
 * 1983; Deville and Särndal 1992); see `rakedItems`, of which it is the case of one item, written
 * out since a report has thousands.
 *
 * @example
 * const sample = { n: 4, w: 4, w2: 4 };
 * const base = { ...sample, wy: 3, wyy: 3, w2y: 3, w2yy: 3 };
 * const weights = { factors: [1], calibration: null };
 * proportion(rakedVariable(weights, [{ own: { sample, base }, clusters: [] }]), 0.95)
 * // { estimate: 0.75, se: 0.25 }
 */
export function rakedVariable(
  weights: RakedWeights,
  cells: readonly CellVariable[],
): LinearVariable {
  const { factors, calibration } = weights;
  const base: ClusterMoments = { n: 0, w: 0, wy: 0, wyy: 0, w2: 0 };
  const sample: Counted = { n: 0, w: 0, w2: 0 };
  const clusters = new Map<string, boolean>();
  let ownUnits = 0;
  let ownInBase = 0;
  cells.forEach(({ own, clusters: members }, at) => {
    const factor = factors[at] ?? 0;
    ownUnits += own.sample.n;
    ownInBase += own.base.n;
    addCounted(sample, own.sample, factor);
    addMoments(base, own.base, factor);
    for (const member of members) {
      addCounted(sample, member.sample, factor);
      addMoments(base, member.base, factor);
      if (member.sample.n > 0)
        clusters.set(member.cluster, clusters.get(member.cluster) || member.base.n > 0);
    }
  });
  const units = ownUnits + clusters.size;
  const inBase = ownInBase + [...clusters.values()].filter((isIn) => isIn).length;
  const simple = !calibration && isSimple({ ...sample, units });
  return {
    base,
    df: inBase - 1,
    simple,
    variance: (mean) => {
      if (base.n === 0) return 0;
      const linear = cells.map((cell, at) =>
        linearCell(cell, { mean, factor: 1 / base.w }, factors[at] ?? 0),
      );
      const fits = calibration?.fits(linear.map(totalOf));
      if (fits) for (const [at, cell] of linear.entries()) cell.fit = fits[at] ?? 0;
      return cellVariance(linear, simple ? inBase : units);
    },
  };
}

function addCounted(sums: Counted, { n, w, w2 }: Counted, factor: number): void {
  if (n === 0) return;
  sums.n += n;
  sums.w += factor * w;
  sums.w2 += factor ** 2 * w2;
}

function addMoments(sums: ClusterMoments, part: ClusterMoments, factor: number): void {
  // Sums that answers were taken away from again keep a remainder; an empty base has none.
  if (part.n === 0) return;
  addCounted(sums, part, factor);
  sums.wy += factor * part.wy;
  sums.wyy += factor * part.wyy;
}

function totalOf({ own, clusters }: LinearCell): number {
  return clusters.reduce((sum, { wz }) => sum + wz, own.wz);
}

/** The sums of z = factor s (y - mean), the case of one item of what `rakedItems` adds up. */
function linearCell(
  { own: { sample, base }, clusters }: CellVariable,
  { mean, factor }: IndexTerm,
  weight: number,
): LinearCell {
  const { n, w, wy, w2, w2y, w2yy } = base;
  const isEmpty = n === 0;
  const straight = isEmpty ? 0 : w2yy + mean ** 2 * w2;
  const crossed = isEmpty ? 0 : 2 * mean * w2y;
  return {
    factor: weight,
    fit: 0,
    own: {
      w: sample.w,
      w2: sample.w2,
      wz: isEmpty ? 0 : factor * (wy - mean * w),
      w2z: isEmpty ? 0 : factor * (w2y - mean * w2),
      w2zz: factor ** 2 * (straight - crossed),
      size: factor ** 2 * (Math.abs(straight) + Math.abs(crossed)),
    },
    clusters: clusters.map(({ cluster, sample, base: { n, w, wy } }) => ({
      cluster,
      w: sample.w,
      wz: n === 0 ? 0 : factor * (wy - mean * w),
      size: n === 0 ? 0 : Math.abs(factor) * (Math.abs(wy) + Math.abs(mean) * w),
    })),
  };
}

/**
 * Distribution of one numeric variable from the cells' answers by value, and raked weights, for
 * quantiles (Woodruff 1952).
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
