import type { Equation } from './segmentTables';

/** A hidden cell that follows from shown ones, and the multiples of equations that give it. */
export interface Determined {
  place: number;
  /** Remainders by a large prime. */
  combination: ReadonlyMap<Equation, number>;
}

/**
 * The hidden cells that the equations determine once all others are known: those whose unit vector
 * lies in the row space of the equations, restricted to hidden cells. Elimination is by remainders of a
 * large prime, which is exact and does not grow; equations without a hidden cell in common are solved
 * apart.
 *
 * The combinations are by definition sums of the equations.
 *
 * @example
 * const sum = { places: [1, 2, 0], signs: [1, 1, -1] };
 * determined([sum], (place) => place === 1).map(({ place, combination }) => [place, combination.get(sum)])
 * // [[1, 1]]
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

/** A prime below 2^25: products of two remainders are exact in doubles. */
const PRIME = 33_554_393;

/**
 * The remainder of a product of two remainders, or of any product below 2^53 (definition).
 *
 * @example product(33554392, 2) // 33554391
 */
export function product(a: number, b: number): number {
  const value = (a * b) % PRIME;
  return value < 0 ? value + PRIME : value;
}

function inverse(value: number): number {
  let [a, b, x, y] = [value, PRIME, 1, 0];
  while (b > 0) {
    const times = Math.floor(a / b);
    [a, b, x, y] = [b, a - times * b, y, x - times * y];
  }
  return product(x, 1);
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
      if (column !== undefined)
        row[column] = product((row[column] ?? 0) + (equation.signs[i] ?? 0), 1);
    });
    row[width + at] = 1;
    return row;
  });
  const pivots: { column: number; row: Row }[] = [];
  const free = new Set(rows);
  for (let column = 0; column < width && free.size > 0; column += 1) {
    const pivot = [...free].find((row) => row[column] !== 0);
    if (!pivot) continue;
    free.delete(pivot);
    pivots.push({ column, row: pivot });
    const factor = inverse(pivot[column] ?? 1);
    for (let i = 0; i < pivot.length; i += 1) pivot[i] = product(pivot[i] ?? 0, factor);
    for (const row of rows) if (row !== pivot && row[column] !== 0) eliminate(row, pivot, column);
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

function eliminate(row: Row, pivot: Row, column: number): void {
  const times = PRIME - (row[column] ?? 0);
  for (let i = 0; i < row.length; i += 1)
    if (pivot[i] !== 0) row[i] = ((row[i] ?? 0) + times * (pivot[i] ?? 0)) % PRIME;
}
