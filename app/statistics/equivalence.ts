/**
 * Whether a gap's interval lies strictly within (-margin, margin): two one-sided tests (Schuirmann
 * 1987). For a test at alpha the caller computes the gap anew at level 1 - 2 alpha, interval bases
 * included (0.90 for alpha = 0.05), and passes that interval. False without an interval.
 *
 * @example withinMargin({ low: -0.105, high: 0.077 }, 0.15) // true
 */
export function withinMargin(
  gap: { low: number | null; high: number | null },
  margin: number,
): boolean {
  return gap.low !== null && gap.high !== null && gap.low > -margin && gap.high < margin;
}
