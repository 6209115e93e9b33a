import { mean } from '../statistics/mean';
import { noAnswers, proportion } from '../statistics/proportion';
import type { Item, Study } from '../study/document';
import { means, quantiles, shares } from './comparisons';
import { medianNumber, numberMean, shareAtMost } from './numberSums';
import { predictionRows } from './predictionRows';
import { askedOf, placeOf, type RowPlan, TENTH, type VariableRow } from './rowPlan';
import { indicatorVariable } from './sideSums';

/**
 * Mean (Binder 1983), median (Woodruff 1952) and threshold shares (Wilson 1927) of a number item, and
 * how right its predictions are.
 */
export function numberRows(
  study: Study,
  item: Item & { kind: 'number' },
  shareMargin: number,
): RowPlan[] {
  const asked = askedOf(item);
  return [
    {
      item,
      measure: 'mean',
      option: null,
      asked,
      margin: null,
      judges: item.better === undefined ? 0 : item.better === 'higher' ? 1 : -1,
      estimate: (side, level) => numberMean(side, item, level),
      comparison: means,
    },
    {
      item,
      measure: 'median',
      option: null,
      asked,
      margin: null,
      judges: 0,
      estimate: (side, level) => medianNumber(side, item, level),
      comparison: quantiles,
    },
    ...(item.thresholds ?? []).map(
      (threshold): RowPlan => ({
        item,
        measure: 'at_most',
        option: threshold,
        asked,
        margin: shareMargin,
        judges: 0,
        estimate: (side, level) => shareAtMost(side, item, threshold, level),
        comparison: shares,
      }),
    ),
    ...predictionRows(study, item, shareMargin),
  ];
}

/** Net promoter score (Reichheld 2003) and mean of a recommendation. */
export function npsRows(item: Item & { kind: 'nps' }, variable: VariableRow): RowPlan[] {
  const row = (
    measure: 'nps' | 'mean',
    margin: number,
    judges: 0 | 1,
    scoreOf: (score: number) => number,
  ): RowPlan => ({
    item,
    measure,
    option: null,
    asked: askedOf(item),
    margin,
    judges,
    estimate: variable((side, place) =>
      indicatorVariable(
        side,
        place.base,
        place.options.map(({ code, slot }) => ({ slot, value: scoreOf(Number(code)) })),
      ),
    )(mean),
    comparison: means,
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
    asked: askedOf(item),
    margin: null,
    judges: 0,
    estimate: (side, level) => {
      const place = placeOf(side, item.key);
      if (!place) return noAnswers;
      const met = place.options.filter(({ code }) => Number(code) >= from && Number(code) <= to);
      const indicators = met.map(({ slot }) => ({ slot, value: 1 }));
      return proportion(indicatorVariable(side, place.base, indicators), level);
    },
    comparison: shares,
  }));
}
