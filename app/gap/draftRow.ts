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

/**
 * A row before p-values are corrected and verdicts given. It keeps no estimates: of thousands of rows
 * they would be more than the rows themselves.
 */
export interface DraftRow {
  plan: RowPlan;
  row: GapRow;
  sides: Record<Audience, Side>;
  /** Which other gaps its p-value is corrected with. */
  family: string;
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
  const { manager, consumer } = sides;
  return {
    estimates: {
      manager: estimateOf(plan, 'manager', manager, confidence),
      consumer: estimateOf(plan, 'consumer', consumer, confidence),
    },
    hidden: {
      manager: hiddenIn(plan, 'manager', segment, hides),
      consumer: hiddenIn(plan, 'consumer', segment, hides),
    },
  };
}

function estimateOf(plan: RowPlan, audience: Audience, side: Side, confidence: number) {
  return plan.asked[audience] === null ? null : plan.estimate(side, confidence);
}

function hiddenIn(plan: RowPlan, audience: Audience, segment: Segment | null, hides: HidingRule) {
  const { asked, measure, option } = plan;
  const item = asked[audience];
  return item === null ? null : hides({ audience, item, segment, measure, option });
}

/** A row of the report with its gap, its p-value not yet corrected. */
export function draftRow(
  plan: RowPlan,
  place: RowPlace,
  hides: HidingRule,
  confidence: number,
): GapRow {
  const { item, measure, option } = plan;
  const { estimates, hidden } = estimated(plan, place, hides, confidence);
  const { manager, consumer } = estimates;
  const both = bothOf(estimates);
  const gap = both && plan.comparison.gap(both, confidence);
  return {
    item: item.key,
    construct: item.construct ?? null,
    kind: item.kind,
    measure,
    option,
    segment: place.segment,
    ...(place.comparedWithTotal ? { comparedWith: 'total' as const } : {}),
    manager: manager && sideFigure(manager, hidden.manager),
    consumer: consumer && sideFigure(consumer, hidden.consumer),
    gap: gap && gapFigure(gap, hiddenOf(hidden) !== null),
    verdict: null,
    reason: rowReason(estimates, gap, hidden),
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
  const { manager, consumer } = hidden;
  return manager === 'withheld' || consumer === 'withheld' ? 'withheld' : (manager ?? consumer);
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
  { manager, consumer }: Estimated['estimates'],
  gap: Contrast | null,
  hidden: Record<Audience, Hidden | null>,
): RowReason | null {
  if (!manager || !consumer) return 'one_sided';
  if ((manager.n === 0 && !hidden.manager) || (consumer.n === 0 && !hidden.consumer))
    return 'no_answers';
  return hiddenOf(hidden) ?? gap?.reason ?? null;
}
