import type { PairSums } from '../statistics/indexVariance';
import type { Items } from '../statistics/linearItems';
import { type CellPart, type Counted, rakedItems } from '../statistics/rakedCells';
import { rakedVariable } from '../statistics/rakedVariable';
import type { ClusterMoments, Moments } from '../statistics/sums';
import type { Variable } from '../statistics/variable';
import type { Part, Side } from './sides';

/** A sum of a part by its place; 0 of an empty part. */
export function at(part: Part, place: number): number {
  return part.sums[place] ?? 0;
}

/** A count with its sums of weights, by its place. */
export function countedAt(part: Part, slot: number): Counted {
  return { n: at(part, slot), w: at(part, slot + 1), w2: at(part, slot + 2) };
}

const NO_CLUSTERS: readonly Moments[] = [];
const NOBODY: Moments = { n: 0, w: 0, wy: 0, wyy: 0, w2: 0, w2y: 0, w2yy: 0 };

/**
 * A variable of a side from what each part of it sums up to (Binder 1983). Most parts of a segment's side are
 * empty, and reading beyond an array's end is slow.
 */
export function variableOf(
  { cells, weights, sample }: Side,
  sum: (part: Part) => Moments,
): Variable {
  const moments = (part: Part) => (part.sums.length === 0 ? NOBODY : sum(part));
  const [only] = cells;
  if (only && !weights.calibration && cells.length === 1)
    return {
      sample,
      own: moments(only.own.part),
      clusters:
        only.clusters.length === 0 ? NO_CLUSTERS : only.clusters.map(({ part }) => moments(part)),
    };
  const parts = cells.map(({ own, clusters }) => ({
    own: { sample: own.sample, base: moments(own.part) },
    clusters: clusters.map(({ cluster, sample, part }) => ({
      cluster,
      sample,
      base: moments(part),
    })),
  }));
  return rakedVariable(weights, parts);
}

/** A weighted sum over everybody of a side's segment, by its place. */
export function weighedSum({ cells, weights }: Side, place: number): number {
  return cells.reduce((sum, { own, clusters }, group) => {
    const factor = weights.factors[group] ?? 1;
    return [own, ...clusters].reduce((total, { part }) => total + factor * at(part, place), sum);
  }, 0);
}

/** Several figures of the same respondents: who has any of them, and their sums in a part. */
export interface JointSums {
  /** Where the count of those with any of them stands. */
  base: number;
  items: (part: Part) => ClusterMoments[];
  /** With squared weights, of those who are units of their own. */
  pairs: (part: Part) => PairSums[][];
}

/** Several figures of a side with what their covariances need (Binder 1983). */
export function jointItems(
  side: Pick<Side, 'cells' | 'weights' | 'sample'>,
  { base, items, pairs }: JointSums,
): Items {
  const cells = side.cells.map(({ own, clusters }) => ({
    own: {
      sample: own.sample,
      any: countedAt(own.part, base),
      items: items(own.part),
      pairs: pairs(own.part),
    },
    clusters: clusters.map(({ cluster, sample, part }) => ({
      cluster,
      sample,
      any: countedAt(part, base),
      items: items(part),
    })),
  }));
  const [first] = cells;
  if (side.weights.calibration || !first) return rakedItems(side.weights, cells);
  const { own, clusters } = first;
  const inBase = clusters.filter(({ any }) => any.n > 0);
  const sum = (of: (part: CellPart) => number) =>
    clusters.reduce((total, part) => total + of(part), of(own));
  return {
    sample: side.sample,
    n: sum(({ any }) => any.n),
    w: sum(({ any }) => any.w),
    w2: sum(({ any }) => any.w2),
    units: own.any.n + inBase.length,
    items: own.items.map((_, j) => ({
      w: sum((part) => part.items[j]?.w ?? 0),
      wy: sum((part) => part.items[j]?.wy ?? 0),
    })),
    own: own.pairs,
    clusters: clusters.map((part) => part.items),
  };
}
