import { kish } from '../statistics/kish';
import { detectable, power, sampleSize } from '../statistics/planning';
import type { Audience, Fault, Study } from '../study/document';
import { isWithheld } from './complementary';
import { isGapOfShares } from './heterogeneity';
import { type Illustration, illustratedIn } from './illustrations';
import { rowPlans } from './measures';
import type { RowPlan } from './rowPlan';
import { type Break, comparesWithTotal, type Segment, segmentsOf, sidesBy } from './segments';
import { type Side, sidesOf } from './sides';
import type { Tally } from './tally';
import { countedIn } from './unevenWeights';
import { marginsOf, type Weighting } from './weights';
import { type Withholding, withholding } from './withholding';

/** How many answered on one side, and how many of equal weight that is worth. */
export interface PlanningSide {
  base: number | null;
  effective: number | null;
  /** Of the share that was asked about; without one Kish's, from the weights alone. */
  designEffect: number | null;
  reason: 'one_sided' | 'no_answers' | 'withheld' | 'withheld_secondary' | null;
}

export interface PlanningRow extends Record<Audience, PlanningSide> {
  segment: Segment | null;
  comparedWith?: 'total';
  /** The smallest gaps above and below 0 that are found with the power asked for; null: none is. */
  detectable: { above: number | null; below: number | null };
  /** The probability with which a gap of the wanted size above 0, and below, is found. */
  found: { above: number | null; below: number | null };
  /** Respondents with which a gap of the wanted size is found; null without bases to go by. */
  wanted: Record<Audience, number> | null;
}

export interface PlanningOptions {
  power: number;
  /** The size of the gap that should be found, a fraction. */
  gap: number;
  /** The consumers' share that gaps are counted from; 0.5 asks for most. */
  share: number;
  confidence: number;
  /**
   * How many gaps are tested together, in segments times as many as are compared. Each is then
   * planned at its even part of alpha (Bonferroni; Dunn 1961), the strictest level that Holm (1979)
   * sets. Left out: each is tested alone.
   */
  gaps?: number;
  weighted: boolean;
  minimumBase: number;
  /** Whether cells are withheld too that would give away withheld ones; default true. */
  complementary?: boolean;
  weighting?: Partial<Record<Audience, Weighting | null>>;
  by?: readonly Break[];
  /** The share whose bases and design effects count; null: those of all responses by their weights. */
  of?: RowPlan | null;
}

/**
 * What gaps of shares a wave can find with its bases and design effects, and how many respondents a
 * gap of some size wants (Fleiss, Levin and Paik 2003), of the total and of every segment. Sides
 * keep the ratio that they have. Design effects are those of a share, with weights and clusters, or
 * those of the weights alone (Kish 1965), on top of which clusters come.
 *
 * @example
 * const answered = (audience: 'manager' | 'consumer', met: number) =>
 *   Array.from({ length: 40 }, (_, i) => ({
 *     audience, status: 'complete' as const, flagged: false, cluster: null, weight: 1,
 *     answers: { human_access: i < met ? 'meets' : 'below' },
 *   }));
 * const tallies = [...tally(study, [...answered('manager', 32), ...answered('consumer', 15)]).values()];
 * planning(study, tallies, {
 *   power: 0.8, gap: 0.1, share: 0.5, confidence: 0.95, weighted: true, minimumBase: 5,
 * }).rows[0]
 * // { detectable: { above: 0.29491, below: -0.29491 }, found: { above: 0.14311, below: 0.14311 }, wanted: { manager: 388, consumer: 388 } }
 */
export function planning(
  study: Study,
  tallies: readonly Tally[],
  options: PlanningOptions,
): { weighted: boolean; rows: PlanningRow[] } {
  const { gaps } = options;
  const { sides, weighted } = sidesOf(study, tallies, options.weighted, options.weighting);
  const decided = withholding(study, tallies, {
    ...options,
    margins: marginsOf(options.weighting),
  });
  const rowsOf = (items: Break): PlanningRow[] => {
    const sidesIn = sidesBy(study, sides, items);
    const answered = segmentsOf(study, items).map((given) => {
      const segment = given.length > 0 ? given : null;
      const both = sidesIn(given);
      const side = (audience: Audience) =>
        planningSide(both[audience], { audience, segment, decided, options });
      return { segment, manager: side('manager'), consumer: side('consumer') };
    });
    const compared = answered.filter(({ manager, consumer }) => manager.base && consumer.base);
    const tests = gaps === undefined ? 1 : gaps * Math.max(1, compared.length);
    const tested = { ...options, confidence: eachOf(tests, options.confidence) };
    return answered.map(({ segment, manager, consumer }) => {
      return {
        segment,
        ...(comparesWithTotal(study, items) ? { comparedWith: 'total' as const } : {}),
        manager,
        consumer,
        detectable: detectableGaps(manager, consumer, tested),
        found: powers(manager, consumer, tested),
        wanted: wantedBases(manager, consumer, tested),
      };
    });
  };
  return { weighted, rows: [[], ...(options.by ?? [])].flatMap(rowsOf) };
}

/**
 * The confidence at which each of several gaps is tested, so that all of them together have the one
 * asked for (definition).
 * @example eachOf(4, 0.95) // 0.9875
 */
export function eachOf(gaps: number, confidence: number): number {
  return 1 - (1 - confidence) / gaps;
}

/**
 * How many gaps of favourable shares a report of everybody tests together: one at least, and none that
 * illustrates (definition).
 * @example gapsTested(study) // 6
 */
export function gapsTested(study: Study, illustrations: readonly Illustration[] = []): number {
  return Math.max(1, testedRows(study, illustrations, ['favourable']));
}

