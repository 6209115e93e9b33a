import { holm } from '../statistics/adjust';
import {
  type DriverError,
  type DriverImportance,
  type DriverShares,
  withIntervals,
} from '../statistics/drivers';
import { importanceGap, importanceGaps } from '../statistics/importanceGap';
import { importanceTogether } from '../statistics/importanceTogether';
import type { MeanContrast } from '../statistics/meanContrast';
import type { Audience, Study } from '../study/document';
import { canonical, type DriverQuestion } from './driverQuestion';
import { driversWithheld } from './driverWithholding';
import type { Segment } from './segments';
import type { Withholding } from './withholding';

export {
  canonical,
  type DriverQuestion,
  driverQuestion,
  isAsked,
  numbersOf,
} from './driverQuestion';

/**
 * What was computed of both sides for the canonical question. Null: a side that was not asked
 * everything. `being_updated`: one of which what readers see kept moving on while it was read.
 */
export type ComputedDrivers = Record<Audience, Computed | 'being_updated' | null>;
/** `n`: complete cases. */
export type Computed = { n: number; result: DriverShares | DriverError };

export type DriverReason =
  | 'one_sided'
  | 'no_answers'
  | 'withheld'
  | 'withheld_secondary'
  | 'being_updated'
  | DriverError['code'];

/** A driver's part of what the drivers explain, a fraction. */
export interface DriverFigure {
  item: string;
  share: number | null;
  low: number | null;
  high: number | null;
  relativeWeight: number | null;
  lmgShare: number | null;
}

export interface DriverSide {
  base: number | null;
  rSquared: number | null;
  drivers: DriverFigure[] | null;
  /** The item that did not vary, where that is the reason. */
  constant: string | null;
  reason: DriverReason | null;
}

export interface ImportanceGap {
  item: string;
  value: number | null;
  low: number | null;
  high: number | null;
  p: number | null;
  /** Corrected for looking at all drivers that were asked about (Holm 1979). */
  pAdjusted: number | null;
}

export interface DriverReport extends Record<Audience, DriverSide> {
  outcome: string;
  /** What managers act on less or more than it drives the outcome: shares, managers minus consumers. */
  gaps: ImportanceGap[] | null;
  /** What the drivers that were asked about together have; their gap is a question of its own. */
  together: Together | null;
}

type Together = Record<Audience, DriverFigure | null> & { gap: ImportanceGap | null };

interface Settings {
  minimumBase: number;
  confidence: number;
  /** Drivers whose shares are added up too. */
  together?: readonly string[];
  /** The segment that each side's drivers are of; left out: everybody. */
  within?: Record<Audience, Segment>;
}

/**
 * The drivers of an outcome on each side and the importance gaps, which are one family for
 * correction (Johnson 2000; Holm 1979), without what is withheld: a side on which too few answered
 * all of the items, or on which one of them is, in total
 * or in a segment that drivers would tell of.
 *
 * @example
 * const cases = (slope: number) => Array.from({ length: 30 }, (_, i) => ({
 *   id: `${i}`, w: 1, outcome: slope * (i % 5) + (i % 3) + (i % 2), drivers: [i % 5, i % 3] }));
 * const side = (slope: number) => ({ n: 30, result: driverImportance(cases(slope), 0.95) });
 * driverReport(
 *   study,
 *   { outcome: 'recommend', drivers: ['feeling_heard', 'human_access'] },
 *   { manager: side(2), consumer: side(0.5) },
 *   { stateOf: () => 'shown', hides: () => null },
 *   { minimumBase: 5, confidence: 0.95 },
 * ).gaps
 * // [{ item: 'feeling_heard', value: 0.49451, p: 0.00012, pAdjusted: 0.00025 },
 * //  { item: 'human_access', value: -0.49451, p: 0.00012, pAdjusted: 0.00025 }]
 */
