import { symmetricEigen } from './eigen';
import { dot, type Matrix } from './linearAlgebra';

/** Smallest eigenvalue of the drivers' correlations from which they count as independent. */
const leastEigenvalue = 1e-8;

/**
 * Relative weights of drivers (Johnson 2000): each driver's part of R^2, by way of the orthogonal
 * variables closest to the drivers. They add up to R^2. From the drivers' correlations with each
 * other and with the outcome. Null if the smallest eigenvalue of the former is below 1e-8.
 *
 * @param near eigenvectors of correlations that differ little
 * @example relativeWeights([[1, 0.5], [0.5, 1]], [0.6, 0.4]) // [0.28667, 0.08667]
 */
export function relativeWeights(
  correlations: Matrix,
  withOutcome: readonly number[],
  near?: Matrix,
): number[] | null {
  const { values, vectors } = symmetricEigen(correlations, near);
  if (values.some((value) => value < leastEigenvalue)) return null;
  const roots = values.map(Math.sqrt);
  const projections = roots.map(
    (root, m) =>
      dot(
        vectors.map((row) => row[m] ?? 0),
        withOutcome,
      ) / root,
  );
  // b = A^-1 r, with A the symmetric square root of the correlations.
  const b = vectors.map((row) => dot(row, projections) ** 2);
  const scaled = vectors.map((row) => row.map((element, m) => element * (roots[m] ?? 0)));
  return scaled.map((row) =>
    vectors.reduce((sum, other, l) => sum + dot(row, other) ** 2 * (b[l] ?? 0), 0),
  );
}
