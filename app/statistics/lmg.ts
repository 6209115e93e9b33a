import { type Matrix, negligible } from './linearAlgebra';

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
  const explained = explainedBySubsets(correlations, withOutcome);
  const increases = withOutcome.map(() => 0);
  explained.forEach((before, subset) => {
    const size = bits(subset);
    for (let j = 0; j < k; j += 1) {
      if (subset & (1 << j)) continue;
      const increase = (explained[subset | (1 << j)] ?? 0) - before;
      increases[j] = (increases[j] ?? 0) + increase / (k * choose(k - 1, size));
    }
  });
  return increases;
}

/**
 * R^2 of every subset of drivers; bit j stands for driver j. Subsets are visited so that each only
 * adds a row to the Cholesky factor of the one before it, and with it one term to R^2.
 */
function explainedBySubsets(correlations: Matrix, withOutcome: readonly number[]): Float64Array {
  const k = withOutcome.length;
  const explained = new Float64Array(2 ** k);
  const lower = withOutcome.map(() => new Float64Array(k));
  const solved = new Float64Array(k);
  const chosen = new Uint8Array(k);
  const visit = (subset: number, size: number, first: number): void => {
    const own = lower[size];
    if (!own) return;
    for (let j = first; j < k; j += 1) {
      chosen[size] = j;
      let left = 1;
      let y = withOutcome[j] ?? 0;
      for (let m = 0; m < size; m += 1) {
        const other = lower[m];
        const pivot = other?.[m] ?? 0;
        let element = correlations[j]?.[chosen[m] ?? 0] ?? 0;
        for (let l = 0; l < m; l += 1) element -= (own[l] ?? 0) * (other?.[l] ?? 0);
        own[m] = pivot > 0 ? element / pivot : 0;
        left -= (own[m] ?? 0) ** 2;
        y -= (own[m] ?? 0) * (solved[m] ?? 0);
      }
      // A driver that others determine explains nothing more.
      own[size] = left > negligible ? Math.sqrt(left) : 0;
      solved[size] = left > negligible ? y / (own[size] ?? 1) : 0;
      const grown = subset | (1 << j);
      explained[grown] = (explained[subset] ?? 0) + (solved[size] ?? 0) ** 2;
      visit(grown, size + 1, j + 1);
    }
  };
  visit(0, 0, 0);
  return explained;
}

function bits(subset: number): number {
  let count = 0;
  for (let left = subset; left > 0; left >>= 1) count += left & 1;
  return count;
}

function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= k; i += 1) ways = (ways * (n - k + i)) / i;
  return ways;
}
