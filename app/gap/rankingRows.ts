import { gapOfMeans } from '../statistics/gap';
import { mean } from '../statistics/mean';
import { noAnswers } from '../statistics/proportion';
import { positions } from '../statistics/ranking';
import type { Item } from '../study/document';
import type { ItemLayout } from './layout';
import { type Measure, type RowPlan, type SumsOf, TENTH } from './rowPlan';
import { type Indicators, rankSums, type Side } from './sides';

/** A rank has a difference but no limits: positions are descriptive. */
const positionGap: RowPlan['gap'] = (manager, consumer) => ({
  value:
    manager.estimate === null || consumer.estimate === null
      ? null
      : manager.estimate - consumer.estimate,
  low: null,
  high: null,
  p: null,
  reason: manager.reason ?? consumer.reason,
});

/** First choice, mean rank and position of each option of a ranking. */
export function rankingRows(
  item: Item & { kind: 'ranking' },
  shareRow: (
    measure: Measure,
    option: string,
    indicators: (place: ItemLayout) => Indicators,
  ) => RowPlan,
  sums: SumsOf,
  find: (side: Side) => ItemLayout | undefined,
): RowPlan[] {
  const margin = (item.options.length - 1) * TENTH;
  return item.options.flatMap(({ code }, option): RowPlan[] => [
    shareRow('first_choice', code, (place) =>
      place.ranked.filter((o) => o.code === code).map(({ first }) => ({ slot: first, value: 1 })),
    ),
    {
      item,
      measure: 'mean_rank',
      option: code,
      margin,
      // The displacement judges: rank 1 is best, so a lower mean rank is a higher place.
      judges: -1,
      estimate: sums((side, place) => rankSums(side, place, option))(mean),
      gap: gapOfMeans,
    },
    {
      item,
      measure: 'rank_position',
      option: code,
      margin: null,
      judges: -1,
      estimate: (side, level) => {
        const place = find(side);
        if (!place) return noAnswers;
        const means = place.ranked.map((_, j) => mean(rankSums(side, place, j), level));
        const own = means[option];
        if (!own || own.estimate === null) return noAnswers;
        const position = positions(means.map((estimate) => estimate.estimate))[option] ?? null;
        return { ...own, estimate: position, se: null, low: null, high: null, reason: null };
      },
      gap: positionGap,
    },
  ]);
}
