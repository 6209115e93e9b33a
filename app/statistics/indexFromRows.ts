import type { IndexSums } from './compositeIndex';
import { byUnit, type Respondent } from './fromRows';
import type { ItemSums, PairSums } from './indexVariance';

/** One respondent's value of one item, on 0..1; `s`: in the base of the item and the segment. */
interface IndexItem {
  y: number;
  s: boolean;
}

/** One respondent's values of all items of an index, always in the same order. */
export interface IndexRow extends Respondent {
  items: readonly IndexItem[];
}

/**
 * Sums of an index from the rows of one audience's whole sample (definition). Respondents of weight
 * 0 are dropped; a missing, negative or non-finite weight is a RangeError.
 *
 * @example indexSums([{ w: 1, items: [{ y: 1, s: true }, { y: 0, s: false }] }]).items
 * // [{ w: 1, wy: 1 }, { w: 0, wy: 0 }]
 */
export function indexSums(rows: readonly IndexRow[]): IndexSums {
  const { sample, own, clusters } = byUnit(rows);
  const places = [...(rows[0]?.items.keys() ?? [])];
  const everybody = [...own, ...clusters.flat()];
  const base = everybody.filter(answered);
  const itemsOf = (members: readonly IndexRow[]) =>
    places.map((place) => itemSums(members.map((row) => weightedItem(row, place))));
  return {
    sample,
    n: base.length,
    w: base.reduce((sum, { w }) => sum + w, 0),
    w2: base.reduce((sum, { w }) => sum + w ** 2, 0),
    units: own.filter(answered).length + clusters.filter((rows) => rows.some(answered)).length,
    items: itemsOf(everybody),
    own: places.map((j) =>
      places.map((l) => pairSums(own.map((row) => [weightedItem(row, j), weightedItem(row, l)]))),
    ),
    clusters: clusters.map(itemsOf),
  };
}

interface WeightedItem {
  w: number;
  wy: number;
}

function answered(row: IndexRow): boolean {
  return row.items.some((item) => item.s);
}

/** Zero outside the base. */
function weightedItem(row: IndexRow, place: number): WeightedItem {
  const item = row.items[place];
  return item?.s ? { w: row.w, wy: row.w * item.y } : { w: 0, wy: 0 };
}

function itemSums(items: readonly WeightedItem[]): ItemSums {
  const sums = { w: 0, wy: 0 };
  for (const { w, wy } of items) {
    sums.w += w;
    sums.wy += wy;
  }
  return sums;
}

function pairSums(pairs: readonly (readonly [WeightedItem, WeightedItem])[]): PairSums {
  const sums = { ss: 0, ys: 0, sy: 0, yy: 0 };
  for (const [first, second] of pairs) {
    sums.ss += first.w * second.w;
    sums.ys += first.wy * second.w;
    sums.sy += first.w * second.wy;
    sums.yy += first.wy * second.wy;
  }
  return sums;
}