export function driverReport(
  study: Study,
  question: DriverQuestion,
  computed: ComputedDrivers,
  decided: Pick<Withholding, 'stateOf'>,
  { minimumBase, confidence, together = [], within }: Settings,
): DriverReport {
  const { outcome, drivers } = question;
  const computedOf = canonical(question).drivers;
  const asAsked = <Figure extends { item: string }>(figures: readonly Figure[]) =>
    drivers.flatMap((key) => figures.filter(({ item }) => item === key));
  const side = (audience: Audience): DriverSide => {
    const given = computed[audience];
    const none = { base: null, rSquared: null, drivers: null, constant: null };
    if (!given) return { ...none, reason: 'one_sided' };
    const hidden = driversWithheld(study, question, audience, decided, [], within?.[audience]);
    if (hidden) return { ...none, reason: hidden };
    if (given === 'being_updated') return { ...none, reason: given };
    const { n, result } = given;
    if (n === 0) return { ...none, base: 0, reason: 'no_answers' };
    if (n < minimumBase) return { ...none, reason: 'withheld' };
    if (result.status === 'error') {
      const variable = result.code === 'constant_variable' ? result.variable : undefined;
      const constant =
        variable === undefined
          ? null
          : variable === null
            ? outcome
            : (computedOf[variable] ?? null);
      return { ...none, base: n, constant, reason: result.code };
    }
    return {
      base: n,
      rSquared: result.rSquared,
      drivers: asAsked(
        withIntervals(result, confidence).drivers.map((figure, at) =>
          driverFigure(computedOf[at] ?? '', figure),
        ),
      ),
      constant: null,
      reason: null,
    };
  };
  const sides = { manager: side('manager'), consumer: side('consumer') };
  const [manager, consumer] = [resultOf(computed.manager), resultOf(computed.consumer)];
  const isWhole = sides.manager.drivers !== null && sides.consumer.drivers !== null;
  const gaps =
    isWhole && manager && consumer
      ? asAsked(gapsOf(manager, consumer, computedOf, confidence))
      : null;
  const places = together.map((key) => computedOf.indexOf(key));
  const summed = (audience: Audience) => {
    const result = sides[audience].drivers && resultOf(computed[audience]);
    const importance = result && importanceTogether(result, places, confidence);
    return importance && { importance, df: result.df };
  };
  const sums = { manager: summed('manager'), consumer: summed('consumer') };
  return {
    outcome,
    ...sides,
    gaps,
    together: places.length === 0 ? null : togetherOf(sums, confidence),
  };
}

type Sum = { importance: DriverImportance; df: number } | null;

function togetherOf({ manager, consumer }: Record<Audience, Sum>, confidence: number): Together {
  const figure = (side: Sum) => side && driverFigure('', side.importance);
  const gap = manager && consumer && importanceGap(manager, consumer, confidence);
  return {
    manager: figure(manager),
    consumer: figure(consumer),
    gap: gap && gapFigure('', gap, gap.p),
  };
}

function gapFigure(
  item: string,
  { value, low, high, p }: MeanContrast,
  pAdjusted: number | null,
): ImportanceGap {
  return { item, value, low, high, p, pAdjusted };
}

function gapsOf(
  manager: DriverShares,
  consumer: DriverShares,
  items: readonly string[],
  confidence: number,
): ImportanceGap[] {
  const gaps = importanceGaps(manager, consumer, confidence);
  const adjusted = holm(gaps.map(({ p }) => p));
  return gaps.map((gap, at) => gapFigure(items[at] ?? '', gap, adjusted[at] ?? null));
}

function resultOf(computed: ComputedDrivers[Audience]): DriverShares | null {
  if (computed === null || computed === 'being_updated') return null;
  return computed.result.status === 'ok' ? computed.result : null;
}

function driverFigure(
  item: string,
  { share, low, high, relativeWeight, lmgShare }: DriverImportance,
): DriverFigure {
  return { item, share, low, high, relativeWeight, lmgShare };
}
