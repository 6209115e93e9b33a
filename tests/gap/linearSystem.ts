import { placesOf, type SegmentTables } from '../../app/gap/segmentTables';

/** Every combination of one code of each segment item. */
export function combinations(tables: SegmentTables): (string | null)[][] {
  return tables.segments.reduce<(string | null)[][]>(
    (made, { codes }) => made.flatMap((before) => codes.map((code) => [...before, code])),
    [[]],
  );
}

/**
 * The withheld cells that follow from what is shown, by plain linear algebra over the rationals and
 * nothing of the program's own: the unknowns are the numbers of respondents of each combination of
 * all segment codes that no cell shown as empty rules out; every shown cell is one equation. A cell
 * follows if the sum that it is of unknowns is a combination of those equations.
 */
export function recovered(
  tables: SegmentTables,
  {
    isShown,
    isEmpty,
  }: { isShown: (place: number) => boolean; isEmpty: (place: number) => boolean },
): number[] {
  const unknowns = combinations(tables)
    .map((codes) => placesOf(tables, codes))
    .filter((places) => !places.some(isEmpty));
  const sumOf = (place: number) => unknowns.map((places) => (places.includes(place) ? 1n : 0n));
  const all = Array.from({ length: tables.length }, (_, place) => place);
  const system = new RowSpace();
  for (const place of all) if (isShown(place)) system.add(sumOf(place));
  return all.filter((place) => !isShown(place) && !isEmpty(place) && system.contains(sumOf(place)));
}

/** The rows that some rows span, over the rationals: integers up to a common factor. */
export class RowSpace {
  readonly #rows: { pivot: number; row: bigint[] }[] = [];

  add(given: readonly bigint[]): void {
    const row = this.#reduced(given);
    const pivot = row.findIndex((value) => value !== 0n);
    if (pivot >= 0) this.#rows.push({ pivot, row });
  }

  contains(given: readonly bigint[]): boolean {
    return this.#reduced(given).every((value) => value === 0n);
  }

  #reduced(given: readonly bigint[]): bigint[] {
    let row = [...given];
    for (const known of this.#rows) {
      const factor = row[known.pivot] ?? 0n;
      const pivot = known.row[known.pivot] ?? 1n;
      if (factor !== 0n) row = row.map((value, i) => value * pivot - factor * (known.row[i] ?? 0n));
    }
    const common = row.reduce((shared, value) => divisor(value, shared), 0n);
    return common > 1n ? row.map((value) => value / common) : row;
  }
}

function divisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y > 0n) [x, y] = [y, x % y];
  return x;
}
