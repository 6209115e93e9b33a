/**
 * Sums over the base (s = 1) of those respondents who are sampling units of their own: the plain
 * count, and with weights w and w^2 the count, the values y and their squares.
 */
export interface Moments {
  n: number;
  w: number;
  wy: number;
  wyy: number;
  w2: number;
  w2y: number;
  w2yy: number;
}

/** Sums over the base within one named cluster. */
export interface ClusterMoments {
  n: number;
  w: number;
  wy: number;
  wyy: number;
  w2: number;
}

/**
 * The whole sample of one audience: every respondent with a weight above 0, also those outside the
 * base. `units` is the number of primary sampling units (n without clusters).
 */
export interface Sample {
  n: number;
  w: number;
  w2: number;
  units: number;
}

/** What one variable needs. A cluster without a respondent in the base changes nothing. */
export interface VariableSums {
  sample: Sample;
  own: Moments;
  clusters: readonly ClusterMoments[];
}

/**
 * A sum of squared deviations that comes out of raw moments is taken for 0 below this share of the
 * moments it is the difference of: what is left there is rounding, and reporting it would turn
 * "everybody gave the same answer" into a tiny variance and an enormous t.
 */
const rounding = 1e-12;

/**
 * A difference of sums of size `magnitude`, with a mere rounding remainder, of at most `share` of
 * it, taken for 0 (definition; on such remainders Higham 2002).
 *
 * @example [withoutRounding(1e-16, 1), withoutRounding(0.25, 1)] // [0, 0.25]
 */
export function withoutRounding(difference: number, magnitude: number, share = rounding): number {
  return difference <= share * magnitude ? 0 : difference;
}

/**
 * Whether a design is simple: equal weights (Kish's (1965) design effect of the sample exceeds 1 by
 * at most 1e-10) and every respondent a sampling unit. Rows outside the base then do not matter.
 *
 * @example isSimple({ n: 3, w: 6, w2: 12, units: 3 }) // true
 * @example isSimple({ n: 3, w: 6, w2: 14, units: 3 }) // false
 */
export function isSimple(sample: Sample): boolean {
  return sample.units === sample.n && (sample.n * sample.w2) / sample.w ** 2 - 1 <= 1e-10;
}

/**
 * Sums over the base, own units and clusters together (definition).
 *
 * @example inBase(variableSums([{ y: 1, s: true, w: 2 }, { y: 0, s: true, w: 1 }]))
 * // { n: 2, w: 3, wy: 2, wyy: 2, w2: 5 }
 */
export function inBase(sums: VariableSums): ClusterMoments {
  if (sums.clusters.length === 0 && sums.own.n > 0) return sums.own;
  const total = { n: 0, w: 0, wy: 0, wyy: 0, w2: 0 };
  addInBase(total, sums.own);
  for (const cluster of sums.clusters) addInBase(total, cluster);
  return total;
}

/** A part that is empty leaves no remainder. */
function addInBase(total: ClusterMoments, part: ClusterMoments): void {
  if (part.n <= 0) return;
  total.n += part.n;
  total.w += part.w;
  total.wy += part.wy;
  total.wyy += part.wyy;
  total.w2 += part.w2;
}

/**
 * Degrees of freedom (Korn and Graubard 1990): sampling units with somebody in the base, minus 1;
 * -1 for an empty base.
 *
 * @example degreesOfFreedom(variableSums([
 *   { y: 1, s: true, w: 1, cluster: 'a' },
 *   { y: 0, s: true, w: 1, cluster: 'a' },
 *   { y: 0, s: true, w: 1 },
 * ])) // 1
 */
export function degreesOfFreedom(sums: VariableSums): number {
  let units = sums.own.n;
  for (const cluster of sums.clusters) if (cluster.n > 0) units += 1;
  return units - 1;
}

/**
 * Factor n/(n-1) of the variance (Binder 1983; Lumley 2004): over all units of the sample, or in a
 * simple design over those in the base. A single unit is not centred (factor 1).
 *
 * @example unitFactor({ n: 5, w: 6, w2: 12, units: 5 }, 3) // 1.25
 */
export function unitFactor(sample: Sample, unitsInBase: number): number {
  const units = isSimple(sample) ? unitsInBase : sample.units;
  return units > 1 ? units / (units - 1) : 1;
}

/**
 * Variance of a weighted mean or share by linearisation, with-replacement estimator for one stratum
 * (Binder 1983; Lumley 2004): u = w s (y - estimate) / W is squared per own unit, and added up
 * within a cluster before it is squared. `estimate` must be the weighted mean of the base, around
 * which the u of all units add up to 0. 0 if nothing varies or the base is empty.
 *
 * @example linearVariance(variableSums([1, 2, 4, 5].map((y) => ({ y, s: true, w: 1 }))), 3)
 * // 0.83333
 */
export function linearVariance(sums: VariableSums, estimate: number): number {
  const { own, clusters, sample } = sums;
  const { w: weight } = inBase(sums);
  if (!(weight > 0)) return 0;
  let squares = 0;
  if (own.n > 0) {
    squares += withoutRounding(
      own.w2yy - 2 * estimate * own.w2y + estimate ** 2 * own.w2,
      own.w2yy + estimate ** 2 * own.w2,
    );
  }
  for (const cluster of clusters) {
    if (cluster.n === 0) continue;
    const deviation = cluster.wy - estimate * cluster.w;
    const size = Math.abs(cluster.wy) + Math.abs(estimate) * cluster.w;
    squares += withoutRounding(Math.abs(deviation), size) ** 2;
  }
  return (unitFactor(sample, degreesOfFreedom(sums) + 1) * squares) / weight ** 2;
}
