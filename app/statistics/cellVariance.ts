import { withoutRounding } from './sums';

/**
 * One cell's sums of a linearised statistic z, over all its respondents, also those outside the
 * base: with base weights d (w: sum d, wz: sum d z) and with squared ones (w2, w2z, w2zz) for those
 * without a cluster; with base weights for the members of each cluster. `size` is that of the
 * moments that w2zz, or wz of a cluster, is a difference of, against which rounding is told. In the
 * cell the final weight is `factor` d, and the fit k = x'B of a calibration is constant (0 without
 * one).
 */
export interface LinearCell {
  factor: number;
  fit: number;
  own: { w: number; w2: number; wz: number; w2z: number; w2zz: number; size: number };
  clusters: readonly { cluster: string; w: number; wz: number; size: number }[];
}

/**
 * Variance of a statistic from the sums of cells, for one stratum: u = factor d (z - fit) is
 * squared per respondent, and added up within a cluster over all cells before it is squared (Binder
 * 1983; Deville and Särndal 1992). `units` is the number of sampling units, of the whole sample or,
 * in a simple design, of the base. In squared units of the statistic; a single unit is not centred.
 *
 * @example
 * const own = { w: 4, w2: 4, wz: 0, w2z: 0, w2zz: 0.625, size: 9.625 };
 * cellVariance([{ factor: 1, fit: 0, own, clusters: [] }], 4) // 0.83333
 */
export function cellVariance(cells: readonly LinearCell[], units: number): number {
  const clusters = new Map<string, { u: number; size: number }>();
  let total = 0;
  let squares = 0;
  let size = 0;
  for (const { factor, fit, own, clusters: members } of cells) {
    total += factor * (own.wz - fit * own.w);
    squares += factor ** 2 * (own.w2zz - 2 * fit * own.w2z + fit ** 2 * own.w2);
    size += factor ** 2 * (own.size + fit ** 2 * own.w2);
    for (const { cluster, w, wz, size } of members) {
      const sums = clusters.get(cluster) ?? { u: 0, size: 0 };
      clusters.set(cluster, sums);
      sums.u += factor * (wz - fit * w);
      sums.size += factor * (size + Math.abs(fit * w));
    }
  }
  for (const { u, size: ofCluster } of clusters.values()) {
    const remaining = withoutRounding(Math.abs(u), ofCluster) * Math.sign(u);
    total += remaining;
    squares += remaining ** 2;
    // A sum that is squared afterwards keeps twice the digits of a difference of squares.
    size += 1e-8 * ofCluster ** 2;
  }
  if (units <= 1) return withoutRounding(squares, size);
  return (units / (units - 1)) * withoutRounding(squares - total ** 2 / units, size);
}
