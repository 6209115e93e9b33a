import { withinMargin } from '../statistics/equivalence';
import type { Gap } from '../statistics/gap';
import { kish } from '../statistics/kish';
import { type Mark, mark } from '../statistics/marks';
import type { Estimate } from '../statistics/proportion';
import type { Audience, ItemKind, Study } from '../study/document';
import { adjustFamilies } from './families';
import { indexFigure } from './gapIndex';
import { askedOf, rowPlans } from './measures';
import { npsGroups } from './numberRows';
import type { Measure, RowPlan } from './rowPlan';
import { type Side, sideOf } from './sides';
import type { Tally } from './tally';
import { type Verdict, verdictOf } from './verdict';

export type Adjustment = 'holm' | 'bh' | 'none';
export type RowReason =
  | 'one_sided'
  | 'no_answers'
  | 'withheld'
  | 'withheld_secondary'
  | 'no_variance_estimate'
  | 'zero_variance'
  | 'open_band';

/** One audience's figure; every number is null where it is withheld or undefined. */
export interface SideFigure {
  base: number | null;
  effective: number | null;
  estimate: number | null;
  low: number | null;
  high: number | null;
  mark: Mark;
}

export interface GapFigure {
  value: number | null;
  low: number | null;
  high: number | null;
  p: number | null;
  pAdjusted: number | null;
}

export interface GapRow {
  item: string;
  construct: string | null;
  kind: ItemKind;
  measure: Measure;
  option: string | number | null;
  segment: { item: string; code: string | null }[] | null;
  manager: SideFigure | null;
  consumer: SideFigure | null;
  gap: GapFigure | null;
  verdict: Verdict | null;
  reason: RowReason | null;
}

export interface AudienceFigures {
  responses: number | null;
  effective: number | null;
  designEffect: number | null;
}

export interface IndexFigure {
  value: number | null;
  low: number | null;
  high: number | null;
  meanAbsolute: number | null;
  items: string[];
  reason: RowReason | null;
}

/** The figures of a gap report: fractions for shares, nothing rounded, manager minus consumer. */
export interface GapFigures {
  confidence: number;
  weighted: boolean;
  adjust: Adjustment;
  audiences: Record<Audience, AudienceFigures>;
  rows: GapRow[];
  /** How the answers to the recommendation items are spread; described, no rows of the report. */
  groups: GapRow[];
  index: IndexFigure;
}

export interface ReportOptions {
  confidence: number;
  adjust: Adjustment;
  /** Whether base weights count; without them every response weighs 1. */
  weighted: boolean;
  minimumBase: number;
  equivalenceMargin: number;
  /** Items × audiences whose answers illustrate: their rows carry no verdict. */
  illustrations?: readonly { item: string; audience: Audience }[];
}

/**
 * The gap report of a wave from its tallies: every row of every item, with intervals, p-values
 * corrected within their families, and verdicts (statistics: the estimators' own files).
 */
export function gapReport(
  study: Study,
  tallies: readonly Tally[],
  options: ReportOptions,
): GapFigures {
  const sides = {
    manager: sideOf(study, tallies, 'manager', options.weighted),
    consumer: sideOf(study, tallies, 'consumer', options.weighted),
  };
  const drafts = study.items.flatMap((item) =>
    rowPlans(study, item, options.equivalenceMargin).map((plan) => draftRow(plan, sides, options)),
  );
  adjustFamilies(
    drafts.map(({ row }) => row),
    options.adjust,
  );
  for (const draft of drafts) judge(draft, options);
  copyRankVerdicts(drafts);
  return {
    confidence: options.confidence,
    weighted: options.weighted,
    adjust: options.adjust,
    audiences: {
      consumer: audienceFigures(sides.consumer, options.minimumBase),
      manager: audienceFigures(sides.manager, options.minimumBase),
    },
    rows: drafts.map((draft) => draft.row),
    groups: study.items.flatMap((item) =>
      npsGroups(item).map((plan) => draftRow(plan, sides, options).row),
    ),
    index: indexFigure(
      study,
      sides,
      drafts.map(({ row }) => row),
      options.confidence,
    ),
  };
}

