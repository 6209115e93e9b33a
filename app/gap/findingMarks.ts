import { mover } from '../statistics/mover';
import type { Audience } from '../study/document';
import { type BenchmarkComparison, BOUNDS, resultOf } from './benchmarks';
import type { GroupQuestion } from './groupQuestion';
import { keyOf } from './groupsView';
import {
  type Approximation,
  groupAsked,
  type Reproducing,
  reproduced,
  type Statement,
  type StatementUnit,
  unitOfStatement,
} from './reproduction';

/** What a publication states of groups or drivers, which no row of a report is about. */
export type Finding = Exclude<Statement, { kind: 'row' }>;

/** A publication's statement beside a wave's own figure. */
export interface FindingMark {
  audience: Audience;
  unit: StatementUnit;
  published: number | string[];
  approx: Approximation | null;
  /** Null: withheld, not asked, or not there yet. */
  own: number | string[] | null;
  low: number | null;
  high: number | null;
  /** Own minus published; null where there is nothing to subtract. */
  difference: { value: number; low: number | null; high: number | null } | null;
  result: BenchmarkComparison['result'];
}

/** The same in words. */
export interface ShownFinding extends FindingMark {
  id: string;
  /** The published order by the keys of its items; null: it is none. */
  order: readonly string[] | null;
  label: string;
  /** The publication's title, and where it stands. */
  title: string;
  source: string;
}

/**
 * A wave's own figure held against what a publication states of groups or drivers: MOVER (Zou and
 * Donner 2008) of the own limits and the published figure, which is exact.
 *
 * @example
 * const driver = { item: 'heard', share: 0.5, low: 0.4, high: 0.6, relativeWeight: null, lmgShare: null };
 * const given = { rows: [], groups: () => null,
 *   drivers: () => ({ base: 90, drivers: [driver], together: driver }) };
 * findingMark({ kind: 'importance', audience: 'consumer', outcome: 'loyalty', drivers: ['heard'],
 *   of: ['heard'], value: 0.3, approx: null }, given)
 * // { own: 0.5, low: 0.4, high: 0.6, difference: { value: 0.2, low: 0.1, high: 0.3 }, result: 'higher' }
 */
export function findingMark(finding: Finding, given: Reproducing): FindingMark {
  const { computed, interval } = reproduced(finding, given);
  const { audience, value: published, approx } = finding;
  const { low, high } = typeof interval === 'string' ? { low: null, high: null } : interval;
  const of = {
    audience,
    unit: unitOfStatement(finding),
    published,
    approx,
    own: computed,
    low,
    high,
  };
  if (typeof computed !== 'number' || typeof published !== 'number')
    return { ...of, difference: null, result: null };
  const limits = mover(
    [{ estimate: computed, low, high }],
    [{ estimate: published, low: published, high: published }],
  );
  const isBound = approx !== null && BOUNDS.includes(approx);
  return {
    ...of,
    difference: { value: computed - published, ...limits },
    result: isBound ? null : resultOf(limits),
  };
}

/**
 * Whether a view of a group answers a publication's question (definition).
 *
 * @example
 * const ratio = { kind: 'ratio' as const, audience: 'consumer' as const, item: 'a', to: 'b',
 *   measure: 'mean' as const, value: 2, approx: null };
 * [isAboutGroup(ratio, groupAsked(ratio)), isAboutGroup(ratio, { ...groupAsked(ratio), item: 'c' })]
 * // [true, false]
 */
export function isAboutGroup(finding: Finding, question: GroupQuestion): boolean {
  if (!('among' in finding || 'to' in finding)) return false;
  return keyOf(groupAsked(finding)) === keyOf(question);
}

/**
 * Whether the drivers of an outcome are those whose order a publication states (definition).
 *
 * @example
 * isAboutDrivers({ kind: 'order', audience: 'consumer', outcome: 'a', drivers: ['b', 'c'], value: ['c'],
 *   approx: null }, { outcome: 'a', drivers: ['c', 'b'] }) // true
 */
export function isAboutDrivers(
  finding: Finding,
  asked: { outcome: string; drivers: readonly string[] },
): boolean {
  return (
    finding.kind === 'order' &&
    finding.outcome === asked.outcome &&
    [...finding.drivers].sort().join() === [...asked.drivers].sort().join()
  );
}
