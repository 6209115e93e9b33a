import type { Items } from '../statistics/linearItems';
import type { Moments } from '../statistics/sums';
import type { Variable } from '../statistics/variable';
import { type ItemLayout, type Layout, PAIR_SUMS, pairPosition } from './layout';
import { at, countedAt, jointItems, variableOf } from './partSums';
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
  const { layout } = side;
  const items = layout.index.items.flatMap(
    (key) => layout.items.find(({ item }) => item.key === key) ?? [],
  );
  if (items.length === 0 || items.length < layout.index.items.length) return null;
  const places = items.map((item) => ({ base: item.base, indicators: favourable(item) }));
  return jointItems(side, {
    base: layout.index.any,
    items: (part) =>
      places.map(({ base, indicators }) => {
        const { n, w, wy, wyy, w2 } = indicatorMoments(part, base, indicators);
        return { n, w, wy, wyy, w2 };
      }),
    pairs: (part) => items.map((_, j) => items.map((_, l) => pairSums(part, layout, j, l))),
  });
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
