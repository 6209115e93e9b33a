import type { Matrix } from './linearAlgebra';

/** Eigenvalues in no particular order; `vectors[i][j]` is element i of the vector of value j. */
export interface Eigen {
  values: number[];
  vectors: number[][];
}

/** A square matrix row by row in one array, which rotations go through many times. */
type Flat = Float64Array<ArrayBuffer>;

/**
 * Eigenvalues and orthonormal eigenvectors of a small symmetric matrix by cyclic Jacobi rotations
 * (Jacobi 1846; Golub and Van Loan 2013, section 8.5).
 *
 * @param near eigenvectors of a matrix that differs little, from which fewer rotations lead on
 * @example symmetricEigen([[2, 1], [1, 2]]).values // [1, 3]
 */
export function symmetricEigen(matrix: Matrix, near?: Matrix): Eigen {
  const n = matrix.length;
  const given = flat(matrix);
  const vectors = near ? flat(near) : identity(n);
  const a = near ? turnedInto(given, vectors, n) : given;
  const size = given.reduce((sum, value) => sum + value ** 2, 0);
  // Elements that together stay below what is left in the end need no rotation.
  const least = (1e-31 * size) / n ** 2;
  for (let sweep = 0; sweep < 50 && offDiagonal(a, n) > 1e-30 * size; sweep += 1) {
    for (let p = 0; p < n; p += 1)
      for (let q = p + 1; q < n; q += 1) {
        const off = a[p * n + q] ?? 0;
        if (off ** 2 > least) rotate(a, vectors, n, p, q);
      }
  }
  return {
    values: Array.from({ length: n }, (_, i) => a[i * n + i] ?? 0),
    vectors: Array.from({ length: n }, (_, i) =>
      Array.from({ length: n }, (_, j) => vectors[i * n + j] ?? 0),
    ),
  };
}

function flat(matrix: Matrix): Flat {
  const n = matrix.length;
  const all = new Float64Array(n * n);
  matrix.forEach((row, i) => {
    for (let j = 0; j < n; j += 1) all[i * n + j] = row[j] ?? 0;
  });
  return all;
}

function identity(n: number): Flat {
  const one = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) one[i * n + i] = 1;
  return one;
}

/** V' A V, the matrix in the coordinates of some vectors. */
function turnedInto(a: Flat, v: Flat, n: number): Flat {
  const half = new Float64Array(n * n);
  const whole = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1)
    for (let m = 0; m < n; m += 1) {
      const by = a[i * n + m] ?? 0;
      for (let j = 0; j < n; j += 1)
        half[i * n + j] = (half[i * n + j] ?? 0) + by * (v[m * n + j] ?? 0);
    }
  for (let m = 0; m < n; m += 1)
    for (let i = 0; i < n; i += 1) {
      const by = v[m * n + i] ?? 0;
      for (let j = 0; j < n; j += 1)
        whole[i * n + j] = (whole[i * n + j] ?? 0) + by * (half[m * n + j] ?? 0);
    }
  return whole;
}

function offDiagonal(a: Flat, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i += 1) for (let j = 0; j < i; j += 1) sum += (a[i * n + j] ?? 0) ** 2;
  return sum;
}

/** Makes element (p, q) 0 by a rotation in the plane of p and q. */
function rotate(a: Flat, vectors: Flat, n: number, p: number, q: number): void {
  const theta = ((a[q * n + q] ?? 0) - (a[p * n + p] ?? 0)) / (2 * (a[p * n + q] ?? 0));
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta ** 2 + 1));
  const cosine = 1 / Math.sqrt(tangent ** 2 + 1);
  const sine = tangent * cosine;
  turn(a, n, { first: p, second: q, stride: n }, cosine, sine);
  turn(vectors, n, { first: p, second: q, stride: n }, cosine, sine);
  turn(a, n, { first: p * n, second: q * n, stride: 1 }, cosine, sine);
}

/** Turns two lines of a matrix, columns or rows, into each other. */
function turn(
  matrix: Flat,
  n: number,
  { first, second, stride }: { first: number; second: number; stride: number },
  cosine: number,
  sine: number,
): void {
  for (let k = 0; k < n; k += 1) {
    const at = first + k * stride;
    const other = second + k * stride;
    const x = matrix[at] ?? 0;
    const y = matrix[other] ?? 0;
    matrix[at] = cosine * x - sine * y;
    matrix[other] = sine * x + cosine * y;
  }
}
