export type Verdict =
  | 'blind_spot'
  | 'hidden_strength'
  | 'managers_higher'
  | 'managers_lower'
  | 'aligned'
  | 'inconclusive'
  | 'withheld';

export interface Judged {
  /** 1: a higher figure is better for the customer; -1: a lower one; 0: the row judges nothing. */
  judges: 1 | -1 | 0;
  describedOnly: boolean;
  withheld: boolean;
  gap: number | null;
  pAdjusted: number | null;
  alpha: number;
  /** Whether the gap lies within its margin of equivalence; asked only where it matters. */
  isEquivalent: () => boolean;
}

/**
 * The verdict of a row, the first that applies: withheld; significant after correction (a blind
 * spot where managers rate what they deliver higher than consumers do, a hidden strength where
 * lower); aligned where equivalence is shown (Schuirmann 1987); else inconclusive. Null where
 * there is no gap, and for figures that are described only.
 *
 * @example
 * const row = { judges: 1 as const, describedOnly: false, withheld: false, alpha: 0.05 };
 * const found = (gap: number, pAdjusted: number, isEquivalent: boolean) =>
 *   verdictOf({ ...row, gap, pAdjusted, isEquivalent: () => isEquivalent });
 * [found(0.43, 1e-14, false), found(-0.1, 0.03, false), found(0.01, 0.6, true)]
 * // ['blind_spot', 'hidden_strength', 'aligned']
 */
export function verdictOf(row: Judged): Verdict | null {
  if (row.describedOnly) return null;
  if (row.withheld) return 'withheld';
  if (row.gap === null) return null;
  // 1 - 0.95 is a rounding error above 0.05.
  if (row.pAdjusted !== null && row.pAdjusted <= row.alpha) {
    if (row.judges === 0) return row.gap > 0 ? 'managers_higher' : 'managers_lower';
    return row.gap * row.judges > 0 ? 'blind_spot' : 'hidden_strength';
  }
  return row.isEquivalent() ? 'aligned' : 'inconclusive';
}
