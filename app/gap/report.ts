import { kish } from '../statistics/kish';
import type { Audience, Study } from '../study/document';
import { changesSince, indexChange } from './changes';
import { type DraftRow, draftRow } from './draftRow';
import { adjustFamilies, gapFamily, type Tested } from './families';
import type { Adjustment, AudienceFigures, GapFigures, IndexFigure } from './figures';
import { gapIndex } from './gapIndex';
import { type Illustration, illustratedIn } from './illustrations';
import { judgeAll } from './judging';
import { rowPlans } from './measures';
import { npsGroups } from './numberRows';
import type { RowPlan } from './rowPlan';
import { type Break, comparesWithTotal, segmentsOf, sidesBy } from './segments';
import { type AudienceSides, type KnownMedians, sidesOf } from './sides';
import type { HidingRule } from './smallBases';
import type { Tally } from './tally';
import { marginsOf, type Weighting, type WeightProblem } from './weights';
import { withholding } from './withholding';

export type * from './figures';

/** What a wave sets for its reports. */
export interface WaveSettings {
  minimumBase: number;
  /** Whether cells are withheld too that would give away withheld ones; default true. */
  complementary?: boolean;
  /** Margins that each audience's weights are raked to. */
  weighting?: Partial<Record<Audience, Weighting | null>>;
}

export interface ReportOptions extends WaveSettings {
  confidence: number;
  adjust: Adjustment;
  /** Whether weights count; without them every response weighs 1. */
  weighted: boolean;
  equivalenceMargin: number;
  /** What only illustrates: its rows are tested for nothing and carry no verdict. */
  illustrations?: readonly Illustration[];
  /** Segment items, or pairs of them, that rows are broken by. */
  by?: readonly Break[];
  /** Medians of number items whose values the tallies do not list, computed from raw answers. */
  medians?: Partial<Record<Audience, KnownMedians>>;
  /** An earlier wave that changes are counted from. */
  against?: WaveSettings & {
    study: Study;
    tallies: readonly Tally[];
    medians?: Partial<Record<Audience, KnownMedians>>;
  };
}

/** Kish's (1965) design effect above which weights are flagged. */
const STRONG_DESIGN_EFFECT = 2;

/**
 * The gap report of a wave from its tallies: every row of every item, of the total and of every
 * segment asked for, with intervals, p-values corrected within their families (Holm 1979), and
 * verdicts (Schuirmann 1987). The estimators' own files name the source of each figure.
 *
 * @example
 * const answered = (audience: 'manager' | 'consumer', met: number) =>
 *   Array.from({ length: 40 }, (_, i) => ({
 *     audience, status: 'complete' as const, flagged: false, cluster: null, weight: 1,
 *     answers: { human_access: i < met ? 'meets' : 'below' },
 *   }));
 * const tallies = [...tally(study, [...answered('manager', 32), ...answered('consumer', 15)]).values()];
 * gapReport(study, tallies, {
 *   confidence: 0.95, adjust: 'holm', weighted: true, minimumBase: 5, equivalenceMargin: 0.1,
 * }).rows[0]
 * // { item: 'human_access', measure: 'favourable', manager: { base: 40, estimate: 0.8 },
 * //   gap: { value: 0.425, low: 0.21122, high: 0.58826, p: 0.00009 }, verdict: 'blind_spot' }
 */
