/**
 * Kendall's tau-b of two orders of the same things (Kendall and Gibbons 1990), -1..1; values that
 * agree to 9 decimals are ties. Null if one side ties everything.
 *
 * @example kendallTauB([1, 2, 3, 4], [1, 3, 2, 4]) // 0.66667
 */
export function kendallTauB(a: readonly number[], b: readonly number[]): number | null {
  let [both, untiedA, untiedB] = [0, 0, 0];
  for (let i = 0; i < a.length; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const first = Math.sign(rounded(a[i]) - rounded(a[j]));
      const second = Math.sign(rounded(b[i]) - rounded(b[j]));
      both += first * second;
      untiedA += first ** 2;
      untiedB += second ** 2;
    }
  }
  return untiedA * untiedB === 0 ? null : both / Math.sqrt(untiedA * untiedB);
}

function rounded(value: number | undefined): number {
  return Math.round((value ?? 0) * 1e9);
}

/**
 * Pearson (1896) correlation; of two lists of positions it is Spearman's (1904) rho. -1..1; null if
 * one side does not vary.
 *
 * @example correlation([1, 2, 3, 4], [1, 3, 2, 4]) // 0.8
 */
export function correlation(a: readonly number[], b: readonly number[]): number | null {
  const meanOf = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [centreA, centreB] = [meanOf(a), meanOf(b)];
  let [ab, aa, bb] = [0, 0, 0];
  a.forEach((value, i) => {
    const [first, second] = [value - centreA, (b[i] ?? 0) - centreB];
    ab += first * second;
    aa += first ** 2;
    bb += second ** 2;
  });
  return aa * bb > 0 ? ab / Math.sqrt(aa * bb) : null;
}

/**
 * Sum of absolute differences between two lists of K mean ranks, over its maximum floor(K^2 / 2): 0
 * for the same, 1 for unanimous and opposite orders. Of positions it is Spearman's footrule
 * (Diaconis and Graham 1977). Descriptive: absolute values are biased upwards. Null for fewer than
 * two.
 *
 * @example displacementIndex([1, 2, 3], [3, 2, 1]) // 1
 */
export function displacementIndex(a: readonly number[], b: readonly number[]): number | null {
  if (a.length < 2) return null;
  const sum = a.reduce((total, value, i) => total + Math.abs(value - (b[i] ?? 0)), 0);
  return sum / Math.floor(a.length ** 2 / 2);
}
