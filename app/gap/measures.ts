import { type Gap, gapOfMeans, gapOfProportions, gapOfQuantiles } from '../statistics/gap';
import { mean } from '../statistics/mean';
import { type Estimate, noAnswers, type Proportion, proportion } from '../statistics/proportion';
import { quantile } from '../statistics/quantile';
import { positions } from '../statistics/ranking';
import type { VariableSums } from '../statistics/sums';
import { AUDIENCES, type Audience, favourableOf, type Item, type Study } from '../study/document';
import type { ItemLayout } from './layout';
import {
  distributionOf,
  type Indicators,
  indicatorSums,
  numberSums,
  rankSums,
  type Side,
} from './sides';

export type Measure =
  | 'favourable'
  | 'share'
  | 'mean'
  | 'median'
  | 'at_most'
  | 'mean_rank'
  | 'rank_position'
  | 'first_choice'
  | 'nps';

/** One row of the report, before anybody answered: what it measures and how. */
export interface RowPlan {
  item: Item;
  measure: Measure;
  /** The option code, net code or threshold that the measure is about. */
  option: string | number | null;
  /** Half-width within which a gap counts as none; null: no such margin. */
  margin: number | null;
  /** 1: a higher figure is better for the customer; -1: a lower one; 0: the row judges nothing. */
  judges: 1 | -1 | 0;
  estimate: (side: Side, level: number) => Estimate | Proportion;
  gap: (manager: Estimate, consumer: Estimate, level: number) => Gap;
}

const proportionGap: RowPlan['gap'] = (manager, consumer, level) =>
  gapOfProportions(withBase(manager), withBase(consumer), level);

function withBase(estimate: Estimate): Proportion {
  return isProportion(estimate) ? estimate : { ...estimate, intervalBase: null };
}

function isProportion(estimate: Estimate): estimate is Proportion {
  return 'intervalBase' in estimate;
}

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

/** Default margins of equivalence of figures that are no shares, as parts of their range. */
const TENTH = 0.1;

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

type SumsOf = (
  of: (side: Side, place: ItemLayout) => VariableSums,
) => (estimator: (sums: VariableSums, level: number) => Estimate) => RowPlan['estimate'];

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

function rankingRows(
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

function numberRows(
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

function npsRows(item: Item & { kind: 'nps' }, sums: SumsOf): RowPlan[] {
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

/** The audiences that an item is asked of. */
export function askedOf(item: Item): Audience[] {
  return AUDIENCES.filter((audience) => item.wording[audience] !== undefined);
}
