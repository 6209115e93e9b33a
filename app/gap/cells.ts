import type { ValueSums } from '../statistics/quantile';
import type { Audience, Study } from '../study/document';
import { type Layout, unweightedSums, weightPowers } from './layout';
import type { Tally } from './tally';

/** The listed values of each number item, in any order. */
export type ValueLists = Readonly<Record<string, readonly ValueSums[]>>;

/** One cell that a report counts, with the segment codes of its respondents. */
export interface CountedCell {
  /** In the order of the layout's segments; null where not answered. */
  codes: readonly (string | null)[];
  cluster: string | null;
  sums: readonly number[];
  values: ValueLists;
}

/** The tallies of one audience that reports count: of complete, unflagged responses. */
export function countedTallies(layout: Layout, tallies: readonly Tally[]): Tally[] {
  return tallies.filter(
    ({ audience, status, flagged, sums }) =>
      audience === layout.audience &&
      status === 'complete' &&
      !flagged &&
      // A cell that everybody was taken away from holds remainders of rounding only.
      (sums[layout.sample] ?? 0) > 0,
  );
}

/** The cells of one audience that reports count. */
export function countedCells(
  layout: Layout,
  tallies: readonly Tally[],
  weighted: boolean,
): CountedCell[] {
  return countedTallies(layout, tallies).map(({ cell, cluster, sums, values }) => ({
    codes: codesOf(cell),
    cluster,
    sums: weighted ? sums : unweightedSums(layout, sums),
    values: listed(values, weighted),
  }));
}

/** The segment codes of a cell, in the order of the layout's segments; null where not answered. */
export function codesOf(cell: string): (string | null)[] {
  const codes: unknown = JSON.parse(cell);
  return Array.isArray(codes) ? codes.map((code) => (typeof code === 'string' ? code : null)) : [];
}

/** The same cells with weights that are `factorOf` times as large. */
export function reweighted(
  layout: Layout,
  cells: readonly CountedCell[],
  factorOf: (codes: CountedCell['codes']) => number,
): CountedCell[] {
  const powers = weightPowers(layout);
  return cells.map((cell) => {
    const factor = factorOf(cell.codes);
    const byPower = [1, factor, factor ** 2];
    return {
      ...cell,
      sums: cell.sums.map((sum, place) => sum * (byPower[powers[place] ?? 0] ?? 1)),
      values: Object.fromEntries(
        Object.entries(cell.values).map(([item, list]) => [
          item,
          list.map(({ value, n, w, w2 }) => ({ value, n, w: factor * w, w2: factor ** 2 * w2 })),
        ]),
      ),
    };
  });
}

function listed(values: Tally['values'], weighted: boolean): ValueLists {
  return Object.fromEntries(
    Object.entries(values).map(([item, byValue]) => [
      item,
      Object.entries(byValue).map(([value, [n, w, w2]]) =>
        weighted ? { value: Number(value), n, w, w2 } : { value: Number(value), n, w: n, w2: n },
      ),
    ]),
  );
}

/** The values of several lists together. */
export function mergedValues(lists: readonly ValueLists[]): ValueLists {
  const merged = new Map<string, Map<number, ValueSums>>();
  for (const list of lists)
    for (const item in list) {
      const own = merged.get(item) ?? new Map<number, ValueSums>();
      merged.set(item, own);
      for (const { value, n, w, w2 } of list[item] ?? []) {
        const known = own.get(value);
        if (known) {
          known.n += n;
          known.w += w;
          known.w2 += w2;
        } else own.set(value, { value, n, w, w2 });
      }
    }
  return Object.fromEntries([...merged].map(([item, own]) => [item, [...own.values()]]));
}

/** The segment items that an audience was asked, of those named. */
export function askedSegments(
  study: Study,
  audience: Audience,
  items: readonly string[],
): string[] {
  return items.filter((key) => study.items.find((item) => item.key === key)?.wording[audience]);
}
