import { cholesky, dot, type Matrix, solve } from './linearAlgebra';

/**
 * LMG or Shapley values of drivers (Lindeman, Merenda and Gold 1980; Grömping 2007): the increase
 * of R^2 due to a driver, averaged over all orders of entry. They add up to R^2. From the drivers'
 * correlations with each other and with the outcome; exact, and therefore null above 10 drivers.
 *
 * @example lmg([[1, 0.5], [0.5, 1]], [0.6, 0.4]) // [0.28667, 0.08667]
 */
export function lmg(correlations: Matrix, withOutcome: readonly number[]): number[] | null {
  const k = withOutcome.length;
  if (k > 10) return null;
  const explained = Array.from({ length: 2 ** k }, (_, subset) =>
    rSquared(correlations, withOutcome, subset),
  );
  return withOutcome.map((_, j) => {
    let total = 0;
    for (let subset = 0; subset < 2 ** k; subset += 1) {
      if (subset & (1 << j)) continue;
      const increase = (explained[subset | (1 << j)] ?? 0) - (explained[subset] ?? 0);
      total += increase / (k * choose(k - 1, members(subset, k).length));
    }
    return total;
  });
}

function members(subset: number, k: number): number[] {
  return Array.from({ length: k }, (_, i) => i).filter((i) => subset & (1 << i));
}

function rSquared(correlations: Matrix, withOutcome: readonly number[], subset: number): number {
  const chosen = members(subset, withOutcome.length);
  const r = chosen.map((i) => withOutcome[i] ?? 0);
  const matrix = chosen.map((i) => chosen.map((j) => correlations[i]?.[j] ?? 0));
  return dot(r, solve(cholesky(matrix), r));
}

function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= k; i += 1) ways = (ways * (n - k + i)) / i;
  return ways;
}
