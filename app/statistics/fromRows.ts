import type { Distribution, ValueSums } from './quantile';
import type { ClusterMoments, Moments, Sample, VariableSums } from './sums';

/** Weight of a respondent, and the cluster they belong to; without one they are their own unit. */
export interface Respondent {
  w: number;
  cluster?: string | null;
}

/** One respondent's value `y` of one variable; `s`: in the base of the question and the segment. */
export interface Row extends Respondent {
  y: number;
  s: boolean;
}

/**
 * Sums of one variable from the rows of one audience's whole sample (definition). Respondents of
 * weight 0 are dropped; a missing, negative or non-finite weight is a RangeError.
 *
 * @example variableSums([{ y: 1, s: true, w: 2 }, { y: 0, s: false, w: 1 }]).sample
 * // { n: 2, w: 3, w2: 5, units: 2 }
 */
export function variableSums(rows: readonly Row[]): VariableSums {
  const { sample, own, clusters } = byUnit(rows);
  return { sample, own: momentsOf(own), clusters: clusters.map(clusterMomentsOf) };
}

/**
 * Distribution of one numeric variable from the rows of one audience's whole sample (definition);
 * weights as for `variableSums`.
 *
 * @example distribution([{ y: 5, s: true, w: 2 }, { y: 5, s: true, w: 1 }]).own
 * // [{ value: 5, n: 2, w: 3, w2: 5 }]
 */
export function distribution(rows: readonly Row[]): Distribution {
  const { sample, own, clusters } = byUnit(rows);
  return { sample, own: valuesOf(own), clusters: clusters.map(valuesOf) };
}

/**
 * A sample's respondents of weight above 0: units of their own, and the members of each cluster, by
 * definition of the ultimate cluster (Lumley 2004).
 * A missing, negative or non-finite weight is a RangeError.
 *
 * @example byUnit([{ w: 1 }, { w: 2, cluster: 'a' }, { w: 1, cluster: 'a' }]).sample
 * // { n: 3, w: 4, w2: 6, units: 2 }
 */
export function byUnit<Member extends Respondent>(
  respondents: readonly Member[],
): { sample: Sample; own: Member[]; clusters: Member[][] } {
  const own: Member[] = [];
  const clusters = new Map<string, Member[]>();
  const sample = { n: 0, w: 0, w2: 0, units: 0 };
  for (const respondent of respondents) {
    const { w, cluster } = respondent;
    if (!(Number.isFinite(w) && w >= 0)) throw new RangeError(`a weight cannot be ${w}`);
    if (w === 0) continue;
    sample.n += 1;
    sample.w += w;
    sample.w2 += w ** 2;
    if (cluster === undefined || cluster === null) {
      own.push(respondent);
    } else {
      const members = clusters.get(cluster) ?? [];
      clusters.set(cluster, members);
      members.push(respondent);
    }
  }
  sample.units = own.length + clusters.size;
  return { sample, own, clusters: [...clusters.values()] };
}

function momentsOf(rows: readonly Row[]): Moments {
  const sums = { n: 0, w: 0, wy: 0, wyy: 0, w2: 0, w2y: 0, w2yy: 0 };
  for (const { y, w } of rows.filter((row) => row.s)) {
    sums.n += 1;
    sums.w += w;
    sums.wy += w * y;
    sums.wyy += w * y ** 2;
    sums.w2 += w ** 2;
    sums.w2y += w ** 2 * y;
    sums.w2yy += w ** 2 * y ** 2;
  }
  return sums;
}

function clusterMomentsOf(rows: readonly Row[]): ClusterMoments {
  const { n, w, wy, wyy, w2 } = momentsOf(rows);
  return { n, w, wy, wyy, w2 };
}

function valuesOf(rows: readonly Row[]): ValueSums[] {
  const values = new Map<number, ValueSums>();
  for (const { y, w } of rows.filter((row) => row.s)) {
    const sums = values.get(y) ?? { value: y, n: 0, w: 0, w2: 0 };
    values.set(y, { value: y, n: sums.n + 1, w: sums.w + w, w2: sums.w2 + w ** 2 });
  }
  return [...values.values()];
}
