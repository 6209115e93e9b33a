import {
  type DriverError,
  type DriverImportance,
  type DriverShares,
  withIntervals,
} from '../statistics/drivers';
import { importanceGaps } from '../statistics/importanceGap';
import { AUDIENCES, type Audience, type Fault, type Item, type Study } from '../study/document';
import { type NumberOf, numberOf } from './answerNumbers';
import { driversWithheld } from './driverWithholding';
import type { Withholding } from './withholding';

/** An outcome and what may drive it, by item key. */
export interface DriverQuestion {
  outcome: string;
  drivers: readonly string[];
}

const MAX_DRIVERS = 20;

/**
 * The same question whatever the order in which its drivers were named, by which what is computed is
 * kept: two orders of one question must not be answered from two states of the wave.
 *
 * @example canonical({ outcome: 'a', drivers: ['c', 'b'] }).drivers // ['b', 'c']
 */
export function canonical({ outcome, drivers }: DriverQuestion): DriverQuestion {
  return { outcome, drivers: [...drivers].sort() };
}

/**
 * Which drivers an address asks about, or every fault in it. Without drivers: the items of the gap
 * index but for the outcome.
 * @param drivers keys of items, joined by commas
 */
export function driverQuestion(
  study: Study,
  outcome: string,
  drivers: string | undefined,
): { question: DriverQuestion } | { faults: Fault[] } {
  const keys =
    drivers === undefined
      ? (study.index ?? []).filter((key) => key !== outcome)
      : drivers.split(',').map((key) => key.trim());
  const faults = [
    ...itemFaults(study, '$.outcome', outcome),
    ...keys.flatMap((key) => itemFaults(study, '$.drivers', key)),
    ...keys.flatMap((key, at) => {
      const path = '$.drivers';
      if (key === outcome) return [{ path, message: `"${shown(key)}" is the outcome itself` }];
      return keys.indexOf(key) < at ? [{ path, message: `"${shown(key)}" is named twice` }] : [];
    }),
  ];
  if (keys.length === 0) faults.push({ path: '$.drivers', message: 'names no item' });
  if (keys.length > MAX_DRIVERS)
    faults.push({
      path: '$.drivers',
      message: `names ${keys.length} items, of at most ${MAX_DRIVERS}`,
    });
  const question = { outcome, drivers: keys };
  if (faults.length === 0 && !AUDIENCES.some((audience) => isAsked(study, question, audience)))
    faults.push({ path: '$.drivers', message: 'no side was asked the outcome and all drivers' });
  return faults.length > 0 ? { faults: faults.slice(0, 100) } : { question };
}

function shown(written: string): string {
  return written.slice(0, 80);
}

function itemFaults(study: Study, path: string, key: string): Fault[] {
  const item = find(study, key);
  if (!item) return [{ path, message: `unknown item "${shown(key)}"` }];
  return numberOf(study, item)
    ? []
    : [{ path, message: `"${key}" has no numbers: neither a scale, a score nor favourable codes` }];
}

function find(study: Study, key: string): Item | undefined {
  return study.items.find((item) => item.key === key);
}

/** Whether a side was asked the outcome and all drivers. */
export function isAsked(
  study: Study,
  { outcome, drivers }: DriverQuestion,
  audience: Audience,
): boolean {
  return [outcome, ...drivers].every((key) => find(study, key)?.wording[audience] !== undefined);
}

/** The numbers of a question's items, the drivers first, then the outcome. */
export function numbersOf(study: Study, { outcome, drivers }: DriverQuestion): NumberOf[] {
  return [...drivers, outcome].map((key) => {
    const item = find(study, key);
    return (item && numberOf(study, item)) ?? (() => null);
  });
}

/**
 * What was computed of both sides for the canonical question. Null: a side that was not asked
 * everything. `being_updated`: one of which the answers that readers see are not all there any more.
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
}

export interface DriverReport extends Record<Audience, DriverSide> {
  outcome: string;
  /** What managers act on less or more than it drives the outcome: shares, managers minus consumers. */
  gaps: ImportanceGap[] | null;
}

/**
 * The drivers of an outcome on each side and the importance gap (section 9 of the method), without
 * what is withheld: a side on which too few answered all of the items, or on which one of them is, in
 * total or in a segment that drivers would tell of.
 */
export function driverReport(
  study: Study,
  question: DriverQuestion,
  computed: ComputedDrivers,
  decided: Pick<Withholding, 'stateOf'>,
  { minimumBase, confidence }: { minimumBase: number; confidence: number },
): DriverReport {
  const { outcome, drivers } = question;
  const computedOf = canonical(question).drivers;
  const asAsked = <Figure extends { item: string }>(figures: readonly Figure[]) =>
    drivers.flatMap((key) => figures.filter(({ item }) => item === key));
  const side = (audience: Audience): DriverSide => {
    const given = computed[audience];
    const none = { base: null, rSquared: null, drivers: null, constant: null };
    if (!given) return { ...none, reason: 'one_sided' };
    const hidden = driversWithheld(study, question, audience, decided);
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
      ? asAsked(
          importanceGaps(manager, consumer, confidence).map(({ value, low, high, p }, at) => ({
            item: computedOf[at] ?? '',
            value,
            low,
            high,
            p,
          })),
        )
      : null;
  return { outcome, ...sides, gaps };
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
