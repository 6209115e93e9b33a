import type { Items } from '../statistics/linearItems';
import type { JointDesign } from './joint';
import { pairCount, pairPosition } from './layout';
import { at, countedAt, jointItems } from './partSums';

/** n, w and w² of those with any of the items. */
const ANY = 3;
/** n, w, w², wy and wy² of an item. */
const ITEM = 5;
/** Sums with squared weights of s s, y s, s y and y y of a pair of items. */
const PAIR = 4;

/**
 * Sums of several items that the same respondents answer, by unit, from which follow their means with
 * all covariances (linearised, Binder 1983).
 *
 * @example
 * const sums = new SharedSums(2);
 * for (const values of [[1, 0], [1, 1], [0, null]]) sums.add({ values, weight: 1, cluster: null });
 * indexScore(sums.items(finalDesign({ n: 3, w: 3, w2: 3, units: 3 })), 0.95)
 * // { n: 3, estimate: 0.58333 }
 */
export class SharedSums {
  /** By group, and within it by cluster; null: those without one. */
  private readonly groups = new Map<number, Map<string | null, number[]>>();

  constructor(readonly count: number) {}

  /** A respondent's value of each item; null: not in its base. */
  add(given: {
    values: readonly (number | null)[];
    weight: number;
    cluster: string | null;
    group?: number;
  }): void {
    const { values, weight: w, cluster, group = 0 } = given;
    if (values.every((value) => value === null)) return;
    const units = this.groups.get(group) ?? new Map<string | null, number[]>();
    this.groups.set(group, units);
    const length = ANY + ITEM * this.count + PAIR * pairCount(this.count);
    const sums = units.get(cluster) ?? new Array<number>(length).fill(0);
    units.set(cluster, sums);
    const put = (place: number, added: readonly number[]) => {
      for (const [offset, value] of added.entries())
        sums[place + offset] = (sums[place + offset] ?? 0) + value;
    };
    put(0, [1, w, w ** 2]);
    for (const [j, y] of values.entries()) {
      if (y === null) continue;
      put(this.item(j), [1, w, w ** 2, w * y, w * y ** 2]);
      for (const [l, z] of values.entries()) {
        if (l < j || z === null) continue;
        put(this.pair(j, l), [w ** 2, w ** 2 * y, w ** 2 * z, w ** 2 * y * z]);
      }
    }
  }

  /** The items of all of an audience. */
  items({ sample, weights, cells }: JointDesign): Items {
    const part = (group: number, cluster: string | null) => ({
      sums: this.groups.get(group)?.get(cluster) ?? [],
      values: {},
    });
    const places = Array.from({ length: this.count }, (_, place) => place);
    const named = weights.calibration ? cells : [this.onlyCell()];
    return jointItems(
      {
        sample,
        weights,
        cells: named.map(({ own, clusters }, group) => ({
          own: { sample: own.sample, part: part(group, null) },
          clusters: clusters.map((unit) => ({ ...unit, part: part(group, unit.cluster) })),
        })),
      },
      {
        base: 0,
        items: (given) =>
          places.map((j) => ({
            ...countedAt(given, this.item(j)),
            wy: at(given, this.item(j) + 3),
            wyy: at(given, this.item(j) + 4),
          })),
        pairs: (given) =>
          places.map((j) =>
            places.map((l) => {
              const start = this.pair(Math.min(j, l), Math.max(j, l));
              const [first, second] = [at(given, start + 1), at(given, start + 2)];
              return {
                ss: at(given, start),
                ys: j <= l ? first : second,
                sy: j <= l ? second : first,
                yy: at(given, start + 3),
              };
            }),
          ),
      },
    );
  }

  private item(j: number): number {
    return ANY + ITEM * j;
  }

  private pair(j: number, l: number): number {
    return this.item(this.count) + PAIR * pairPosition(j, l, this.count);
  }

  /** With final weights, all units of one cell; who is in the whole sample the design itself says. */
  private onlyCell(): JointDesign['cells'][number] {
    const nobody = { n: 0, w: 0, w2: 0 };
    const clusters = [...(this.groups.get(0)?.keys() ?? [])].filter((cluster) => cluster !== null);
    return {
      own: { sample: nobody },
      clusters: clusters.map((cluster) => ({ cluster, sample: nobody })),
    };
  }
}