/**
 * What else than shares a report of everybody tests, of which a plan for shares says nothing: net
 * scores and means of numbers, beside gaps of favourable shares or alone (definition).
 * @example testedOtherwise(study) // 'beside'
 */
export function testedOtherwise(
  study: Study,
  illustrations: readonly Illustration[] = [],
): 'none' | 'beside' | 'alone' {
  const { items } = study;
  const counted = items.filter(({ kind }) => kind === 'nps' || kind === 'number');
  if (testedRows({ ...study, items: counted }, illustrations, ['nps', 'mean']) === 0) return 'none';
  return testedRows(study, illustrations, ['favourable']) > 0 ? 'beside' : 'alone';
}

function testedRows(
  study: Study,
  illustrations: readonly Illustration[],
  measures: readonly RowPlan['measure'][],
): number {
  const isTested = (item: string, { measure, option, asked }: RowPlan) =>
    measures.includes(measure) &&
    asked.manager !== null &&
    asked.consumer !== null &&
    illustratedIn(illustrations, { item, measure, option, segment: null }).length === 0;
  return study.items.flatMap((item) =>
    rowPlans(study, item, 0).filter((row) => isTested(item.key, row)),
  ).length;
}

interface Look {
  audience: Audience;
  segment: Segment | null;
  decided: Withholding;
  options: PlanningOptions;
}

function planningSide(side: Side, look: Look): PlanningSide {
  const { audience, segment, decided, options } = look;
  const none = { base: null, effective: null, designEffect: null };
  if (options.of) return shareSide(side, options.of, look);
  const state = decided.stateOf(audience, null, segment);
  if (isWithheld(state)) return { ...none, reason: state };
  const { n, w, w2 } = countedIn(side);
  const weights = kish(n, w, w2);
  if (!weights) return { ...none, base: 0, reason: 'no_answers' };
  return { base: n, ...weights, reason: null };
}

/** Base and design effect of a share; Kish's where the share does not vary. */
function shareSide(
  side: Side,
  { asked, estimate, measure, option }: RowPlan,
  { audience, segment, decided, options }: Look,
): PlanningSide {
  const none = { base: null, effective: null, designEffect: null };
  const item = asked[audience];
  if (item === null) return { ...none, reason: 'one_sided' };
  const hidden = decided.hides({ audience, item, segment, measure, option });
  if (hidden) return { ...none, reason: hidden };
  const { n, designEffect, effective } = estimate(side, options.confidence);
  if (n === 0 || effective === null) return { ...none, base: 0, reason: 'no_answers' };
  const counted = designEffect ?? n / effective;
  return { base: n, effective: n / counted, designEffect: counted, reason: null };
}

/**
 * The share of an item that planning is about (definition): its favourable answers, or an option, net
 * or threshold of it; none without an item.
 *
 * @example measuredShare(study, 'human_access', undefined).plan.measure // 'favourable'
 */
export function measuredShare(
  study: Study,
  key: string | undefined,
  option: string | undefined,
): { plan: RowPlan | null } | { faults: Fault[] } {
  const fault = (path: string, message: string) => ({ faults: [{ path, message }] });
  if (key === undefined)
    return option === undefined ? { plan: null } : fault('$.option', 'is of no item; name one');
  const item = study.items.find((candidate) => candidate.key === key);
  if (!item) return fault('$.item', `unknown item "${key}"`);
  const plans = rowPlans(study, item, 0).filter(({ measure }) => isGapOfShares(measure));
  const plan = plans.find((row) =>
    option === undefined ? row.measure === 'favourable' : String(row.option) === option,
  );
  if (plan) return { plan };
  return option === undefined
    ? fault('$.item', `"${key}" has no favourable answers; name an option or threshold`)
    : fault('$.option', `"${key}" has no share of "${option}"`);
}

function detectableGaps(
  { effective: manager }: PlanningSide,
  { effective: consumer }: PlanningSide,
  { share, power, confidence }: PlanningOptions,
): PlanningRow['detectable'] {
  if (manager === null || consumer === null) return { above: null, below: null };
  const { upper, lower } = detectable(
    share,
    { manager, consumer },
    { power, alpha: 1 - confidence },
  );
  return {
    above: upper === null ? null : upper - share,
    below: lower === null ? null : lower - share,
  };
}

/** Null where there is no such share, or a side has no base to go by. */
function powers(
  { effective: manager }: PlanningSide,
  { effective: consumer }: PlanningSide,
  { share, gap, confidence }: PlanningOptions,
): PlanningRow['found'] {
  const of = (other: number) => {
    if (manager === null || consumer === null || other <= 0 || other >= 1) return null;
    const found = power({ manager: other, consumer: share }, { manager, consumer }, 1 - confidence);
    return found.status === 'ok' ? found.power : null;
  };
  return { above: of(share + gap), below: of(share - gap) };
}

/** Of a gap above and one below, the one that wants more, where both are possible. */
function wantedBases(
  manager: PlanningSide,
  consumer: PlanningSide,
  { share, gap, power, confidence }: PlanningOptions,
): PlanningRow['wanted'] {
  if (!manager.base || !consumer.base) return null;
  const designEffects = {
    manager: manager.designEffect ?? 1,
    consumer: consumer.designEffect ?? 1,
  };
  const ratio = manager.base / consumer.base;
  const sizes = [share + gap, share - gap].flatMap((other) => {
    if (other <= 0 || other >= 1) return [];
    const shares = { manager: other, consumer: share };
    const size = sampleSize(shares, { power, ratio, alpha: 1 - confidence }, designEffects);
    return size.status === 'ok' ? [size] : [];
  });
  const [most] = sizes.sort((a, b) => b.consumerExact - a.consumerExact);
  return most ? { manager: most.manager, consumer: most.consumer } : null;
}
