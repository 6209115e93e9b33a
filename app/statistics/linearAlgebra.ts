/** A symmetric matrix, or any other, row by row. */
export type Matrix = readonly (readonly number[])[];

/** Lower triangle of a Cholesky factorisation; `dependent` columns were left out (their row is 0). */
export interface Cholesky {
  lower: Matrix;
  dependent: readonly number[];
}

/** A pivot below this share of its diagonal element belongs to a column that others determine. */
export const negligible = 1e-10;

/**
 * Cholesky factorisation of a symmetric, positive semidefinite matrix (Golub and Van Loan 2013).
 * Columns that depend on earlier ones are left out, so that `solve` gives one solution of a
 * singular system.
 *
 * @example cholesky([[4, 2], [2, 5]]) // { lower: [[2, 0], [1, 2]], dependent: [] }
 */
export function cholesky(matrix: Matrix): Cholesky {
  const lower: number[][] = [];
  const dependent: number[] = [];
  matrix.forEach((row, i) => {
    const own = matrix.map(() => 0);
    for (let j = 0; j < i; j += 1) {
      const other = lower[j] ?? [];
      const pivot = other[j] ?? 0;
      if (pivot > 0) own[j] = ((row[j] ?? 0) - dot(own, other, j)) / pivot;
    }
    const diagonal = row[i] ?? 0;
    const left = diagonal - dot(own, own, i);
    if (left > negligible * diagonal) {
      own[i] = Math.sqrt(left);
      lower.push(own);
    } else {
      dependent.push(i);
      lower.push(matrix.map(() => 0));
    }
  });
  return { lower, dependent };
}

/**
 * Solution x of A x = b from the factorisation of A (Golub and Van Loan 2013); 0 for the columns
 * left out.
 *
 * @example solve(cholesky([[4, 2], [2, 5]]), [8, 12]) // [1, 2]
 */
export function solve({ lower }: Cholesky, b: readonly number[]): number[] {
  const x = b.map(() => 0);
  lower.forEach((row, i) => {
    const pivot = row[i] ?? 0;
    if (pivot > 0) x[i] = ((b[i] ?? 0) - dot(row, x, i)) / pivot;
  });
  for (let i = x.length - 1; i >= 0; i -= 1) {
    const pivot = lower[i]?.[i] ?? 0;
    if (!(pivot > 0)) continue;
    let left = x[i] ?? 0;
    for (let j = i + 1; j < x.length; j += 1) left -= (lower[j]?.[i] ?? 0) * (x[j] ?? 0);
    x[i] = left / pivot;
  }
  return x;
}

/**
 * Inner product of the first `length` elements (default: all of them), by definition.
 *
 * @example dot([1, 2, 3], [4, 5, 6]) // 32
 */
export function dot(a: readonly number[], b: readonly number[], length = a.length): number {
  let sum = 0;
  for (let i = 0; i < length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
