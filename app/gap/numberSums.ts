import { mean } from '../statistics/mean';
import { type Estimate, noAnswers, type Proportion, proportion } from '../statistics/proportion';
import { type Distribution, type LinearDistribution, quantile } from '../statistics/quantile';
import { rakedDistribution } from '../statistics/rakedVariable';
import type { Moments } from '../statistics/sums';
import type { Variable } from '../statistics/variable';
import type { Item } from '../study/document';
import type { WideSlots } from './layout';
import { at, countedAt, variableOf } from './partSums';
import { placeOf } from './rowPlan';
import { indicatorVariable } from './sideSums';
import type { Part, Side } from './sides';

type NumberItem = Item & { kind: 'number' };

function valuesOf(part: Part, item: string) {
  return part.values[item] ?? [];
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
 * Mean (Binder 1983) of a number item's answers, each times `by`.
 *
 * @example
 * const people = [1, 3, 7, 10]
 *   .map((wait_phone) => ({ wait_phone })).map((answers) => ({ audience: 'consumer' as const,
 *   status: 'complete' as const, flagged: false, cluster: null, weight: 1, answers }));
 * const { total } = sidesOf(study, [...tally(study, people).values()], true).sides.consumer;
 * const { item } = placeOf(total, 'wait_phone');
 * numberMean(total, item, 0.95, 60) // { estimate: 315 }
 */
export function numberMean(side: Side, item: NumberItem, level: number, by = 1): Estimate {
  const place = placeOf(side, item.key);
  if (!place?.wide)
    return mean(
      numberVariable(side, item.key, (value) => value * by),
      level,
    );
  const { wide, base } = place;
  const { min = 0, step = 1 } = item;
  // In grid units until the end, so that nothing is lost where answers lie far from 0.
  return moved(mean(gridVariable(side, base, wide), level), { from: min * by, step: step * by });
}

function gridVariable(side: Side, base: number, { grid }: WideSlots): Variable {
  return variableOf(side, (part) => ({
    ...countedAt(part, base),
    wy: at(part, grid + 2),
    wyy: at(part, grid + 3),
    w2y: at(part, grid + 4),
    w2yy: at(part, grid + 5),
  }));
}

function moved(estimate: Estimate, { from, step }: { from: number; step: number }): Estimate {
  const place = (value: number | null) => (value === null ? null : from + step * value);
  return {
    ...estimate,
    estimate: place(estimate.estimate),
    low: place(estimate.low),
    high: place(estimate.high),
    se: estimate.se === null ? null : step * estimate.se,
  };
}

/**
 * Share of those who answered at most a threshold of the item (Wilson 1927).
 *
 * @example
 * const people = [1, 3, 7, 10]
 *   .map((wait_phone) => ({ wait_phone })).map((answers) => ({ audience: 'consumer' as const,
 *   status: 'complete' as const, flagged: false, cluster: null, weight: 1, answers }));
 * const { total } = sidesOf(study, [...tally(study, people).values()], true).sides.consumer;
 * const { item } = placeOf(total, 'wait_phone');
 * shareAtMost(total, item, 3, 0.95) // { estimate: 0.5 }
 */
export function shareAtMost(
  side: Side,
  item: NumberItem,
  threshold: number,
  level: number,
): Proportion {
  const place = placeOf(side, item.key);
  const slot = place?.wide?.thresholds.find((one) => one.threshold === threshold)?.slot;
  return proportion(
    place && slot !== undefined
      ? indicatorVariable(side, place.base, [{ slot, value: 1 }])
      : numberVariable(side, item.key, (value) => (value <= threshold ? 1 : 0)),
    level,
  );
}

/**
 * Median of a number item (Woodruff 1952): from its listed values, or what was computed of it from raw
 * answers, which may not be there yet.
 *
 * @example
 * const people = [1, 3, 7, 10]
 *   .map((wait_phone) => ({ wait_phone })).map((answers) => ({ audience: 'consumer' as const,
 *   status: 'complete' as const, flagged: false, cluster: null, weight: 1, answers }));
 * const { total } = sidesOf(study, [...tally(study, people).values()], true).sides.consumer;
 * const { item } = placeOf(total, 'wait_phone');
 * medianNumber(total, item, 0.95) // { estimate: 5 }
 */
export function medianNumber(side: Side, item: NumberItem, level: number): Proportion {
  const place = placeOf(side, item.key);
  if (!place?.wide) return quantile(distributionOf(side, item.key), 0.5, level);
  const known = side.median(item.key);
  if (known) return known;
  const { n, weightedN } = proportion(indicatorVariable(side, place.base, []), level);
  const none = { ...noAnswers, intervalBase: null };
  return n === 0 ? none : { ...none, n, weightedN, reason: 'being_updated' };
}
