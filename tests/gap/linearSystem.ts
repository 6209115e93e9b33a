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

/** A prime below 2^25: products of two remainders are exact in doubles. */
const PRIME = 33_554_393;

/**
 * The same by remainders of a prime, which is much quicker. What it finds is checked over the rationals,
 * where a sum is made of others whenever it is by remainders, but for chance.
 */
export class RemainderSpace {
  readonly #given: (readonly number[])[] = [];
  readonly #rows: { pivot: number; row: Float64Array }[] = [];

  add(given: readonly number[]): void {
    const row = this.#reduced(given);
    const pivot = row.findIndex((value) => value !== 0);
    if (pivot < 0) return;
    this.#given.push(given);
    const factor = inverse(row[pivot] ?? 1);
    this.#rows.push({ pivot, row: row.map((value) => (value * factor) % PRIME) });
  }

  contains(given: readonly number[]): boolean {
    if (this.#reduced(given).some((value) => value !== 0)) return false;
    const exact = new RowSpace();
    for (const row of this.#given) exact.add(row.map(BigInt));
    return exact.contains(given.map(BigInt));
  }

  #reduced(given: readonly number[]): Float64Array {
    const row = Float64Array.from(given, (value) => ((value % PRIME) + PRIME) % PRIME);
    for (const known of this.#rows) {
      const factor = PRIME - (row[known.pivot] ?? 0);
      if (factor === PRIME) continue;
      for (let i = known.pivot; i < row.length; i += 1)
        row[i] = ((row[i] ?? 0) + factor * (known.row[i] ?? 0)) % PRIME;
    }
    return row;
  }
}

function inverse(value: number): number {
  let [a, b, x, y] = [value, PRIME, 1, 0];
  while (b > 0) {
    const times = Math.floor(a / b);
    [a, b, x, y] = [b, a - times * b, y, x - times * y];
  }
  return ((x % PRIME) + PRIME) % PRIME;
}

function divisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y > 0n) [x, y] = [y, x % y];
  return x;
}
