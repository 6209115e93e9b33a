import type { IndexSums } from './compositeIndex';
import { clusterSquares, type IndexTerm, type ItemSums, ownSquares } from './indexVariance';
import { type ClusterMoments, isSimple, unitFactor } from './sums';
import type { LinearVariable } from './variable';

/**
 * Several variables of the same respondents, whatever the design, for statistics that combine them.
 * `n`, `w` and `w2` are count and weights of the respondents with at least one item; `variance` is
 * that of the statistic linearised as sum_j factor_j s_j (y_j - mean_j), where mean_j must be the
 * weighted mean of item j.
 */
export interface LinearItems<Sums extends ItemSums = ItemSums> {
  n: number;
  w: number;
  w2: number;
  df: number;
  simple: boolean;
  items: readonly Sums[];
  variance(terms: readonly IndexTerm[]): number;
}

/** Items from the sums of one stratum, or linearised over rows or raked cells. */
export type Items = IndexSums | LinearItems;

/**
 * What the estimators need of several items, linearised (Binder 1983).
 *
 * @example linearItems(indexSums([{ w: 1, items: [{ y: 1, s: true }] }])).df // 0
 */
export function linearItems(items: Items): LinearItems {
  if ('variance' in items) return items;
  const { n, w, w2, units, sample, own, clusters } = items;
  return {
    n,
    w,
    w2,
    df: units - 1,
    simple: isSimple(sample),
    items: items.items,
    variance: (terms) =>
      unitFactor(sample, units) * (ownSquares(own, terms) + clusterSquares(clusters, terms)),
  };
}

/**
 * One of the items as a variable of its own (Binder 1983). All items must have the same base.
 *
 * @example
 * const items = designItems(designOf([{ w: 2, y: 3 }]), ({ y }) => [{ y, s: true }]);
 * itemVariable(items, 0).base // { n: 1, w: 2, wy: 6, wyy: 18, w2: 4 }
 */
export function itemVariable(items: LinearItems<ClusterMoments>, place: number): LinearVariable {
  const base = items.items[place];
  if (base === undefined) throw new RangeError(`there is no item ${place + 1}`);
  const { df, simple } = items;
  const elsewhere = { mean: 0, factor: 0 };
  return {
    base,
    df,
    simple,
    variance: (mean) =>
      base.n === 0
        ? 0
        : items.variance(
            items.items.map((_, at) => (at === place ? { mean, factor: 1 / base.w } : elsewhere)),
          ),
  };
}
