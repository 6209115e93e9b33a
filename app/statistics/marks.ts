/** How a figure on a small base is marked beside the figure. */
export type Mark = 'unreliable' | 'low_base' | null;

/**
 * Mark of a figure by the smaller of its base and its effective base: below 30 unreliable, below 50
 * low base (after Parker et al. 2017). Null without a mark, and for an empty base, which has no
 * figure to be marked. A gap takes the worse mark of its two sides.
 *
 * @example mark(61, 48.5) // 'low_base'
 */
export function mark(
  n: number,
  effective: number | null,
  { unreliableBelow = 30, lowBelow = 50 }: { unreliableBelow?: number; lowBelow?: number } = {},
): Mark {
  if (n === 0) return null;
  const base = Math.min(n, effective ?? n);
  if (base < unreliableBelow) return 'unreliable';
  return base < lowBelow ? 'low_base' : null;
}

/**
 * The worse of two marks, by definition that of a gap whose sides have them.
 *
 * @example worseMark('low_base', null) // 'low_base'
 */
export function worseMark(first: Mark, second: Mark): Mark {
  if (first === 'unreliable' || second === 'unreliable') return 'unreliable';
  return first ?? second;
}
