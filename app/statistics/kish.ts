/**
 * Kish's (1965) effective base (sum w)^2 / sum w^2 and design effect n / effective, from the count
 * and the sums of the weights and of their squares. Null for an empty base.
 *
 * @example kish(6, 9, 17.5) // { effective: 4.6286, designEffect: 1.2963 }
 */
export function kish(
  n: number,
  w: number,
  w2: number,
): { effective: number; designEffect: number } | null {
  if (n === 0) return null;
  const effective = kishBase(w, w2);
  return { effective, designEffect: n / effective };
}

/**
 * Kish's (1965) effective base alone, of a base that is not empty.
 *
 * @example kishBase(9, 17.5) // 4.6286
 */
export function kishBase(w: number, w2: number): number {
  return w ** 2 / w2;
}
