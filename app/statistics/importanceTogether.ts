import {
  type DriverImportance,
  type DriverShare,
  type DriverShares,
  withIntervals,
} from './drivers';

/**
 * What several drivers have together of the importance of all: the sum of their shares, whose
 * jackknife variance (Quenouille 1956; Tukey 1958) is the sum of their covariances. All null without
 * one of them.
 *
 * @example
 * const driver = (share: number) => ({ relativeWeight: share / 2, share, se: 0.1, lmg: null, lmgShare: null });
 * const covariances = [[0.01, -0.004], [-0.004, 0.01]];
 * importanceTogether({ status: 'ok', n: 61, df: 60, rSquared: 0.5, covariances,
 *   drivers: [driver(0.3), driver(0.2)] }, [0, 1], 0.95)
 * // { relativeWeight: 0.25, share: 0.5, se: 0.10954, low: 0.28088, high: 0.71912 }
 */
export function importanceTogether(
  shares: DriverShares,
  places: readonly number[],
  level: number,
): DriverImportance | null {
  const drivers = places.flatMap((place) => shares.drivers[place] ?? []);
  if (drivers.length === 0 || drivers.length < places.length) return null;
  const sumOf = (figure: (driver: DriverShare) => number | null) => {
    const known = drivers.map(figure).filter((value) => value !== null);
    return known.length < drivers.length ? null : known.reduce((sum, value) => sum + value, 0);
  };
  const { covariances } = shares;
  const variance = places.reduce(
    (sum, j) => sum + places.reduce((row, l) => row + (covariances?.[j]?.[l] ?? 0), 0),
    0,
  );
  const together = {
    relativeWeight: drivers.reduce((sum, { relativeWeight }) => sum + relativeWeight, 0),
    share: sumOf(({ share }) => share),
    // All drivers make 1 whoever is left out; what is left of their covariances then is dust.
    se: covariances && Math.sqrt(Math.max(0, variance)),
    lmg: sumOf(({ lmg }) => lmg),
    lmgShare: sumOf(({ lmgShare }) => lmgShare),
  };
  return withIntervals({ ...shares, drivers: [together] }, level).drivers[0] ?? null;
}
