import type { Items } from '../statistics/linearItems';
import type { Distribution, LinearDistribution } from '../statistics/quantile';
import type { CellPart, Counted } from '../statistics/rakedCells';
import { rakedItems } from '../statistics/rakedCells';
import { rakedDistribution, rakedVariable } from '../statistics/rakedVariable';
import type { ClusterMoments, Moments } from '../statistics/sums';
import type { Variable } from '../statistics/variable';
import { type ItemLayout, type Layout, PAIR_SUMS, pairPosition } from './layout';
import type { Part, Side } from './sides';

/** A variable as a weighted sum of indicators with places in the vector: y = value of the one met. */
export type Indicators = readonly { slot: number; value: number }[];

/**
 * "Favourable" as indicators of an item's options (definition).
 *
 * @example
 * const people = [{}].map((answers) => ({ audience: 'consumer' as const,
 *   status: 'complete' as const, flagged: false, cluster: null, weight: 1, answers }));
 * const { total } = sidesOf(study, [...tally(study, people).values()], true).sides.consumer;
 * favourableIndicators(placeOf(total, 'human_access'), ['meets', 'exceeds']).length // 2
 */
export function favourableIndicators(place: ItemLayout, favourable: readonly string[]): Indicators {
  return place.options
    .filter(({ code }) => favourable.includes(code))
    .map(({ slot }) => ({ slot, value: 1 }));
}

function at(part: Part, place: number): number {
  return part.sums[place] ?? 0;
}

function countedAt(part: Part, slot: number): Counted {
  return { n: at(part, slot), w: at(part, slot + 1), w2: at(part, slot + 2) };
}

const NOBODY: Moments = { n: 0, w: 0, wy: 0, wyy: 0, w2: 0, w2y: 0, w2yy: 0 };

/**
 * A variable of a side from what each part of it sums up to. Most parts of a segment's side are
 * empty, and reading beyond an array's end is slow.
 */
function variableOf({ cells, weights, sample }: Side, sum: (part: Part) => Moments): Variable {
  const moments = (part: Part) => (part.sums.length === 0 ? NOBODY : sum(part));
  const parts = cells.map(({ own, clusters }) => ({
    own: { sample: own.sample, base: moments(own.part) },
    clusters: clusters.map(({ cluster, sample, part }) => ({
      cluster,
      sample,
      base: moments(part),
    })),
  }));
  const [first] = parts;
  if (weights.calibration || !first) return rakedVariable(weights, parts);
  return { sample, own: first.own.base, clusters: first.clusters.map(({ base }) => base) };
}

/**
 * A variable made of indicators, over the base that starts at `base`: sums of s y and s y^2, which
 * linearisation needs (Binder 1983).
 *
 * @example
 * const people = ['meets', 'meets', 'below']
 *   .map((human_access) => ({ human_access })).map((answers) => ({ audience: 'consumer' as const,
 *   status: 'complete' as const, flagged: false, cluster: null, weight: 1, answers }));
 * const { total } = sidesOf(study, [...tally(study, people).values()], true).sides.consumer;
 * const place = placeOf(total, 'human_access');
 * proportion(indicatorVariable(total, place.base, favourableIndicators(place, ['meets'])), 0.95)
 * // { n: 3, estimate: 0.66667, se: 0.33333 }
 */
export function indicatorVariable(side: Side, base: number, indicators: Indicators): Variable {
  return variableOf(side, (part) => indicatorMoments(part, base, indicators));
}

function indicatorMoments(part: Part, base: number, indicators: Indicators): Moments {
  const sums: Moments = {
    n: at(part, base),
    w: at(part, base + 1),
    w2: at(part, base + 2),
    wy: 0,
    wyy: 0,
    w2y: 0,
    w2yy: 0,
  };
  for (const { slot, value } of indicators) {
    const w = at(part, slot + 1);
    const w2 = at(part, slot + 2);
    sums.wy += value * w;
    sums.wyy += value ** 2 * w;
    sums.w2y += value * w2;
    sums.w2yy += value ** 2 * w2;
  }
  return sums;
}

/**
 * The mid-rank (Kendall and Gibbons 1990) of a ranked option, by its place in the item.
 *
 * @example
 * const people = [['email', 'phone'], ['phone']]
 *   .map((channels) => ({ channels })).map((answers) => ({ audience: 'consumer' as const,
 *   status: 'complete' as const, flagged: false, cluster: null, weight: 1, answers }));
 * const { total } = sidesOf(study, [...tally(study, people).values()], true).sides.consumer;
 * mean(rankVariable(total, placeOf(total, 'channels'), 0), 0.95) // { n: 2, estimate: 1.5 }
 */
export function rankVariable(side: Side, item: ItemLayout, option: number): Variable {
  const ranks = item.ranked[option]?.ranks ?? 0;
  const squares = (item.rankPairs ?? 0) + 2 * pairPosition(option, option, item.ranked.length) + 1;
  return variableOf(side, (part) => ({
    ...countedAt(part, item.base),
    wy: at(part, ranks + 2),
    wyy: at(part, ranks + 3),
    w2y: at(part, ranks + 4),
    w2yy: at(part, squares),
  }));
}

function valuesOf(part: Part, item: string) {
  return Object.entries(part.values[item] ?? {}).map(([value, [n, w, w2]]) => ({
    value: Number(value),
    n,
    w,
    w2,
  }));
}

