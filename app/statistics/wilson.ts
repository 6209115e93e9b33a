/**
 * Score interval of a proportion (Wilson 1927), with an interval base that need not be an integer.
 * `estimate` is a share in 0..1, `intervalBase` above 0, `z` the normal quantile of the level. The
 * lower limit is exactly 0 for an estimate of 0, the upper exactly 1 for an estimate of 1.
 *
 * @example wilson(0.8, 10, 1.96) // { low: 0.49016, high: 0.94332 }
 */
export function wilson(
  estimate: number,
  intervalBase: number,
  z: number,
): { low: number; high: number } {
  return {
    low: wilsonLow(estimate, intervalBase, z),
    high: wilsonHigh(estimate, intervalBase, z),
  };
}

/**
 * The lower limit alone (Wilson 1927).
 *
 * @example wilsonLow(0.8, 10, 1.96) // 0.49016
 */
export function wilsonLow(estimate: number, intervalBase: number, z: number): number {
  return estimate <= 0 ? 0 : Math.max(0, limit(estimate, intervalBase, z, -1));
}

/**
 * The upper limit alone (Wilson 1927).
 *
 * @example wilsonHigh(0.8, 10, 1.96) // 0.94332
 */
export function wilsonHigh(estimate: number, intervalBase: number, z: number): number {
  return estimate >= 1 ? 1 : Math.min(1, limit(estimate, intervalBase, z, 1));
}

function limit(estimate: number, intervalBase: number, z: number, side: 1 | -1): number {
  const ratio = z ** 2 / intervalBase;
  const centre = (estimate + ratio / 2) / (1 + ratio);
  const spread = Math.sqrt(
    (estimate * (1 - estimate)) / intervalBase + (z / intervalBase / 2) ** 2,
  );
  return centre + side * (z / (1 + ratio)) * spread;
}
