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
  const ratio = z ** 2 / intervalBase;
  const centre = (estimate + ratio / 2) / (1 + ratio);
  const spread = Math.sqrt(
    (estimate * (1 - estimate)) / intervalBase + (z / intervalBase / 2) ** 2,
  );
  const half = (z / (1 + ratio)) * spread;
  return {
    low: estimate <= 0 ? 0 : Math.max(0, centre - half),
    high: estimate >= 1 ? 1 : Math.min(1, centre + half),
  };
}
