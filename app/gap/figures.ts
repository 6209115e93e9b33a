import type { Mark } from '../statistics/marks';
import type { Audience, ItemKind } from '../study/document';
import type { Measure } from './rowPlan';
import type { AudienceSides } from './sides';
import type { Verdict } from './verdict';
import type { WeightProblem } from './weights';

export type Adjustment = 'holm' | 'bh' | 'none';
export type RowReason =
  | 'one_sided'
  | 'no_answers'
  | 'withheld'
  | 'withheld_secondary'
  | 'no_variance_estimate'
  | 'zero_variance'
  | 'open_band'
  | 'illustration'
  | 'being_updated';

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
  /** The rows of a segment share it. */
  segment: readonly { item: string; code: string | null }[] | null;
  /** Where a side was not asked the segment item, its total stands opposite. */
  comparedWith?: 'total';
  manager: SideFigure | null;
  consumer: SideFigure | null;
  gap: GapFigure | null;
  verdict: Verdict | null;
  reason: RowReason | null;
  /** What has changed since an earlier wave, where one was asked for. */
  change?: RowChange;
  /** The sides whose figure no publication states, of a demo; left out where there is none. */
  illustrates?: Audience[];
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
  /** Whether the variance is that of residuals on the margins (Deville and Särndal 1992). */
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
