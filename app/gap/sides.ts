import type { IndexSums } from '../statistics/compositeIndex';
import type { Distribution } from '../statistics/quantile';
import type { ClusterMoments, Moments, Sample, VariableSums } from '../statistics/sums';
import type { Audience, Study } from '../study/document';
import {
  type ItemLayout,
  type Layout,
  PAIR_SUMS,
  pairPosition,
  tallyLayout,
  unweightedSums,
} from './layout';
import { addTally, type Tally } from './tally';

/** The sums of one audience: of respondents on their own together, and of each cluster. */
export interface Side {
  layout: Layout;
  sample: Sample;
  own: Tally;
  clusters: Tally[];
}

/** A variable as a weighted sum of indicators with places in the vector: y = value of the one met. */
export type Indicators = readonly { slot: number; value: number }[];

/** Adds up an audience's tallies of complete, unflagged responses, with their weights or without. */
export function sideOf(
  study: Study,
  tallies: readonly Tally[],
  audience: Audience,
  weighted: boolean,
): Side {
  const layout = tallyLayout(study, audience);
  const empty = (cluster: string | null): Tally => ({
    audience,
    status: 'complete',
    flagged: false,
    cluster,
    cell: '[]',
    sums: new Array<number>(layout.length).fill(0),
    values: {},
  });
  const own = empty(null);
  const byCluster = new Map<string, Tally>();
  for (const tally of tallies) {
    if (tally.audience !== audience || tally.status !== 'complete' || tally.flagged) continue;
    if (tally.cluster === null) {
      addTally(own, tally);
      continue;
    }
    const target = byCluster.get(tally.cluster) ?? empty(tally.cluster);
    byCluster.set(tally.cluster, target);
    addTally(target, tally);
  }
  const clusters = [...byCluster.values()].filter((cluster) => at(cluster, layout.sample) > 0);
  if (!weighted) for (const part of [own, ...clusters]) removeWeights(layout, part);
  const total = (offset: number) =>
    [own, ...clusters].reduce((sum, part) => sum + at(part, layout.sample + offset), 0);
  return {
    layout,
    own,
    clusters,
    sample: {
      n: total(0),
      w: total(1),
      w2: total(2),
      units: at(own, layout.sample) + clusters.length,
    },
  };
}

function removeWeights(layout: Layout, part: Tally): void {
  part.sums = unweightedSums(layout, part.sums);
  for (const byValue of Object.values(part.values))
    for (const [value, [n]] of Object.entries(byValue)) byValue[value] = [n, n, n];
}

function at(part: Tally, place: number): number {
  return part.sums[place] ?? 0;
}

/** The sums of a variable made of indicators, over the base that starts at `base`. */
export function indicatorSums(side: Side, base: number, indicators: Indicators): VariableSums {
  const moments = (part: Tally): Moments => {
    const sum = (offset: number, power: number) =>
      indicators.reduce(
        (total, { slot, value }) => total + value ** power * at(part, slot + offset),
        0,
      );
    return {
      n: at(part, base),
      w: at(part, base + 1),
      w2: at(part, base + 2),
      wy: sum(1, 1),
      wyy: sum(1, 2),
      w2y: sum(2, 1),
      w2yy: sum(2, 2),
    };
  };
  return {
    sample: side.sample,
    own: moments(side.own),
    clusters: side.clusters.map((cluster): ClusterMoments => moments(cluster)),
  };
}

/** The sums of a ranked option's mid-rank. */
export function rankSums(side: Side, item: ItemLayout, option: number): VariableSums {
  const ranks = item.ranked[option]?.ranks ?? 0;
  const squares = (item.rankPairs ?? 0) + 2 * pairPosition(option, option, item.ranked.length) + 1;
  const moments = (part: Tally): Moments => ({
    n: at(part, item.base),
    w: at(part, item.base + 1),
    w2: at(part, item.base + 2),
    wy: at(part, ranks + 2),
    wyy: at(part, ranks + 3),
    w2y: at(part, ranks + 4),
    w2yy: at(part, squares),
  });
  return {
    sample: side.sample,
    own: moments(side.own),
    clusters: side.clusters.map((cluster): ClusterMoments => moments(cluster)),
  };
}

/** The distribution of a number item's answers. */
export function distributionOf(side: Side, item: ItemLayout): Distribution {
  const values = (part: Tally) =>
    Object.entries(part.values[item.item.key] ?? {}).map(([value, [n, w, w2]]) => ({
      value: Number(value),
      n,
      w,
      w2,
    }));
  return { sample: side.sample, own: values(side.own), clusters: side.clusters.map(values) };
}

/** The sums of a function of a number item's answers, such as the answer itself. */
export function numberSums(
  distribution: Distribution,
  of: (value: number) => number,
): VariableSums {
  const moments = (part: Distribution['own']): Moments => {
    const sums: Moments = { n: 0, w: 0, wy: 0, wyy: 0, w2: 0, w2y: 0, w2yy: 0 };
    for (const { value, n, w, w2 } of part) {
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
  };
  return {
    sample: distribution.sample,
    own: moments(distribution.own),
    clusters: distribution.clusters.map((cluster): ClusterMoments => moments(cluster)),
  };
}

/** The sums of the gap index's items; `favourable` gives the places of an item's favourable codes. */
export function indexSumsOf(
  side: Side,
  favourable: (item: ItemLayout) => Indicators,
): IndexSums | null {
  const { layout, own, clusters, sample } = side;
  const items = layout.index.items.map((key) =>
    layout.items.find((candidate) => candidate.item.key === key),
  );
  const k = items.length;
  const itemSums = (part: Tally) =>
    items.map((item) => {
      const places = item ? favourable(item) : [];
      return {
        w: item ? at(part, item.base + 1) : 0,
        wy: places.reduce((sum, { slot, value }) => sum + value * at(part, slot + 1), 0),
      };
    });
  if (k === 0 || items.some((item) => item === undefined)) return null;
  const parts = [own, ...clusters];
  const any = (offset: number) =>
    parts.reduce((sum, part) => sum + at(part, layout.index.any + offset), 0);
  return {
    sample,
    n: any(0),
    w: any(1),
    w2: any(2),
    units:
      at(own, layout.index.any) +
      clusters.filter((cluster) => at(cluster, layout.index.any) > 0).length,
    items: parts.map(itemSums).reduce((total, part) =>
      total.map((sums, j) => ({
        w: sums.w + (part[j]?.w ?? 0),
        wy: sums.wy + (part[j]?.wy ?? 0),
      })),
    ),
    own: Array.from({ length: k }, (_, j) =>
      Array.from({ length: k }, (_, l) => pairSums(own, layout, j, l)),
    ),
    clusters: clusters.map(itemSums),
  };
}

function pairSums(part: Tally, layout: Layout, j: number, l: number) {
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
