import type { Matrix } from './linearAlgebra';

/** Eigenvalues in no particular order; `vectors[i][j]` is element i of the vector of value j. */
export interface Eigen {
  values: number[];
  vectors: number[][];
}

/**
 * Eigenvalues and orthonormal eigenvectors of a small symmetric matrix by cyclic Jacobi rotations
 * (Jacobi 1846; Golub and Van Loan 2013, section 8.5).
 *
 * @example symmetricEigen([[2, 1], [1, 2]]).values // [1, 3]
 */
export function symmetricEigen(matrix: Matrix): Eigen {
  const a = matrix.map((row) => [...row]);
  const vectors = a.map((_, i) => a.map((_, j) => (i === j ? 1 : 0)));
  const size = a.flat().reduce((sum, value) => sum + value ** 2, 0);
  for (let sweep = 0; sweep < 50 && offDiagonal(a) > 1e-30 * size; sweep += 1) {
    for (let p = 0; p < a.length; p += 1)
      for (let q = p + 1; q < a.length; q += 1) rotate(a, vectors, p, q);
  }
  return { values: a.map((row, i) => row[i] ?? 0), vectors };
}

function offDiagonal(a: Matrix): number {
  let sum = 0;
  a.forEach((row, i) => {
    for (let j = 0; j < i; j += 1) sum += (row[j] ?? 0) ** 2;
  });
  return sum;
}

/** Makes element (p, q) 0 by a rotation in the plane of p and q. */
function rotate(a: number[][], vectors: number[][], p: number, q: number): void {
  const off = a[p]?.[q] ?? 0;
  if (off === 0) return;
  const theta = ((a[q]?.[q] ?? 0) - (a[p]?.[p] ?? 0)) / (2 * off);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta ** 2 + 1));
  const cosine = 1 / Math.sqrt(tangent ** 2 + 1);
  const sine = tangent * cosine;
  for (const row of a) turn(row, p, q, cosine, sine);
  for (const row of vectors) turn(row, p, q, cosine, sine);
  const [first, second] = [a[p], a[q]];
  if (first === undefined || second === undefined) return;
  for (let k = 0; k < a.length; k += 1) {
    const x = first[k] ?? 0;
    const y = second[k] ?? 0;
    first[k] = cosine * x - sine * y;
    second[k] = sine * x + cosine * y;
  }
}

function turn(row: number[], p: number, q: number, cosine: number, sine: number): void {
  const x = row[p] ?? 0;
  const y = row[q] ?? 0;
  row[p] = cosine * x - sine * y;
  row[q] = sine * x + cosine * y;
}
