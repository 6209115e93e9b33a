import { moverRatio } from '../statistics/moverRatio';
import type { Estimate } from '../statistics/proportion';
import { type Audience, optionsOf, type Study } from '../study/document';
import { askedSegments } from './cells';
import { estimated, sideFigure } from './draftRow';
import type { GapFigure, SideFigure } from './figures';
import { type GroupQuestion, groupPlan } from './groupQuestion';
import { mergedSides } from './mergedSides';
import type { WaveSettings } from './report';
import type { RowPlan } from './rowPlan';
import { type AudienceSides, type Side, sidesOf } from './sides';
import type { HidingRule } from './smallBases';
import type { Tally } from './tally';
import { marginsOf } from './weights';
import { withholding } from './withholding';

/** Why a ratio has no interval: nothing tells how answers of the same people go together. */
export type NoLimits = 'same_people' | 'unknown';

/** A ratio, or a ratio less one, with its limits. */
export interface GroupRatio {
  value: number | null;
  low: number | null;
  high: number | null;
}

/** A side's figures; null throughout where it was not asked. */
export interface GroupSide {
  own: SideFigure | null;
  other: SideFigure | null;
  /** The own figure over the other one. */
  ratio: GroupRatio;
  /** How much higher it is, as a part of the other: a relative difference, not points. */
  relative: GroupRatio;
  withoutLimits: NoLimits | null;
  reason: 'one_sided' | 'no_answers' | 'withheld' | 'withheld_secondary' | null;
}

export interface GroupReport extends Record<Audience, GroupSide> {
  measure: RowPlan['measure'];
  /** Manager minus consumer, of the group and of what it is held against; null where a side is missing. */
  gaps: { own: GapFigure | null; other: GapFigure | null };
  weighted: boolean;
}

export interface GroupOptions extends WaveSettings {
  confidence: number;
  weighted: boolean;
}

/**
 * A figure of a group of people on both sides, held against another group's, everybody's or another
 * item's: their ratio and relative difference (MOVER-R, Donner and Zou 2012). Everybody holds the
 * group: the limits are those of the ratio to all others, taken to the mean of both at their sizes.
 * A group with a segment that is withheld is withheld.
 *
 * @example
 * const answered = (country: string, met: number) => Array.from({ length: 40 }, (_, i) => ({
 *   audience: 'consumer' as const, status: 'complete' as const, flagged: false, cluster: null,
 *   weight: 1, answers: { country, human_access: i < met ? 'meets' : 'below' } }));
 * const tallies = [...tally(study, [...answered('US', 30), ...answered('GB', 10)]).values()];
 * groupReport(study, tallies,
 *   { item: 'human_access', options: [], by: 'country', codes: ['US'], than: ['GB'], to: null },
 *   { confidence: 0.95, weighted: true, minimumBase: 5 }).consumer
 * // { own: { base: 40, estimate: 0.75 }, other: { base: 40, estimate: 0.25 },
 * //   ratio: { value: 3, low: 1.76637, high: 5.35701 }, relative: { value: 2 } }
 */
export function groupReport(
  study: Study,
  tallies: readonly Tally[],
  question: GroupQuestion,
  options: GroupOptions,
): GroupReport {
  const plan = groupPlan(study, question);
  if (!plan) throw new RangeError('faults of a question are found before it is answered');
  const { sides, weighted } = sidesOf(study, tallies, options.weighted, options.weighting);
  const { hides } = withholding(study, tallies, {
    ...options,
    margins: marginsOf(options.weighting),
    weighted,
  });
  const compared =
    question.to === null ? plan : groupPlan(study, { item: question.to, options: [] });
  const found = (audience: Audience): Sought | null => {
    const isAsked =
      question.by === null || askedSegments(study, audience, [question.by]).length > 0;
    if (!isAsked || plan.asked[audience] === null || !compared?.asked[audience]) return null;
    const group = { audience, by: question.by, hides, sides: sides[audience], options };
    const own = figureOf(plan, question.codes, group);
    if (question.to !== null) return { own, other: figureOf(compared, question.codes, group) };
    const isAll = question.than.length === 0;
    return {
      own,
      other: figureOf(plan, question.than, group),
      others: isAll ? () => othersOf(plan, study, question, group) : undefined,
    };
  };
  const [manager, consumer] = [found('manager'), found('consumer')];
  const without = question.to === null ? null : ('same_people' as const);
  const gapOf = (part: 'own' | 'other'): GapFigure | null => {
    if (!manager || !consumer || manager[part].hidden || consumer[part].hidden) return null;
    const both = { manager: manager[part].estimate, consumer: consumer[part].estimate };
    const { value, low, high, p } = plan.comparison.gap(both, options.confidence);
    return { value, low, high, p, pAdjusted: null };
  };
  return {
    measure: plan.measure,
    weighted,
    manager: manager ? sideOf(manager, without) : ONE_SIDED,
    consumer: consumer ? sideOf(consumer, without) : ONE_SIDED,
    gaps: { own: gapOf('own'), other: gapOf('other') },
  };
}

