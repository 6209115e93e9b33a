import type { Calibration } from './calibration';
import { cellVariance, type LinearCell } from './cellVariance';
import { type IndexTerm, type ItemSums, ownSquaresWithSize, type PairSums } from './indexVariance';
import type { LinearItems } from './linearItems';
import { type ClusterMoments, isSimple } from './sums';

/**
 * Raked weights of cells: the factor of each, and the calibration if the variance is to be that of
 * residuals (null: the weights are treated as fixed).
 */
export interface RakedWeights {
  factors: readonly number[];
  calibration: Calibration | null;
}

/** Count and sums of base weights and of their squares. */
export interface Counted {
  n: number;
  w: number;
  w2: number;
}

/**
 * Sums with base weights over some respondents of a cell: of all of them (`sample`), of those with
 * at least one item (`any`), and per item.
 */
export interface CellPart {
  sample: Counted;
  any: Counted;
  items: readonly ClusterMoments[];
}

/** One cell's sums of J items: respondents without a cluster together, members of each cluster. */
export interface CellItems {
  own: CellPart & { pairs: readonly (readonly PairSums[])[] };
  clusters: readonly (CellPart & { cluster: string })[];
}

/**
 * Items of one audience from sums of its cells with base weights, and raked weights, which are
 * constant multiples of these within a cell (linearised, Binder 1983; residuals, Deville and
 * Särndal 1992). Cells and factors go in the same order; cells outside the segment have empty bases
 * and items, but their sample.
 *
 * @example
 * const four = { n: 4, w: 4, w2: 4 };
 * const item = { ...four, wy: 3, wyy: 3 };
 * const pairs = [[{ ss: 4, ys: 3, sy: 3, yy: 3 }]];
 * const cell = { own: { sample: four, any: four, items: [item], pairs }, clusters: [] };
 * const { w, df, variance } = rakedItems({ factors: [2], calibration: null }, [cell]);
 * [w, df, variance([{ mean: 0.75, factor: 1 / 8 }])] // [8, 3, 0.0625]
 */
export function rakedItems(
  { factors, calibration }: RakedWeights,
  cells: readonly CellItems[],
): LinearItems<ClusterMoments> {
  const parts = cells.flatMap(({ own, clusters }, at) =>
    [own, ...clusters].map((part) => ({ part, factor: factors[at] ?? 0 })),
  );
  const total = (of: (part: CellPart) => Counted | undefined) => {
    const sums = { n: 0, w: 0, w2: 0 };
    for (const { part, factor } of parts) {
      const { n, w, w2 } = of(part) ?? { n: 0, w: 0, w2: 0 };
      if (n === 0) continue;
      sums.n += n;
      sums.w += factor * w;
      sums.w2 += factor ** 2 * w2;
    }
    return sums;
  };
  const unitsOf = (of: (part: CellPart) => Counted) =>
    cells.reduce((sum, { own }) => sum + of(own).n, 0) +
    new Set(
      cells.flatMap(({ clusters }) =>
        clusters.filter((part) => of(part).n > 0).map(({ cluster }) => cluster),
      ),
    ).size;
  const units = unitsOf(({ sample }) => sample);
  const inBase = unitsOf(({ any }) => any);
  const simple = !calibration && isSimple({ ...total(({ sample }) => sample), units });
  return {
    ...total(({ any }) => any),
    df: inBase - 1,
    simple,
    items: [...(cells[0]?.own.items.keys() ?? [])].map((place) => {
      const sums = { ...total(({ items }) => items[place]), wy: 0, wyy: 0 };
      for (const { part, factor } of parts) {
        const item = part.items[place];
        if (item === undefined || item.n === 0) continue;
        sums.wy += factor * item.wy;
        sums.wyy += factor * item.wyy;
      }
      return sums;
    }),
    variance: (terms) => {
      const linear = cells.map((cell, at) => linearCell(cell, terms, factors[at] ?? 0));
      const fits = calibration?.fits(
        linear.map(({ own, clusters }) => clusters.reduce((sum, { wz }) => sum + wz, own.wz)),
      );
      const fitted = linear.map((cell, at) => ({ ...cell, fit: fits?.[at] ?? 0 }));
      return cellVariance(fitted, simple ? inBase : units);
    },
  };
}

function linearCell(
  { own, clusters }: CellItems,
  terms: readonly IndexTerm[],
  factor: number,
): LinearCell {
  // Sums that answers were taken away from again keep a remainder; an empty base has none.
  const pairs = own.any.n > 0 ? own.pairs : [];
  const { squares, size } = ownSquaresWithSize(pairs, terms);
  return {
    factor,
    fit: 0,
    own: {
      w: own.sample.w,
      w2: own.sample.w2,
      wz: linearised(inBase(own), terms),
      w2z: linearised(squared(pairs), terms),
      w2zz: squares,
      size,
    },
    clusters: clusters.map((part) => ({
      cluster: part.cluster,
      w: part.sample.w,
      wz: linearised(inBase(part), terms),
      size: sizeOf(inBase(part), terms),
    })),
  };
}

function inBase({ any, items }: CellPart): readonly ItemSums[] {
  return any.n > 0 ? items : [];
}

function linearised(items: readonly ItemSums[], terms: readonly IndexTerm[]): number {
  return items.reduce((sum, { w, wy }, place) => {
    const { mean, factor } = terms[place] ?? { mean: 0, factor: 0 };
    return sum + factor * (wy - mean * w);
  }, 0);
}

function sizeOf(items: readonly ItemSums[], terms: readonly IndexTerm[]): number {
  return items.reduce((sum, { w, wy }, place) => {
    const { mean, factor } = terms[place] ?? { mean: 0, factor: 0 };
    return sum + Math.abs(factor * wy) + Math.abs(factor * mean * w);
  }, 0);
}

/** Sums of an item with squared weights are the products of the item with itself being asked. */
function squared(pairs: readonly (readonly PairSums[])[]): ItemSums[] {
  return pairs.map((row, place) => {
    const { ss, ys } = row[place] ?? { ss: 0, ys: 0 };
    return { w: ss, wy: ys };
  });
}