interface DraftRow {
  plan: RowPlan;
  row: GapRow;
  sides: Record<Audience, Side>;
}

function draftRow(plan: RowPlan, sides: Record<Audience, Side>, options: ReportOptions): DraftRow {
  const { item, measure, option } = plan;
  const asked = askedOf(item);
  const estimates = {
    manager: asked.includes('manager') ? plan.estimate(sides.manager, options.confidence) : null,
    consumer: asked.includes('consumer') ? plan.estimate(sides.consumer, options.confidence) : null,
  };
  const manager = estimates.manager && sideFigure(estimates.manager, options.minimumBase);
  const consumer = estimates.consumer && sideFigure(estimates.consumer, options.minimumBase);
  const withheld = [estimates.manager, estimates.consumer].some(
    (estimate) => estimate !== null && isWithheld(estimate.n, options.minimumBase),
  );
  const gap =
    estimates.manager && estimates.consumer
      ? plan.gap(estimates.manager, estimates.consumer, options.confidence)
      : null;
  return {
    plan,
    sides,
    row: {
      item: item.key,
      construct: item.construct ?? null,
      kind: item.kind,
      measure,
      option,
      segment: null,
      manager,
      consumer,
      gap: gap && gapFigure(gap, withheld),
      verdict: null,
      reason: rowReason(estimates, gap, withheld),
    },
  };
}

function isWithheld(n: number, minimumBase: number): boolean {
  return n > 0 && n < minimumBase;
}

function sideFigure(estimate: Estimate, minimumBase: number): SideFigure {
  if (isWithheld(estimate.n, minimumBase))
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

function gapFigure(gap: Gap, withheld: boolean): GapFigure {
  return withheld
    ? { value: null, low: null, high: null, p: null, pAdjusted: null }
    : { value: gap.value, low: gap.low, high: gap.high, p: gap.p, pAdjusted: null };
}

function rowReason(
  estimates: Record<Audience, Estimate | null>,
  gap: Gap | null,
  withheld: boolean,
): RowReason | null {
  const { manager, consumer } = estimates;
  if (!manager || !consumer) return 'one_sided';
  if (manager.n === 0 || consumer.n === 0) return 'no_answers';
  if (withheld) return 'withheld';
  return gap?.reason ?? null;
}

function judge({ plan, row, sides }: DraftRow, options: ReportOptions): void {
  if (options.illustrations?.some(({ item }) => item === row.item)) return;
  const alpha = 1 - options.confidence;
  row.verdict = verdictOf({
    judges: plan.judges,
    describedOnly: plan.measure === 'median',
    withheld: row.reason === 'withheld',
    gap: row.gap?.value ?? null,
    pAdjusted: row.gap?.pAdjusted ?? null,
    alpha,
    isEquivalent: () => {
      if (plan.margin === null || row.reason === 'zero_variance') return false;
      const level = 1 - 2 * alpha;
      if (level <= 0) return false;
      const at = (side: Side) => plan.estimate(side, level);
      return withinMargin(plan.gap(at(sides.manager), at(sides.consumer), level), plan.margin);
    },
  });
}

/** A position has the verdict of the mean rank that it orders. */
function copyRankVerdicts(drafts: readonly DraftRow[]): void {
  for (const { row } of drafts) {
    if (row.measure !== 'rank_position') continue;
    const ranked = drafts.find(
      (other) =>
        other.row.measure === 'mean_rank' &&
        other.row.item === row.item &&
        other.row.option === row.option,
    );
    row.verdict = ranked?.row.verdict ?? null;
  }
}

function audienceFigures(side: Side, minimumBase: number): AudienceFigures {
  const { n, w, w2 } = side.sample;
  const weights = kish(n, w, w2);
  if (isWithheld(n, minimumBase)) return { responses: null, effective: null, designEffect: null };
  return {
    responses: n,
    effective: weights?.effective ?? null,
    designEffect: weights?.designEffect ?? null,
  };
}
