import type { Item } from '../study/document';
import { shareAtMost } from './numberSums';
import { placeOf } from './rowPlan';
import type { Side } from './sides';

type NumberItem = Item & { kind: 'number' };

/** Times that people speak of, by unit. They do not follow from anybody's answer. */
const SPOKEN: Record<string, readonly number[]> = {
  second: [1, 2, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 300, 600],
  minute: [0.5, 1, 2, 3, 4, 5, 7, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240],
  hour: [0.25, 0.5, 1, 2, 3, 4, 6, 8, 12, 18, 24, 36, 48, 72, 96, 168],
  day: [0.5, 1, 2, 3, 4, 5, 6, 7, 10, 14, 21, 30, 60],
};

/** A share of those who answered at most so much. */
export interface CurvePoint {
  x: number;
  share: number;
}

/**
 * How large a share of a side answered at most so much (Wilson 1927), at the times that people speak
 * of and at the item's thresholds; of items whose values the tallies do not list at these alone.
 *
 * @example
 * const people = [1, 3, 7, 10].map((wait_phone) => ({ audience: 'consumer' as const,
 *   status: 'complete' as const, flagged: false, cluster: null, weight: 1, answers: { wait_phone } }));
 * const { total } = sidesOf(study, [...tally(study, people).values()], true).sides.consumer;
 * const { item } = placeOf(total, 'wait_phone');
 * cumulativeCurve(total, item).slice(0, 3)
 * // [{ x: 0.5, share: 0 }, { x: 1, share: 0.25 }, { x: 2, share: 0.25 }]
 */
export function cumulativeCurve(side: Side, item: NumberItem): CurvePoint[] {
  const { min = 0, max = Number.POSITIVE_INFINITY, thresholds = [], unit = '' } = item;
  const spoken = placeOf(side, item.key)?.wide ? [] : (SPOKEN[unit] ?? []);
  const times = [...new Set([...spoken, ...thresholds])]
    .filter((time) => time > 0 && time >= min && time <= max)
    .sort((a, b) => a - b);
  return times.flatMap((x) => {
    // A share does not depend on the level.
    const { estimate } = shareAtMost(side, item, x, 0.95);
    return estimate === null ? [] : [{ x, share: estimate }];
  });
}
