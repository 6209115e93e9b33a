import { gapOfMeans, gapOfQuantiles } from '../statistics/gap';
import { mean } from '../statistics/mean';
import { noAnswers, proportion } from '../statistics/proportion';
import { quantile } from '../statistics/quantile';
import type { Item } from '../study/document';
import type { ItemLayout } from './layout';
import { proportionGap, type RowPlan, type SumsOf, TENTH } from './rowPlan';
import { distributionOf, indicatorSums, numberSums, type Side } from './sides';

/** Mean, median and threshold shares of a number item. */
export function numberRows(
  item: Item & { kind: 'number' },
  shareMargin: number,
  find: (side: Side) => ItemLayout | undefined,
): RowPlan[] {
  const numbers = (side: Side) => {
    const place = find(side);
    return place ? distributionOf(side, place) : null;
  };
  return [
    {
      item,
      measure: 'mean',
      option: null,
      margin: null,
      judges: item.better === undefined ? 0 : item.better === 'higher' ? 1 : -1,
      estimate: (side, level) => {
        const distribution = numbers(side);
        return distribution
          ? mean(
              numberSums(distribution, (value) => value),
              level,
            )
          : noAnswers;
      },
      gap: gapOfMeans,
    },
    {
      item,
      measure: 'median',
      option: null,
      margin: null,
      judges: 0,
      estimate: (side, level) => {
        const distribution = numbers(side);
        return distribution ? quantile(distribution, 0.5, level) : noAnswers;
      },
      gap: gapOfQuantiles,
    },
    ...(item.thresholds ?? []).map(
      (threshold): RowPlan => ({
        item,
        measure: 'at_most',
        option: threshold,
        margin: shareMargin,
        judges: 0,
        estimate: (side, level) => {
          const distribution = numbers(side);
          const within = (value: number) => (value <= threshold ? 1 : 0);
          return distribution ? proportion(numberSums(distribution, within), level) : noAnswers;
        },
        gap: proportionGap,
      }),
    ),
  ];
}

/** Net promoter score and mean of a recommendation. */
export function npsRows(item: Item & { kind: 'nps' }, sums: SumsOf): RowPlan[] {
  const row = (
    measure: 'nps' | 'mean',
    margin: number,
    judges: 0 | 1,
    scoreOf: (score: number) => number,
  ): RowPlan => ({
    item,
    measure,
    option: null,
    margin,
    judges,
    estimate: sums((side, place) =>
      indicatorSums(
        side,
        place.base,
        place.options.map(({ code, slot }) => ({ slot, value: scoreOf(Number(code)) })),
      ),
    )(mean),
    gap: gapOfMeans,
  });
  return [
    row('nps', 2 * TENTH, 1, (score) => (score >= 9 ? 1 : score <= 6 ? -1 : 0)),
    row('mean', 10 * TENTH, 0, (score) => score),
  ];
}

const GROUPS = [
  { option: 'detractors', from: 0, to: 6 },
  { option: 'passives', from: 7, to: 8 },
  { option: 'promoters', from: 9, to: 10 },
];

/** The shares that a net promoter score nets: detractors, passives, promoters (Reichheld 2003). */
export function npsGroups(item: Item): RowPlan[] {
  if (item.kind !== 'nps') return [];
  return GROUPS.map(({ option, from, to }) => ({
    item,
    measure: 'share',
    option,
    margin: null,
    judges: 0,
    estimate: (side, level) => {
      const place = side.layout.items.find((candidate) => candidate.item.key === item.key);
      if (!place) return noAnswers;
      const met = place.options.filter(({ code }) => Number(code) >= from && Number(code) <= to);
      const indicators = met.map(({ slot }) => ({ slot, value: 1 }));
      return proportion(indicatorSums(side, place.base, indicators), level);
    },
    gap: proportionGap,
  }));
}
