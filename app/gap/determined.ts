import type { Equation } from './segmentTables';
import { divisor } from './witness';

/** A hidden cell that follows from shown ones, and the multiples of equations that give it. */
export interface Determined {
  place: number;
  /** Null where the numbers grew beyond exact arithmetic: then any equation may be to blame. */
  combination: ReadonlyMap<Equation, number> | null;
}

/**
 * The hidden cells that the equations determine once all others are known: those whose unit vector
 * lies in the row space of the equations, restricted to hidden cells. Elimination over the integers
 * is exact; equations without a hidden cell in common are solved apart.
 *
 * @example determined([{ places: [1, 2, 0], signs: [1, 1, -1] }], (place) => place === 1)
 * // [{ place: 1, combination: the one equation once }]: a part is the total less the other
 */
export function determined(
  equations: readonly Equation[],
  isHidden: (place: number) => boolean,
): Determined[] {
  return connected(equations, isHidden)
    .flatMap((part) => solve(part.equations, part.places))
    .sort((a, b) => a.place - b.place);
}

interface Part {
  equations: Equation[];
  places: number[];
}

function connected(equations: readonly Equation[], isHidden: (place: number) => boolean): Part[] {
  const partOf = new Map<number, Part>();
  const put = (part: Part, places: readonly number[]) => {
    part.places.push(...places);
    for (const place of places) partOf.set(place, part);
  };
  for (const equation of equations) {
    const places = equation.places.filter(isHidden);
    if (places.length === 0) continue;
    const met = [...new Set(places.flatMap((place) => partOf.get(place) ?? []))];
    // The largest takes the others in.
    const [own = { equations: [], places: [] }, ...others] = met.sort(
      (a, b) => b.places.length - a.places.length,
    );
    own.equations.push(equation);
    for (const other of others) {
      own.equations.push(...other.equations);
      put(own, other.places);
    }
    put(
      own,
      places.filter((place) => partOf.get(place) !== own),
    );
  }
  return [...new Set(partOf.values())];
}

type Row = Float64Array<ArrayBuffer>;

/** Gauss-Jordan elimination; beside each row stands which equations it is made of. */
function solve(equations: readonly Equation[], places: readonly number[]): Determined[] {
  const columnOf = new Map(places.map((place, column) => [place, column]));
  const width = places.length;
  const rows = equations.map((equation, at) => {
    const row = new Float64Array(width + equations.length);
    equation.places.forEach((place, i) => {
      const column = columnOf.get(place);
      if (column !== undefined) row[column] = (row[column] ?? 0) + (equation.signs[i] ?? 0);
    });
    row[width + at] = 1;
    return row;
  });
  const pivots: { column: number; row: Row }[] = [];
  const free = new Set(rows);
  for (let column = 0; column < width && free.size > 0; column += 1) {
    const pivot = pivotOf(free, column);
    if (!pivot) continue;
    free.delete(pivot);
    pivots.push({ column, row: pivot });
    for (const row of rows)
      if (row !== pivot && row[column] !== 0 && !eliminate(row, pivot, column))
        return places.map((place) => ({ place, combination: null }));
  }
  return pivots.flatMap(({ column, row }) => {
    for (let other = 0; other < width; other += 1)
      if (other !== column && row[other] !== 0) return [];
    const combination = new Map<Equation, number>();
    for (const [at, equation] of equations.entries())
      if (row[width + at]) combination.set(equation, row[width + at] ?? 0);
    return [{ place: places[column] ?? 0, combination }];
  });
}

/** The row with the smallest entry in a column, which keeps numbers small. */
function pivotOf(rows: Iterable<Row>, column: number): Row | undefined {
  let best: Row | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    const size = Math.abs(row[column] ?? 0);
    if (size === 0 || size >= least) continue;
    [best, least] = [row, size];
    if (least === 1) break;
  }
  return best;
}

/** @returns false where the integers grow beyond what doubles multiply exactly */
function eliminate(row: Row, pivot: Row, column: number): boolean {
  const common = divisor(row[column] ?? 0, pivot[column] ?? 0);
  const own = (pivot[column] ?? 0) / common;
  const times = (row[column] ?? 0) / common;
  let largest = 0;
  for (let i = 0; i < row.length; i += 1) {
    const value = own * (row[i] ?? 0) - times * (pivot[i] ?? 0);
    row[i] = value;
    largest = Math.max(largest, Math.abs(value));
  }
  if (largest < 2 ** 20) return true;
  let shared = 0;
  for (const value of row) if (value !== 0) shared = divisor(value, shared);
  for (let i = 0; i < row.length; i += 1) row[i] = (row[i] ?? 0) / shared;
  return largest / shared < 2 ** 25;
}
