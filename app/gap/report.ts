import { kish } from '../statistics/kish';
import type { Mark } from '../statistics/marks';
import type { Audience, ItemKind, Study } from '../study/document';
import { changesSince, indexChange } from './changes';
import { type DraftRow, draftRow } from './draftRow';
import { adjustFamilies, gapFamily, type Tested } from './families';
import { gapIndex } from './gapIndex';
import { judgeAll } from './judging';
import { rowPlans } from './measures';
import { npsGroups } from './numberRows';
import type { Measure, RowPlan } from './rowPlan';
import { type Break, comparesWithTotal, segmentsOf, sidesBy } from './segments';
import { type AudienceSides, sidesOf } from './sides';
import type { HidingRule } from './smallBases';
import type { Tally } from './tally';
import type { Verdict } from './verdict';
import type { Weighting, WeightProblem } from './weights';
import { withholding } from './withholding';

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
  /** Where a side was not asked the segment item, its total stands opposite. */
  comparedWith?: 'total';
  manager: SideFigure | null;
  consumer: SideFigure | null;
  gap: GapFigure | null;
  verdict: Verdict | null;
  reason: RowReason | null;
  /** What has changed since an earlier wave, where one was asked for. */
  change?: RowChange;
}

/** A change since an earlier wave, now minus before. */
export interface ChangeFigure extends GapFigure {
  reason: RowReason | null;
}

/** What has changed of a row; null for a side that was not asked, and where nothing can be compared. */
export interface RowChange {
  /** Whether both waves asked the same. */
  comparable: boolean;
  manager: ChangeFigure | null;
  consumer: ChangeFigure | null;
  gap: ChangeFigure | null;
}

export interface IndexChange extends ChangeFigure {
  comparable: boolean;
}

export interface AudienceFigures {
  responses: number | null;
  effective: number | null;
  designEffect: number | null;
  /** Where the weights come from: nowhere, from outside, or from raking to the wave's margins. */
  weights: AudienceSides['weights'];
  /** Whether the variance is that of residuals on the margins (section 7.5 of the method). */
  variance: AudienceSides['variance'];
  /** Weights so unlike each other cost half of the base: trim them, or rake to fewer margins. */
  weightsVary: boolean;
}

export interface IndexFigure {
  value: number | null;
  low: number | null;
  high: number | null;
  /** Of Welch's test; the index is looked at alone, so there is nothing to correct for. */
  p: number | null;
  meanAbsolute: number | null;
  items: string[];
  reason: RowReason | null;
  change?: IndexChange;
}

/** The figures of a gap report: fractions for shares, nothing rounded, manager minus consumer. */
export interface GapFigures {
  confidence: number;
  weighted: boolean;
  /** Why the report is not weighted though it was asked to be. */
  weightProblems: WeightProblem[];
  /** The weights of the earlier wave that changes are counted from. */
  against?: { weighted: boolean; weightProblems: WeightProblem[] };
  adjust: Adjustment;
  audiences: Record<Audience, AudienceFigures>;
  rows: GapRow[];
  /** How the answers to the recommendation items are spread; described, no rows of the report. */
  groups: GapRow[];
  index: IndexFigure;
}

/** What a wave sets for its reports. */
export interface WaveSettings {
  minimumBase: number;
  /** Margins that each audience's weights are raked to. */
  weighting?: Partial<Record<Audience, Weighting | null>>;
}

export interface ReportOptions extends WaveSettings {
  confidence: number;
  adjust: Adjustment;
  /** Whether weights count; without them every response weighs 1. */
  weighted: boolean;
  equivalenceMargin: number;
  /** Items × audiences whose answers illustrate: their rows carry no verdict. */
  illustrations?: readonly { item: string; audience: Audience }[];
  /** Segment items, or pairs of them, that rows are broken by. */
  by?: readonly Break[];
  /** An earlier wave that changes are counted from. */
  against?: WaveSettings & { study: Study; tallies: readonly Tally[] };
}

/** Kish's design effect above which weights are flagged (section 7.1 of the method). */
const STRONG_DESIGN_EFFECT = 2;

/**
 * The gap report of a wave from its tallies: every row of every item, of the total and of every
 * segment asked for, with intervals, p-values corrected within their families, and verdicts
 * (statistics: the estimators' own files).
 */
