import type { Moments, Sample, VariableSums } from '../statistics/sums';

/** Counts and sums of weights and of their squares. */
type Weighed = [n: number, w: number, w2: number];

/**
 * Sums over the combinations of two items' answers, by unit, from which follows any variable that
 * they decide (linearised, Binder 1983). Answers are places of options; the place after the last:
 * not answered.
 *
 * @example
 * const sums = new JointSums(2, 2);
 * for (const [first, second] of [[0, 1], [0, 0], [1, 1]])
 *   sums.add({ first, second, weight: 1, cluster: null });
 * [sums.counts(), proportion(sums.variable({ n: 3, w: 3, w2: 3, units: 3 },
 *   (first, second) => first === 0 ? Number(second === 1) : null), 0.95).estimate]
 * // [[[1, 1, 0], [0, 1, 0], [0, 0, 0]], 0.5]
 */
export class JointSums {
  private readonly own = new Map<number, Weighed>();
  private readonly clusters = new Map<string, Map<number, Weighed>>();

  constructor(
    /** How many options each item has. */
    readonly rows: number,
    readonly columns: number,
  ) {}

  add(given: { first: number; second: number; weight: number; cluster: string | null }): void {
    const { first, second, weight, cluster } = given;
    let cells = this.own;
    if (cluster !== null) {
      cells = this.clusters.get(cluster) ?? new Map<number, Weighed>();
      this.clusters.set(cluster, cells);
    }
    const place = first * (this.columns + 1) + second;
    const [n, w, w2] = cells.get(place) ?? [0, 0, 0];
    cells.set(place, [n + 1, w + weight, w2 + weight ** 2]);
  }

  /** How many gave each combination, those who did not answer last. */
  counts(): number[][] {
    const counts = Array.from({ length: this.rows + 1 }, () =>
      new Array<number>(this.columns + 1).fill(0),
    );
    for (const cells of [this.own, ...this.clusters.values()])
      for (const [place, [n]] of cells) {
        const row = counts[Math.floor(place / (this.columns + 1))];
        const column = place % (this.columns + 1);
        if (row) row[column] = (row[column] ?? 0) + n;
      }
    return counts;
  }

  /**
   * A variable of those who answered both; null: outside its base.
   * @param sample all of the audience
   * @param withSilent whether those who did not answer the first item are in the base too
   */
  variable(
    sample: Sample,
    of: (first: number, second: number) => number | null,
    withSilent = false,
  ): VariableSums {
    const momentsOf = (cells: ReadonlyMap<number, Weighed>): Moments => {
      const sums: Moments = { n: 0, w: 0, wy: 0, wyy: 0, w2: 0, w2y: 0, w2yy: 0 };
      for (const [place, [n, w, w2]] of cells) {
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
    };
    return {
      sample,
      own: momentsOf(this.own),
      clusters: [...this.clusters.values()].map(momentsOf),
    };
  }
}
