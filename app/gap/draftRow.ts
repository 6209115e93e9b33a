import type { Contrast } from '../statistics/contrast';
import { mark } from '../statistics/marks';
import type { Estimate } from '../statistics/proportion';
import type { Audience } from '../study/document';
import type { GapFigure, GapRow, RowReason, SideFigure } from './report';
import type { RowPlan } from './rowPlan';
import type { Segment } from './segments';
import type { Side } from './sides';
import type { Hidden, HidingRule } from './smallBases';

/** Both sides' estimates of a row, and which of them are hidden. */
export interface Estimated {
  estimates: Record<Audience, Estimate | null>;
  hidden: Record<Audience, Hidden | null>;
}

/** A row before p-values are corrected and verdicts given. */
export interface DraftRow extends Estimated {
  plan: RowPlan;
  row: GapRow;
  sides: Record<Audience, Side>;
}

/** Where a row's figures come from. */
export interface RowPlace {
  sides: Record<Audience, Side>;
  segment: Segment | null;
  comparedWithTotal: boolean;
}

/** The estimates of a row's sides; null for a side that was not asked. */
export function estimated(
  plan: RowPlan,
  { sides, segment }: Pick<RowPlace, 'sides' | 'segment'>,
  hides: HidingRule,
  confidence: number,
): Estimated {
  const of = (audience: Audience) => {
    const item = plan.asked[audience];
    if (item === null) return { estimate: null, hidden: null };
    const estimate = plan.estimate(sides[audience], confidence);
    const { measure, option } = plan;
    return { estimate, hidden: hides({ audience, item, segment, measure, option }) };
  };
  const [manager, consumer] = [of('manager'), of('consumer')];
  return {
    estimates: { manager: manager.estimate, consumer: consumer.estimate },
    hidden: { manager: manager.hidden, consumer: consumer.hidden },
  };
}

/** A row of the report with its gap, its p-value not yet corrected. */
export function draftRow(
  plan: RowPlan,
  place: RowPlace,
  hides: HidingRule,
  confidence: number,
): DraftRow {
  const { item, measure, option } = plan;
  const figures = estimated(plan, place, hides, confidence);
  const { estimates, hidden } = figures;
  const both = bothOf(estimates);
  const gap = both && plan.comparison.gap(both, confidence);
  const side = (audience: Audience) => {
    const estimate = estimates[audience];
    return estimate && sideFigure(estimate, hidden[audience]);
  };
  return {
    ...figures,
    plan,
    sides: place.sides,
    row: {
      item: item.key,
      construct: item.construct ?? null,
      kind: item.kind,
      measure,
      option,
      segment: place.segment ? [...place.segment] : null,
      ...(place.comparedWithTotal ? { comparedWith: 'total' as const } : {}),
      manager: side('manager'),
      consumer: side('consumer'),
      gap: gap && gapFigure(gap, hiddenOf(hidden) !== null),
      verdict: null,
      reason: rowReason(estimates, gap, hidden),
    },
  };
}

/** Null unless both sides were asked. */
export function bothOf({
  manager,
  consumer,
}: Estimated['estimates']): Record<Audience, Estimate> | null {
  return manager && consumer ? { manager, consumer } : null;
}

/** Why something that needs several figures is hidden: the stronger reason of theirs. */
export function hiddenOf(hidden: Record<Audience, Hidden | null>): Hidden | null {
  const reasons = [hidden.manager, hidden.consumer];
  return (
    reasons.find((reason) => reason === 'withheld') ?? reasons.find((reason) => reason) ?? null
  );
}

/** A side's figure as readers see it. */
export function sideFigure(estimate: Estimate, hidden: Hidden | null): SideFigure {
  if (hidden)
    return { base: null, effective: null, estimate: null, low: null, high: null, mark: null };
  const { n, effective, low, high } = estimate;
  return {
    base: n,
    effective,
    estimate: estimate.estimate,
    low,
    high,
    mark: n === 0 ? null : mark(n, effective),
  };
}

function gapFigure(gap: Contrast, isHidden: boolean): GapFigure {
  return isHidden
    ? { value: null, low: null, high: null, p: null, pAdjusted: null }
    : { value: gap.value, low: gap.low, high: gap.high, p: gap.p, pAdjusted: null };
}

function rowReason(
  estimates: Estimated['estimates'],
  gap: Contrast | null,
  sideHidden: Record<Audience, Hidden | null>,
): RowReason | null {
  const { manager, consumer } = estimates;
  const hidden = hiddenOf(sideHidden);
  if (!manager || !consumer) return 'one_sided';
  const isEmpty = (audience: Audience) => estimates[audience]?.n === 0 && !sideHidden[audience];
  if (isEmpty('manager') || isEmpty('consumer')) return 'no_answers';
  return hidden ?? gap?.reason ?? null;
}
