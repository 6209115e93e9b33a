/** How a figure on a small base is marked beside the figure. */
export type Mark = 'unreliable' | 'low_base' | null;

/**
 * Mark of a figure by the smaller of its base and its effective base: below 30 unreliable, below 50
 * low base (section 12 of the method). Null without a mark, and for an empty base, which has no
 * figure to be marked. A gap takes the worse mark of its two sides.
 *
 * @example mark(61, 48.5) // 'low_base'
 */
export function mark(n: number, effective: number | null): Mark {
  if (n === 0) return null;
  const base = Math.min(n, effective ?? n);
  if (base < 30) return 'unreliable';
  return base < 50 ? 'low_base' : null;
}