export function gapReport(
  study: Study,
  tallies: readonly Tally[],
  options: ReportOptions,
): GapFigures {
  const { confidence, adjust } = options;
  const survey = surveyed(study, tallies, options, options, options.medians);
  const { sides, hides } = survey;
  const earlier = options.against && {
    ...surveyed(
      options.against.study,
      options.against.tallies,
      options.against,
      options,
      options.against.medians,
    ),
    study: options.against.study,
  };
  const breaks = [[], ...(options.by ?? [])].map((items) => ({
    items,
    drafts: draftsBy(study, survey, items, confidence),
  }));
  const drafts = breaks.flatMap((broken) => broken.drafts);
  const earnest = inEarnest(drafts, options.illustrations);
  adjustFamilies(earnest.map(gapTest), adjust);
  judgeAll(earnest, options);
  const totals = { manager: sides.manager.total, consumer: sides.consumer.total };
  const index = gapIndex(study, totals, breaks[0]?.drafts ?? [], confidence);
  if (earlier) {
    const before = { ...earlier, index: indexOf(earlier.study, earlier, confidence) };
    const tests = breaks.flatMap((broken) =>
      changesSince(before, { study, ...broken, hides, earnest: new Set(earnest) }, confidence),
    );
    adjustFamilies(tests, adjust);
    index.figure.change = indexChange(study, index, before, confidence);
  }
  const isIndexMadeUp = (breaks[0]?.drafts ?? []).some(
    ({ row }) =>
      row.measure === 'favourable' &&
      row.illustrates !== undefined &&
      index.figure.items.includes(row.item),
  );
  if (isIndexMadeUp) untested(index.figure);
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
    groups: study.items.flatMap(npsGroups).map((plan) => draftRow(plan, place, hides, confidence)),
    index: index.figure,
  };
}

/**
 * How many rows a report has without a break, by definition of the rows that each item gives.
 *
 * @example rowCount(study) // 84
 */
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
  { minimumBase, complementary, weighting }: WaveSettings,
  { weighted, equivalenceMargin }: ReportOptions,
  medians: ReportOptions['medians'],
): Survey {
  return {
    ...sidesOf(study, tallies, weighted, weighting, medians),
    hides: withholding(study, tallies, {
      minimumBase,
      complementary,
      margins: marginsOf(weighting),
      weighted,
    }).hides,
    plans: study.items.flatMap((item) => rowPlans(study, item, equivalenceMargin)),
  };
}

/** The rows of a break, segment by segment; of no segment item: the rows of the total. */
function draftsBy(study: Study, survey: Survey, items: Break, confidence: number): DraftRow[] {
  const { sides, plans, hides } = survey;
  const sidesIn = sidesBy(study, sides, items);
  const comparedWithTotal = comparesWithTotal(study, items);
  const places = segmentsOf(study, items).map((segment) => ({
    sides: sidesIn(segment),
    segment: segment.length > 0 ? segment : null,
    comparedWithTotal,
  }));
  // The segments of a break are one family.
  const segment = places[0]?.segment ?? null;
  const planned = plans.map((plan) => ({
    plan,
    family: gapFamily({ item: plan.item.key, measure: plan.measure, segment }),
  }));
  return places.flatMap((place) =>
    planned.map(({ plan, family }) => ({
      plan,
      row: draftRow(plan, place, hides, confidence),
      sides: place.sides,
      family,
    })),
  );
}

/** The rows that something can be found from; the others say why their gaps are tested for nothing. */
function inEarnest(
  drafts: readonly DraftRow[],
  illustrations: readonly Illustration[] = [],
): DraftRow[] {
  if (illustrations.length === 0) return [...drafts];
  return drafts.filter(({ row }) => {
    const madeUp = illustratedIn(illustrations, row).filter((side) => row[side] !== null);
    if (madeUp.length === 0) return true;
    row.illustrates = madeUp;
    if (row.gap) {
      row.gap.p = null;
      row.reason ??= 'illustration';
    }
    return false;
  });
}

/** An index of what illustrates is tested for nothing. */
function untested(figure: IndexFigure): void {
  for (const tested of [figure, figure.change])
    if (tested && tested.value !== null) {
      tested.p = null;
      tested.reason ??= 'illustration';
    }
  if (figure.change) figure.change.pAdjusted = null;
}

function indexOf(study: Study, survey: Survey, confidence: number) {
  const { sides } = survey;
  const plans = survey.plans.filter(({ measure }) => measure === 'favourable');
  const totals = draftsBy(study, { ...survey, plans }, [], confidence);
  const both = { manager: sides.manager.total, consumer: sides.consumer.total };
  return gapIndex(study, both, totals, confidence);
}

function gapTest({ row, family }: DraftRow): Tested {
  return {
    family,
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