/**
 * The distribution of a number item's answers, for quantiles (Woodruff 1952).
 *
 * @example
 * const people = [1, 3, 7, 10]
 *   .map((wait_phone) => ({ wait_phone })).map((answers) => ({ audience: 'consumer' as const,
 *   status: 'complete' as const, flagged: false, cluster: null, weight: 1, answers }));
 * const { total } = sidesOf(study, [...tally(study, people).values()], true).sides.consumer;
 * quantile(distributionOf(total, 'wait_phone'), 0.5, 0.95) // { estimate: 5, low: 1, high: 10 }
 */
export function distributionOf(side: Side, item: string): Distribution | LinearDistribution {
  const parts = side.cells.map(({ own, clusters }) => ({
    own: { sample: own.sample, values: valuesOf(own.part, item) },
    clusters: clusters.map(({ cluster, sample, part }) => ({
      cluster,
      sample,
      values: valuesOf(part, item),
    })),
  }));
  const [first] = parts;
  if (side.weights.calibration || !first) return rakedDistribution(side.weights, parts);
  const clusters = first.clusters.map(({ values }) => values);
  return { sample: side.sample, own: first.own.values, clusters };
}

/**
 * A function of a number item's answers, such as the answer itself (linearised, Binder 1983).
 *
 * @example
 * const people = [1, 3, 7, 10]
 *   .map((wait_phone) => ({ wait_phone })).map((answers) => ({ audience: 'consumer' as const,
 *   status: 'complete' as const, flagged: false, cluster: null, weight: 1, answers }));
 * const { total } = sidesOf(study, [...tally(study, people).values()], true).sides.consumer;
 * mean(numberVariable(total, 'wait_phone', (minutes) => minutes), 0.95) // { estimate: 5.25 }
 */
export function numberVariable(side: Side, item: string, of: (value: number) => number): Variable {
  return variableOf(side, (part) => {
    const sums: Moments = { n: 0, w: 0, wy: 0, wyy: 0, w2: 0, w2y: 0, w2yy: 0 };
    for (const { value, n, w, w2 } of valuesOf(part, item)) {
      const y = of(value);
      sums.n += n;
      sums.w += w;
      sums.w2 += w2;
      sums.wy += w * y;
      sums.wyy += w * y * y;
      sums.w2y += w2 * y;
      sums.w2yy += w2 * y * y;
    }
    return sums;
  });
}

/**
 * The gap index's items, with the products of pairs that their covariances need (Binder 1983);
 * `favourable` gives the places of an item's favourable codes. Null where a side lacks one.
 *
 * @example
 * const people = ['meets', 'meets', 'below']
 *   .map((each) => ({ human_access: each, response_time: each, feeling_heard: 'below' })).map((answers) => ({ audience: 'consumer' as const,
 *   status: 'complete' as const, flagged: false, cluster: null, weight: 1, answers }));
 * const { total } = sidesOf(study, [...tally(study, people).values()], true).sides.consumer;
 * indexScore(indexItems(total, (place) => favourableIndicators(place, ['meets'])), 0.95)
 * // { n: 3, estimate: 0.44444, se: 0.22222 }
 */
export function indexItems(side: Side, favourable: (item: ItemLayout) => Indicators): Items | null {
  const { layout, weights, sample } = side;
  const items = layout.index.items.flatMap(
    (key) => layout.items.find(({ item }) => item.key === key) ?? [],
  );
  if (items.length === 0 || items.length < layout.index.items.length) return null;
  const places = items.map((item) => ({ base: item.base, indicators: favourable(item) }));
  const partOf = (part: Part, sampled: Counted): CellPart => ({
    sample: sampled,
    any: countedAt(part, layout.index.any),
    items: places.map(({ base, indicators }): ClusterMoments => {
      const { n, w, wy, wyy, w2 } = indicatorMoments(part, base, indicators);
      return { n, w, wy, wyy, w2 };
    }),
  });
  const cells = side.cells.map(({ own, clusters }) => ({
    own: {
      ...partOf(own.part, own.sample),
      pairs: items.map((_, j) => items.map((_, l) => pairSums(own.part, layout, j, l))),
    },
    clusters: clusters.map(({ cluster, sample, part }) => ({ cluster, ...partOf(part, sample) })),
  }));
  const [first] = cells;
  if (weights.calibration || !first) return rakedItems(weights, cells);
  const { own, clusters } = first;
  const inBase = clusters.filter(({ any }) => any.n > 0);
  const sum = (of: (part: CellPart) => number) =>
    clusters.reduce((total, part) => total + of(part), of(own));
  return {
    sample,
    n: sum(({ any }) => any.n),
    w: sum(({ any }) => any.w),
    w2: sum(({ any }) => any.w2),
    units: own.any.n + inBase.length,
    items: items.map((_, j) => ({
      w: sum((part) => part.items[j]?.w ?? 0),
      wy: sum((part) => part.items[j]?.wy ?? 0),
    })),
    own: own.pairs,
    clusters: clusters.map((part) => part.items),
  };
}

function pairSums(part: Part, layout: Layout, j: number, l: number) {
  const start =
    layout.index.pairs +
    PAIR_SUMS * pairPosition(Math.min(j, l), Math.max(j, l), layout.index.items.length) +
    4;
  const [first, second] = [at(part, start + 1), at(part, start + 2)];
  return {
    ss: at(part, start),
    ys: j <= l ? first : second,
    sy: j <= l ? second : first,
    yy: at(part, start + 3),
  };
}
