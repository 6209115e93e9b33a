import type { RakedTables } from './rakedTables';
import type { SegmentTables } from './segmentTables';

interface Cell {
  a: number;
  b: number;
  place: number;
}

/**
 * Hidden cells of pairs on a ring of hidden cells, a row of their table and a column in turn, all of
 * which occur with some combination of the other segment codes. Respondents of that combination can
 * be moved around the ring and change no shown cell, so no shown cells determine those on it.
 */
export function ringed(
  tables: SegmentTables,
  isHidden: (place: number) => boolean,
  isEmpty: (place: number) => boolean,
  raked: RakedTables | null = null,
): Set<number> {
  const found = new Set<number>();
  const { segments, pair } = tables;
  const codesOf = (item: number) => [...(segments[item]?.codes.keys() ?? [])];
  for (const i of segments.keys())
    for (const j of segments.keys()) {
      // Moving respondents from one code of a margin to another changes what they weigh.
      if (i >= j || raked?.isMargin(i) || raked?.isMargin(j)) continue;
      const cells = codesOf(i).flatMap((a) =>
        codesOf(j).flatMap((b): Cell[] => {
          const place = pair(i, a, j, b);
          return isHidden(place) ? [{ a, b, place }] : [];
        }),
      );
      const others = [...segments.keys()].filter((item) => item !== i && item !== j);
      for (const codes of slices(tables, others, isEmpty)) {
        if (cells.every(({ place }) => found.has(place))) break;
        const occurs = (item: number, code: number) =>
          codes.every((other, at) => !isEmpty(pair(item, code, others[at] ?? 0, other)));
        const rows = codesOf(i).map((a) => occurs(i, a));
        const columns = codesOf(j).map((b) => occurs(j, b));
        const inSlice = cells.filter(({ a, b }) => rows[a] && columns[b]);
        for (const cell of inSlice)
          if (!found.has(cell.place) && isOnRing(cell, inSlice)) found.add(cell.place);
      }
    }
  return found;
}

/** Combinations of codes of some items of which no pair is shown as empty. */
function* slices(
  tables: SegmentTables,
  items: readonly number[],
  isEmpty: (place: number) => boolean,
  chosen: readonly number[] = [],
): Generator<readonly number[]> {
  const item = items[chosen.length];
  if (item === undefined) {
    yield chosen;
    return;
  }
  for (const code of tables.segments[item]?.codes.keys() ?? [])
    if (chosen.every((other, at) => !isEmpty(tables.pair(items[at] ?? 0, other, item, code))))
      yield* slices(tables, items, isEmpty, [...chosen, code]);
}

/** Whether a cell's row and column are connected by other cells too. */
function isOnRing(cell: Cell, cells: readonly Cell[]): boolean {
  const rows = new Set([cell.a]);
  const columns = new Set<number>();
  let open = cells.filter((other) => other !== cell);
  for (;;) {
    const rest = open.filter(({ a, b }) => {
      if (!rows.has(a) && !columns.has(b)) return true;
      rows.add(a);
      columns.add(b);
      return false;
    });
    if (columns.has(cell.b)) return true;
    if (rest.length === open.length) return false;
    open = rest;
  }
}
