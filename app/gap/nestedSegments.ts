import type { Equation, SegmentTables } from './segmentTables';

/**
 * Sums that hold because some combinations are known to be empty. Among those with code c of a third
 * segment item, codes a of one item and b of another that occur together only with each other make a
 * block, and a block has as many respondents by the one item as by the other: where regions lie within
 * countries, the women of a country are the women of its regions.
 *
 * @param isEmpty whether a cell is shown to have no answers
 */
export function nestedEquations(
  tables: SegmentTables,
  isEmpty: (place: number) => boolean,
): Equation[] {
  const { segments, pair } = tables;
  return segments.flatMap((third, k) =>
    [...third.codes.keys()].flatMap((c) =>
      segments.flatMap((first, i) =>
        segments.flatMap((second, j) => {
          if (i >= j || i === k || j === k) return [];
          const rows = occurring(first.codes.length, (a) => !isEmpty(pair(i, a, k, c)));
          const columns = occurring(second.codes.length, (b) => !isEmpty(pair(j, b, k, c)));
          return blocks(rows, columns, (a, b) => !isEmpty(pair(i, a, j, b))).map((block) => ({
            places: [
              ...block.rows.map((a) => pair(i, a, k, c)),
              ...block.columns.map((b) => pair(j, b, k, c)),
            ],
            signs: [...block.rows.map(() => 1), ...block.columns.map(() => -1)],
          }));
        }),
      ),
    ),
  );
}

function occurring(codes: number, occurs: (code: number) => boolean): number[] {
  return Array.from({ length: codes }, (_, code) => code).filter(occurs);
}

interface Block {
  rows: number[];
  columns: number[];
}

/** The connected parts of a table; none where it is all one, which says nothing new. */
function blocks(
  rows: readonly number[],
  columns: readonly number[],
  meets: (row: number, column: number) => boolean,
): Block[] {
  let found: Block[] = rows.map((row) => ({ rows: [row], columns: [] }));
  for (const column of columns) {
    const joined: Block = { rows: [], columns: [column] };
    const others: Block[] = [];
    for (const block of found)
      if (block.rows.some((row) => meets(row, column))) {
        joined.rows.push(...block.rows);
        joined.columns.push(...block.columns);
      } else others.push(block);
    found = [...others, joined];
  }
  return found.length > 1 ? found : [];
}
