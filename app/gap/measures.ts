import { mean } from '../statistics/mean';
import { type Estimate, noAnswers, proportion } from '../statistics/proportion';
import type { Variable } from '../statistics/variable';
import { favourableOf, type Item, type Study } from '../study/document';
import { means, shares } from './comparisons';
import type { ItemLayout } from './layout';
import { npsRows, numberRows } from './numberRows';
import { rankingRows } from './rankingRows';
import { askedOf, type Measure, placeOf, type RowPlan, TENTH, type VariableRow } from './rowPlan';
import { favourableIndicators, type Indicators, indicatorVariable } from './sideSums';
import type { Side } from './sides';

/**
 * The rows that an item gives, in the order of the report.
 * @param shareMargin the wave's margin of equivalence for shares
 */
export function rowPlans(study: Study, item: Item, shareMargin: number): RowPlan[] {
  const asked = askedOf(item);
  const variable: VariableRow =
    (of: (side: Side, place: ItemLayout) => Variable) =>
    (estimator: (variable: Variable, level: number) => Estimate) =>
    (side, level) => {
      const place = placeOf(side, item.key);
      return place ? estimator(of(side, place), level) : noAnswers;
    };
  const share = (indicators: (place: ItemLayout) => Indicators): RowPlan['estimate'] =>
    variable(indicated(indicators))(proportion);
  const shareRow = (
    measure: Measure,
    option: RowPlan['option'],
    indicators: (place: ItemLayout) => Indicators,
    judges: RowPlan['judges'] = 0,
  ): RowPlan => ({
    item,
    measure,
    option,
    asked,
    margin: shareMargin,
    judges,
    estimate: share(indicators),
    comparison: shares,
  });
  const favourable = favourableOf(study, item);
  const favourableRows = favourable
    ? [shareRow('favourable', null, (place) => favourableIndicators(place, favourable), 1)]
    : [];

  switch (item.kind) {
    case 'scale':
      return [
        ...favourableRows,
        scaleMeanRow(study, item, variable),
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
      return rankingRows(item, shareRow, variable);
    case 'number':
      return numberRows(study, item, shareMargin);
    case 'nps':
      return npsRows(item, variable);
    case 'text':
      return [];
  }
}

/** A variable made of indicators, which are looked for once in each layout. */
function indicated(indicators: (place: ItemLayout) => Indicators) {
  const known = new Map<ItemLayout, Indicators>();
  return (side: Side, place: ItemLayout): Variable => {
    const found = known.get(place) ?? indicators(place);
    known.set(place, found);
    return indicatorVariable(side, place.base, found);
  };
}

function optionIndicator(place: ItemLayout, code: string): Indicators {
  return [...place.options, ...place.nets]
    .filter((option) => option.code === code)
    .map(({ slot }) => ({ slot, value: 1 }));
}

function scaleOptions(study: Study, item: Item & { kind: 'scale' }) {
  return study.scales?.[item.scale]?.options ?? [];
}

function scaleMeanRow(
  study: Study,
  item: Item & { kind: 'scale' },
  variable: VariableRow,
): RowPlan {
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
    asked: askedOf(item),
    estimate: variable(
      indicated((place) =>
        place.options.map(({ code, slot }) => ({ slot, value: values.get(code) ?? 0 })),
      ),
    )(mean),
    comparison: means,
  };
}