interface Group {
  audience: Audience;
  by: string | null;
  hides: HidingRule;
  sides: AudienceSides;
  options: GroupOptions;
}

interface Found {
  estimate: Estimate;
  hidden: 'withheld' | 'withheld_secondary' | null;
}

/** What a row is of some segments together; of none: of everybody. */
function figureOf(plan: RowPlan, codes: readonly string[], group: Group): Found {
  const { audience, by, hides, sides, options } = group;
  const places =
    by === null || codes.length === 0
      ? [{ segment: null, side: sides.total }]
      : codes.map((code) => ({
          segment: [{ item: by, code }],
          side: sides.by([by])([code]),
        }));
  const hidden = places.flatMap(({ segment, side }) => {
    const both = { manager: side, consumer: side };
    return (
      estimated(plan, { sides: both, segment }, hides, options.confidence).hidden[audience] ?? []
    );
  });
  const [first, ...more] = places.map(({ side }) => side);
  const merged = mergedSides([first ?? sides.total, ...more]);
  return {
    estimate: plan.estimate(merged, options.confidence),
    // Of several segments the sum is no smaller than it may be: one of them would follow from it.
    hidden: hidden.length > 0 && places.length > 1 ? 'withheld_secondary' : (hidden[0] ?? null),
  };
}

/** Everybody outside the group, those who did not say where they belong included. */
function othersOf(
  plan: RowPlan,
  study: Study,
  { by, codes }: GroupQuestion,
  { sides, options }: Group,
): Estimate {
  const item = study.items.find(({ key }) => key === by);
  const rest = [...(item ? optionsOf(study, item) : []).map(({ code }) => code), null].filter(
    (code) => code === null || !codes.includes(code),
  );
  const [first, ...more] = by === null ? [] : rest.map((code): Side => sides.by([by])([code]));
  return plan.estimate(mergedSides([first ?? sides.total, ...more]), options.confidence);
}

interface Sought {
  own: Found;
  other: Found;
  /** Everybody else, where everybody is what the group is held against. */
  others?: (() => Estimate) | undefined;
}

const NOTHING = { value: null, low: null, high: null };
const ONE_SIDED: GroupSide = {
  own: null,
  other: null,
  ratio: NOTHING,
  relative: NOTHING,
  withoutLimits: null,
  reason: 'one_sided',
};

function sideOf({ own, other, others }: Sought, without: NoLimits | null): GroupSide {
  const figures = {
    own: sideFigure(own.estimate, own.hidden),
    other: sideFigure(other.estimate, other.hidden),
  };
  const hidden = [own.hidden, other.hidden];
  const reason =
    hidden.find((why) => why === 'withheld') ??
    hidden.find((why) => why !== null) ??
    (own.estimate.n === 0 || other.estimate.n === 0 ? 'no_answers' : null);
  const value = ratioOf(figures.own, figures.other);
  if (value === null || reason !== null)
    return { ...figures, ratio: NOTHING, relative: NOTHING, withoutLimits: null, reason };
  const limits =
    without !== null
      ? NOTHING
      : others
        ? limitsToAll(own.estimate, other.estimate, others())
        : limitsOf(own.estimate, other.estimate);
  const less = (end: number | null) => (end === null ? null : end - 1);
  return {
    ...figures,
    ratio: { value, low: limits.low, high: limits.high },
    relative: { value: value - 1, low: less(limits.low), high: less(limits.high) },
    withoutLimits: without ?? (limits.low === null ? 'unknown' : null),
    reason,
  };
}

function ratioOf(own: SideFigure, other: SideFigure): number | null {
  if (own.estimate === null || other.estimate === null || other.estimate <= 0) return null;
  return own.estimate / other.estimate;
}

function limitsOf(own: Estimate, other: Estimate) {
  if (own.estimate === null || other.estimate === null) return NOTHING;
  return moverRatio(
    { estimate: own.estimate, low: own.low, high: own.high },
    { estimate: other.estimate, low: other.low, high: other.high },
  );
}

function limitsToAll(own: Estimate, all: Estimate, others: Estimate) {
  const { low, high } = limitsOf(own, others);
  const part = all.weightedN > 0 ? own.weightedN / all.weightedN : 0;
  const toAll = (end: number | null) => (end === null ? null : end / (part * end + 1 - part));
  return { low: toAll(low), high: toAll(high) };
}
