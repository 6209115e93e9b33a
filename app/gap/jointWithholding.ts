import type { CellState, WithholdingSettings } from './complementary';
import { determined } from './determined';
import type { Equation } from './segmentTables';

/**
 * What may be shown of each combination of two items' answers. What each item was answered is shown
 * elsewhere, so every line of the table has a known sum, and a hidden cell that all others of its line
 * are shown of would follow. Cells under the minimum base are withheld, and with them the smallest
 * others that it takes until none of them follows from all lines together (Cox 1980), numbers being
 * whole and not negative. Those who did not answer an item are never shown, and protected
 * alike. Nothing tells which cells are hidden for themselves: beside a known sum that would tell
 * their number.
 *
 * @param counts how many gave each combination; last row and column: not answered
 * @param sums further sums that are shown, each as the cells that it adds up: [row, column]
 * @param isWithheldElsewhere cells that are hidden for another reason
 * @param weightOf stand-ins for weights that follow from the two answers: every sum is then shown once
 * more, by what it weighs
 */
export function jointStates(
  counts: readonly (readonly number[])[],
  { minimumBase, complementary = true }: WithholdingSettings,
  sums: readonly (readonly (readonly [number, number])[])[] = [],
  isWithheldElsewhere: (row: number, column: number) => boolean = () => false,
  weightOf?: (row: number, column: number) => number,
): CellState[][] {
  const rows = counts.length;
  const columns = counts[0]?.length ?? 0;
  const places = Array.from({ length: rows * columns }, (_, place) => place);
  const rowOf = (place: number) => Math.floor(place / columns);
  const count = (place: number) => counts[rowOf(place)]?.[place % columns] ?? 0;
  const sensitive = new Set(
    places.filter(
      (place) =>
        (count(place) > 0 && count(place) < minimumBase) ||
        isWithheldElsewhere(rowOf(place), place % columns),
    ),
  );
  const isAnswer = (place: number) => rowOf(place) < rows - 1 && place % columns < columns - 1;
  const hidden = new Set(places.filter((place) => sensitive.has(place) || !isAnswer(place)));
  const lines = [
    ...counts.map((_, row) => places.filter((place) => rowOf(place) === row)),
    ...(counts[0] ?? []).map((_, column) => places.filter((place) => place % columns === column)),
    ...sums.map((cells) => cells.map(([row, column]) => row * columns + column)),
  ];
  const equations = lines.flatMap((line): Equation[] => [
    { places: line, signs: line.map(() => 1) },
    ...(weightOf
      ? [{ places: line, signs: line.map((place) => weightOf(rowOf(place), place % columns)) }]
      : []),
  ]);

  // Where nobody is in a line, nobody is in any of its cells.
  const empty = new Set(lines.filter((line) => line.every((place) => count(place) === 0)).flat());
  /** The sensitive cells that a reader of all shown ones and of the sums can tell. */
  const told = (without: ReadonlySet<number>): number[] => {
    const solved = new Set(
      determined(equations, (place) => without.has(place) && !empty.has(place)).map(
        ({ place }) => place,
      ),
    );
    return [...sensitive].filter(
      (place) => solved.has(place) || !canDiffer(place, { columns, hidden: without, count }),
    );
  };
  for (;;) {
    const [place] = complementary ? told(hidden) : [];
    if (place === undefined) break;
    const near = lines.filter((line) => line.includes(place)).flat();
    const others = [near, places]
      .map((cells) => cells.filter((cell) => !hidden.has(cell)))
      .find((cells) => cells.length > 0);
    if (!others) break;
    const smallest = others.sort((a, b) => count(a) - count(b));
    const next =
      smallest.find((cell) => !told(new Set([...hidden, cell])).includes(place)) ??
      smallest.find((cell) => count(cell) > 0) ??
      smallest[0];
    if (next !== undefined) hidden.add(next);
  }
  const stateOf = (place: number): CellState => {
    if (hidden.has(place)) return 'withheld';
    return count(place) === 0 ? 'no_answers' : 'shown';
  };
  return counts.map((row, at) => row.map((_, column) => stateOf(at * columns + column)));
}

/**
 * Whether a hidden cell could be another number with the same sums of all lines, numbers being whole
 * and not negative: whether what is put there can be taken away around a ring of hidden cells.
 */
function canDiffer(
  place: number,
  given: { columns: number; hidden: ReadonlySet<number>; count: (place: number) => number },
): boolean {
  const { columns, hidden, count } = given;
  const row = (cell: number) => Math.floor(cell / columns);
  const column = (cell: number) => cell % columns;
  const others = [...hidden].filter((cell) => cell !== place);
  /** Whether cells can be raised and lowered in turn from one line to another. */
  const leads = (fromRow: boolean): boolean => {
    const rows = new Set(fromRow ? [row(place)] : []);
    const reached = new Set(fromRow ? [] : [column(place)]);
    for (let before = -1; before < rows.size + reached.size; ) {
      before = rows.size + reached.size;
      for (const cell of others) {
        if (rows.has(row(cell))) reached.add(column(cell));
        if (reached.has(column(cell)) && count(cell) > 0) rows.add(row(cell));
      }
    }
    return fromRow ? reached.has(column(place)) : rows.has(row(place));
  };
  return leads(false) || (count(place) > 0 && leads(true));
}
