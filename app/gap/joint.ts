import type { Counted, RakedWeights } from '../statistics/rakedCells';
import { rakedVariable } from '../statistics/rakedVariable';
import type { Moments, Sample } from '../statistics/sums';
import type { Variable } from '../statistics/variable';

/** Counts and sums of weights and of their squares. */
type Weighed = [n: number, w: number, w2: number];
/** What was counted at each combination of places. */
type Places = Map<number, Weighed>;

/** All of an audience, and by what its cells are weighed yet. */
export interface JointDesign {
  sample: Sample;
  weights: RakedWeights;
  cells: readonly {
    own: { sample: Counted };
    clusters: readonly { cluster: string; sample: Counted }[];
  }[];
}

/**
 * The design of a sample whose weights are final (definition).
 * @example finalDesign({ n: 3, w: 3, w2: 3, units: 3 }).weights // { factors: [1], calibration: null }
 */
export function finalDesign(sample: Sample): JointDesign {
  return { sample, weights: { factors: [1], calibration: null }, cells: [] };
}

/** A respondent's answers to two items, by the places of their options; after the last: no answer. */
interface JointAnswer {
  first: number;
  second: number;
  weight: number;
  cluster: string | null;
  /** Which of the design's cells it is counted in. */
  group?: number;
}

/**
 * Sums over the combinations of two items' answers, by unit, from which follows any variable that
 * they decide (linearised, Binder 1983).
 *
 * @example
 * const sums = new JointSums(2, 2);
 * for (const [first, second] of [[0, 1], [0, 0], [1, 1]])
 *   sums.add({ first, second, weight: 1, cluster: null });
 * [sums.counts(), proportion(sums.variable(finalDesign({ n: 3, w: 3, w2: 3, units: 3 }),
 *   (first, second) => first === 0 ? Number(second === 1) : null), 0.95).estimate]
 * // [[[1, 1, 0], [0, 1, 0], [0, 0, 0]], 0.5]
 */
export class JointSums {
  /** By group, and within it by cluster; null: those without one. */
  private readonly groups = new Map<number, Map<string | null, Places>>();

  constructor(
    /** How many options each item has. */
    readonly rows: number,
    readonly columns: number,
  ) {}

  add({ first, second, weight, cluster, group = 0 }: JointAnswer): void {
    const units = this.groups.get(group) ?? new Map<string | null, Places>();
    this.groups.set(group, units);
    const places: Places = units.get(cluster) ?? new Map();
    units.set(cluster, places);
    const place = first * (this.columns + 1) + second;
    const [n, w, w2] = places.get(place) ?? [0, 0, 0];
    places.set(place, [n + 1, w + weight, w2 + weight ** 2]);
  }

  /** How many gave each combination, those who did not answer last. */
  counts(): number[][] {
    const counts = Array.from({ length: this.rows + 1 }, () =>
      new Array<number>(this.columns + 1).fill(0),
    );
    for (const units of this.groups.values())
      for (const places of units.values())
        for (const [place, [n]] of places) {
          const row = counts[Math.floor(place / (this.columns + 1))];
          const column = place % (this.columns + 1);
          if (row) row[column] = (row[column] ?? 0) + n;
        }
    return counts;
  }

  /** Every combination that was given, with its final weights. */
  weighed({ weights }: JointDesign): { first: number; second: number; n: number; w: number }[] {
    return [...this.groups].flatMap(([group, units]) =>
      [...units.values()].flatMap((places) =>
        [...places].map(([place, [n, w]]) => ({
          first: Math.floor(place / (this.columns + 1)),
          second: place % (this.columns + 1),
          n,
          w: w * (weights.factors[group] ?? 1),
        })),
      ),
    );
  }

  /**
   * A variable of those who answered both; null: outside its base.
   * @param withSilent whether those who did not answer the first item are in the base too
   */
  variable(
    { sample, weights, cells }: JointDesign,
    of: (first: number, second: number) => number | null,
    withSilent = false,
  ): Variable {
    const base = (group: number, cluster: string | null) =>
      this.moments(this.groups.get(group)?.get(cluster), of, withSilent);
    if (weights.calibration)
      return rakedVariable(
        weights,
        cells.map(({ own, clusters }, group) => ({
          own: { sample: own.sample, base: base(group, null) },
          clusters: clusters.map((unit) => ({ ...unit, base: base(group, unit.cluster) })),
        })),
      );
    const clusters = [...(this.groups.get(0)?.keys() ?? [])].filter((cluster) => cluster !== null);
    return { sample, own: base(0, null), clusters: clusters.map((cluster) => base(0, cluster)) };
  }

  private moments(
    places: Places | undefined,
    of: (first: number, second: number) => number | null,
    withSilent: boolean,
  ): Moments {
    const sums: Moments = { n: 0, w: 0, wy: 0, wyy: 0, w2: 0, w2y: 0, w2yy: 0 };
    for (const [place, [n, w, w2]] of places ?? []) {
      const first = Math.floor(place / (this.columns + 1));
      const second = place % (this.columns + 1);
      const isIn = (withSilent || first < this.rows) && second < this.columns;
      const y = isIn ? of(first, second) : null;
      if (y === null) continue;
      sums.n += n;
      sums.w += w;
      sums.wy += w * y;
      sums.wyy += w * y * y;
      sums.w2 += w2;
      sums.w2y += w2 * y;
      sums.w2yy += w2 * y * y;
    }
    return sums;
  }
}
