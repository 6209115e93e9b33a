import type { Matrix } from './linearAlgebra';

/** Weighted sums of variables and of the products of pairs of them. */
export interface CrossProducts {
  w: number;
  sums: readonly number[];
  products: Matrix;
}

/**
 * Sums of weighted cases (definition), each a list of the values of the same variables. Values
 * should be centred near their means, so that taking cases away later loses no digits.
 *
 * @example crossProducts([{ w: 2, values: [1, 3] }])
 * // { w: 2, sums: [2, 6], products: [[2, 6], [6, 18]] }
 */
export function crossProducts(
  cases: readonly { w: number; values: readonly number[] }[],
): CrossProducts {
  const size = cases[0]?.values.length ?? 0;
  const sums = new Array<number>(size).fill(0);
  const products = sums.map(() => new Array<number>(size).fill(0));
  let total = 0;
  for (const { w, values } of cases) {
    total += w;
    for (let i = 0; i < size; i += 1) {
      const value = w * (values[i] ?? 0);
      sums[i] = (sums[i] ?? 0) + value;
      const row = products[i] ?? [];
      for (let j = 0; j < size; j += 1) row[j] = (row[j] ?? 0) + value * (values[j] ?? 0);
    }
  }
  return { w: total, sums, products };
}

/**
 * The sums without some of the cases, from their own sums, by definition the difference.
 *
 * @example without({ w: 3, sums: [4], products: [[6]] }, { w: 1, sums: [2], products: [[4]] })
 * // { w: 2, sums: [2], products: [[2]] }
 */
export function without(all: CrossProducts, some: CrossProducts): CrossProducts {
  return {
    w: all.w - some.w,
    sums: all.sums.map((sum, i) => sum - (some.sums[i] ?? 0)),
    products: all.products.map((row, i) => row.map((sum, j) => sum - (some.products[i]?.[j] ?? 0))),
  };
}

/**
 * Weighted correlations of all pairs of variables (Pearson 1896); null if one of them does not
 * vary.
 *
 * @example correlations(crossProducts([[1, 2], [2, 4], [3, 6]].map((values) => ({ w: 1, values }))))
 * // [[1, 1], [1, 1]]
 */
export function correlations({ w, sums, products }: CrossProducts): number[][] | null {
  const means = sums.map((sum) => sum / w);
  const covariances = products.map((row, i) =>
    row.map((product, j) => product / w - (means[i] ?? 0) * (means[j] ?? 0)),
  );
  const variances = covariances.map((row, i) => row[i] ?? 0);
  const varies = variances.every((variance, i) => variance > 1e-12 * ((products[i]?.[i] ?? 0) / w));
  if (!varies) return null;
  return covariances.map((row, i) =>
    row.map((covariance, j) =>
      i === j ? 1 : covariance / (Math.sqrt(variances[i] ?? 0) * Math.sqrt(variances[j] ?? 0)),
    ),
  );
}