export function gapReport(
  study: Study,
  tallies: readonly Tally[],
  options: ReportOptions,
): GapFigures {
  const { confidence, adjust } = options;
  const survey = surveyed(study, tallies, options, options);
  const { sides, hides } = survey;
  const earlier = options.against && {
    ...surveyed(options.against.study, options.against.tallies, options.against, options),
    study: options.against.study,
  };
  const breaks = [[], ...(options.by ?? [])].map((items) => ({
    items,
    drafts: draftsBy(study, survey, items, confidence),
  }));
  const drafts = breaks.flatMap((broken) => broken.drafts);
  adjustFamilies(drafts.map(gapTest), adjust);
  judgeAll(drafts, options);
  const totals = { manager: sides.manager.total, consumer: sides.consumer.total };
  const index = gapIndex(study, totals, breaks[0]?.drafts ?? [], confidence);
  if (earlier) {
    const before = { ...earlier, index: indexOf(earlier.study, earlier, confidence) };
    const tests = breaks.flatMap((broken) =>
      changesSince(before, { study, ...broken }, confidence),
    );
    adjustFamilies(tests, adjust);
    index.figure.change = indexChange(study, index, before, confidence);
  }
  const place = { sides: totals, segment: null, comparedWithTotal: false };
  return {
    confidence,
    weighted: survey.weighted,
    weightProblems: survey.problems,
    ...(earlier
      ? { against: { weighted: earlier.weighted, weightProblems: earlier.problems } }
      : {}),
    adjust,
    audiences: {
      consumer: audienceFigures(sides.consumer, options.minimumBase),
      manager: audienceFigures(sides.manager, options.minimumBase),
    },
    rows: drafts.map(({ row }) => row),
    groups: study.items
      .flatMap(npsGroups)
      .map((plan) => draftRow(plan, place, hides, confidence).row),
    index: index.figure,
  };
}

/** How many rows a report has without a break. */
export function rowCount(study: Study): number {
  return study.items.reduce((sum, item) => sum + rowPlans(study, item, 0).length, 0);
}

interface Survey {
  sides: Record<Audience, AudienceSides>;
  weighted: boolean;
  problems: WeightProblem[];
  hides: HidingRule;
  plans: RowPlan[];
}

function surveyed(
  study: Study,
  tallies: readonly Tally[],
  { minimumBase, weighting }: WaveSettings,
  { weighted, equivalenceMargin }: ReportOptions,
): Survey {
  return {
    ...sidesOf(study, tallies, weighted, weighting),
    hides: withholding(study, tallies, { minimumBase }).hides,
    plans: study.items.flatMap((item) => rowPlans(study, item, equivalenceMargin)),
  };
}

/** The rows of a break, segment by segment; of no segment item: the rows of the total. */
function draftsBy(study: Study, survey: Survey, items: Break, confidence: number): DraftRow[] {
  const { sides, plans, hides } = survey;
  const sidesIn = sidesBy(study, sides, items);
  const comparedWithTotal = comparesWithTotal(study, items);
  return segmentsOf(study, items).flatMap((segment) => {
    const place = {
      sides: sidesIn(segment),
      segment: segment.length > 0 ? segment : null,
      comparedWithTotal,
    };
    return plans.map((plan) => draftRow(plan, place, hides, confidence));
  });
}

function indexOf(study: Study, survey: Survey, confidence: number) {
  const { sides } = survey;
  const plans = survey.plans.filter(({ measure }) => measure === 'favourable');
  const totals = draftsBy(study, { ...survey, plans }, [], confidence);
  const both = { manager: sides.manager.total, consumer: sides.consumer.total };
  return gapIndex(study, both, totals, confidence);
}

function gapTest({ row }: DraftRow): Tested {
  return {
    family: gapFamily(row),
    p: row.gap?.p ?? null,
    adjusted: (p) => {
      if (row.gap) row.gap.pAdjusted = p;
    },
  };
}

function audienceFigures(
  { total, weights, variance }: AudienceSides,
  minimumBase: number,
): AudienceFigures {
  const { n, w, w2 } = total.sample;
  const known = n === 0 || n >= minimumBase ? kish(n, w, w2) : null;
  return {
    responses: n === 0 || n >= minimumBase ? n : null,
    effective: known?.effective ?? null,
    designEffect: known?.designEffect ?? null,
    weights,
    variance,
    weightsVary: known !== null && known.designEffect > STRONG_DESIGN_EFFECT,
  };
}
