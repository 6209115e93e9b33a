import type { Answer } from '../study/conditions';
import {
  AUDIENCES,
  type Audience,
  DONT_KNOW,
  type Fault,
  favourableOf,
  type Item,
  type Study,
} from '../study/document';

/** An outcome and what may drive it, by item key. */
export interface DriverQuestion {
  outcome: string;
  drivers: readonly string[];
}

/** Most drivers that can be asked about at once. */
export const MAX_DRIVERS = 20;

/**
 * The same question whatever the order in which its drivers were named (definition), by which what is
 * computed is kept: two orders of one question must not be answered from two states of the wave.
 *
 * @example canonical({ outcome: 'a', drivers: ['c', 'b'] }).drivers // ['b', 'c']
 */
export function canonical({ outcome, drivers }: DriverQuestion): DriverQuestion {
  return { outcome, drivers: [...drivers].sort() };
}

/**
 * Which drivers an address asks about, or every fault in it. Without drivers: the items of the gap
 * index but for the outcome (definition).
 *
 * @example driverQuestion(study, 'recommend', 'human_access, feeling_heard')
 * // { question: { outcome: 'recommend', drivers: ['human_access', 'feeling_heard'] } }
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

/**
 * Whether a side was asked the outcome and all drivers (definition).
 *
 * @example isAsked(study, { outcome: 'recommend', drivers: ['switched'] }, 'manager') // true
 * @example
 * const [first] = study.items;
 * const half = { ...study, items: [{ ...first, wording: { consumer: first.wording.consumer } }] };
 * isAsked(half, { outcome: first.key, drivers: [] }, 'manager') // false
 */
export function isAsked(
  study: Study,
  { outcome, drivers }: DriverQuestion,
  audience: Audience,
): boolean {
  return [outcome, ...drivers].every((key) => find(study, key)?.wording[audience] !== undefined);
}

/** An answer as a number; null: none, or don't know. */
export type NumberOf = (answer: Answer | undefined) => number | null;

/**
 * How an item's answers are numbers: the values of a scale, scores and numbers themselves, 1 for
 * the favourable codes of a single choice and 0 for the others (definition). Null for items that
 * have no such order.
 *
 * @example
 * const [access] = study.items;
 * const number = numberOf(study, access);
 * [number('meets'), number('dk')] // [3, null]
 */
export function numberOf(study: Study, item: Item): NumberOf | null {
  if (item.kind === 'nps' || item.kind === 'number')
    return (answer) => (answer === undefined || answer === DONT_KNOW ? null : Number(answer));
  if (item.kind === 'scale') {
    const options = study.scales?.[item.scale]?.options ?? [];
    const values = new Map(options.map(({ code, value }) => [code, value]));
    return (answer) => values.get(String(answer)) ?? null;
  }
  const favourable = favourableOf(study, item);
  if (item.kind !== 'single' || !favourable) return null;
  const values = new Map(item.options.map(({ code }) => [code, favourable.includes(code) ? 1 : 0]));
  return (answer) => values.get(String(answer)) ?? null;
}

/**
 * The numbers of a question's items, the drivers first, then the outcome (definition).
 *
 * @example
 * numbersOf(study, { outcome: 'recommend', drivers: ['human_access'] })
 *   .map((number, at) => number(['meets', 9][at])) // [3, 9]
 */
export function numbersOf(study: Study, { outcome, drivers }: DriverQuestion): NumberOf[] {
  return [...drivers, outcome].map((key) => {
    const item = find(study, key);
    return (item && numberOf(study, item)) ?? (() => null);
  });
}
