import type { Audience, Study } from '../study/document';
import type { ValueSums } from './counting';
import { type Layout, unweightedSums, weightPowers } from './layout';
import type { Tally } from './tally';

/** One cell that a report counts, with the segment codes of its respondents. */
export interface CountedCell {
  /** In the order of the layout's segments; null where not answered. */
  codes: readonly (string | null)[];
  cluster: string | null;
  sums: readonly number[];
  values: ValueSums;
}

/** The cells of one audience that reports count: complete, unflagged responses. */
export function countedCells(
  layout: Layout,
  tallies: readonly Tally[],
  weighted: boolean,
): CountedCell[] {
  return tallies
    .filter(
      ({ audience, status, flagged, sums }) =>
        audience === layout.audience &&
        status === 'complete' &&
        !flagged &&
        // A cell that everybody was taken away from holds remainders of rounding only.
        (sums[layout.sample] ?? 0) > 0,
    )
    .map(({ cell, cluster, sums, values }) => ({
      codes: codesOf(cell),
      cluster,
      sums: weighted ? sums : unweightedSums(layout, sums),
      values: weighted ? values : mapValues(values, ([n]) => [n, n, n]),
    }));
}

function codesOf(cell: string): (string | null)[] {
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
      values: mapValues(cell.values, ([n, w, w2]) => [n, factor * w, factor ** 2 * w2]),
    };
  });
}

function mapValues(
  values: ValueSums,
  of: (sums: [number, number, number]) => [number, number, number],
): ValueSums {
  return Object.fromEntries(
    Object.entries(values).map(([item, byValue]) => [
      item,
      Object.fromEntries(Object.entries(byValue).map(([value, sums]) => [value, of(sums)])),
    ]),
  );
}

/** The segment items that an audience was asked, of those named. */
export function askedSegments(
  study: Study,
  audience: Audience,
  items: readonly string[],
): string[] {
  return items.filter((key) => study.items.find((item) => item.key === key)?.wording[audience]);
}
