import { gapOfMeans } from '../statistics/gap';
import { mean } from '../statistics/mean';
import { type Estimate, noAnswers, proportion } from '../statistics/proportion';
import type { VariableSums } from '../statistics/sums';
import { AUDIENCES, type Audience, favourableOf, type Item, type Study } from '../study/document';
import type { ItemLayout } from './layout';
import { npsRows, numberRows } from './numberRows';
import { rankingRows } from './rankingRows';
import { type Measure, proportionGap, type RowPlan, type SumsOf, TENTH } from './rowPlan';
import { type Indicators, indicatorSums, type Side } from './sides';

/**
 * The rows that an item gives, in the order of the report.
 * @param shareMargin the wave's margin of equivalence for shares
 */
export function rowPlans(study: Study, item: Item, shareMargin: number): RowPlan[] {
  const find = (side: Side) =>
    side.layout.items.find((candidate) => candidate.item.key === item.key);
  const sums =
    (of: (side: Side, place: ItemLayout) => VariableSums) =>
    (estimator: (sums: VariableSums, level: number) => Estimate): RowPlan['estimate'] =>
    (side, level) => {
      const place = find(side);
      return place ? estimator(of(side, place), level) : noAnswers;
    };
  const share = (indicators: (place: ItemLayout) => Indicators): RowPlan['estimate'] =>
    sums((side, place) => indicatorSums(side, place.base, indicators(place)))(proportion);
  const shareRow = (
    measure: Measure,
    option: RowPlan['option'],
    indicators: (place: ItemLayout) => Indicators,
    judges: RowPlan['judges'] = 0,
  ): RowPlan => ({
    item,
    measure,
    option,
    margin: shareMargin,
    judges,
    estimate: share(indicators),
    gap: proportionGap,
  });
  const favourable = favourableOf(study, item);
  const favourableRows = favourable
    ? [shareRow('favourable', null, (place) => favourableIndicators(place, favourable), 1)]
    : [];

  switch (item.kind) {
    case 'scale':
      return [
        ...favourableRows,
        scaleMeanRow(study, item, sums),
        ...scaleOptions(study, item).map(({ code }) =>
          shareRow('share', code, (place) => optionIndicator(place, code)),
        ),
      ];
    case 'single':
    case 'multiple':
      return [
        ...favourableRows,
        ...[...item.options, ...(item.nets ?? [])].map(({ code }) =>
          shareRow('share', code, (place) => optionIndicator(place, code)),
        ),
      ];
    case 'ranking':
      return rankingRows(item, shareRow, sums, find);
    case 'number':
      return numberRows(item, shareMargin, find);
    case 'nps':
      return npsRows(item, sums);
    case 'text':
      return [];
  }
}

export function favourableIndicators(place: ItemLayout, favourable: readonly string[]): Indicators {
  return place.options
    .filter(({ code }) => favourable.includes(code))
    .map(({ slot }) => ({ slot, value: 1 }));
}

function optionIndicator(place: ItemLayout, code: string): Indicators {
  return [...place.options, ...place.nets]
    .filter((option) => option.code === code)
    .map(({ slot }) => ({ slot, value: 1 }));
}

function scaleOptions(study: Study, item: Item & { kind: 'scale' }) {
  return study.scales?.[item.scale]?.options ?? [];
}

function scaleMeanRow(study: Study, item: Item & { kind: 'scale' }, sums: SumsOf): RowPlan {
  const options = scaleOptions(study, item);
  const favourable = favourableOf(study, item) ?? [];
  const values = new Map(options.map(({ code, value }) => [code, value]));
  const all = [...values.values()];
  const inFavour = options.filter(({ code }) => favourable.includes(code));
  const highest = [...all].sort((a, b) => b - a).slice(0, inFavour.length);
  const judges = inFavour.every(({ value }) => highest.includes(value));
  return {
    item,
    measure: 'mean',
    option: null,
    margin: TENTH * (Math.max(...all) - Math.min(...all)),
    judges: judges ? 1 : 0,
    estimate: sums((side, place) =>
      indicatorSums(
        side,
        place.base,
        place.options.map(({ code, slot }) => ({ slot, value: values.get(code) ?? 0 })),
      ),
    )(mean),
    gap: gapOfMeans,
  };
}

/** The audiences that an item is asked of. */
export function askedOf(item: Item): Audience[] {
  return AUDIENCES.filter((audience) => item.wording[audience] !== undefined);
}
