import { normalCritical } from '../statistics/distributions';
import { type Located, mover } from '../statistics/mover';
import { wilson } from '../statistics/wilson';
import { isShare } from '../study/benchmark';
import { AUDIENCES, type Audience, type Item, type Study } from '../study/document';
import type { GapRow } from './figures';

/** What a publication states of one side; without a base it is taken as exact. */
export interface BenchmarkValue {
  value: number;
  base: number | null;
  /** Whom the base counts: this side, or both sides together, whose split is not published. */
  baseOf: BenchmarkBase;
  /** Where the publication is not exact: "nearly", "over". */
  approx: string | null;
}

export type BenchmarkBase = 'side' | 'both';

/** A published figure that any report's own can be held against. */
export interface Benchmark extends Record<Audience, BenchmarkValue | null> {
  id: string;
  /** Whether it ships with the program. */
  isShipped: boolean;
  label: string;
  source: string;
  year: number | null;
  item: string | null;
  construct: string | null;
  measure: string;
  option: string | null;
  unit: string | null;
}

/** A report's own figure held against a published one. */
export interface BenchmarkComparison {
  of: 'gap' | Audience;
  own: number;
  published: number;
  /** Own minus published, with its interval. */
  difference: number;
  low: number | null;
  high: number | null;
  /** Whether the own figure is higher or lower for certain; null: without interval, or held against a bound. */
  result: 'inside' | 'higher' | 'lower' | null;
  /** No base of the published figure is known: only the own sampling error counts. */
  isExact: boolean;
}

/**
 * What the figures of a measure are counted in where the measure alone does not say so: the unit of
 * numbers, the ends of a scale, how many there are to rank. Figures of different ones do not compare.
 */
export function benchmarkUnit(
  study: Pick<Study, 'scales'>,
  item: Item,
  measure: string,
): string | null {
  if (item.kind === 'number') return item.unit ?? null;
  if (item.kind === 'ranking')
    return measure === 'first_choice' ? null : String(item.options.length);
  if (item.kind !== 'scale' || measure !== 'mean') return null;
  const values = (study.scales?.[item.scale]?.options ?? []).map(({ value }) => value);
  return `${Math.min(...values)}–${Math.max(...values)}`;
}

/**
 * The published figures that fit a row: of its item's key, or else of its construct where the study
 * has no item of that key and only one of that construct; of its measure, option and unit.
 */
export function benchmarksBeside(
  row: Pick<GapRow, 'item' | 'measure' | 'option'>,
  study: Pick<Study, 'items' | 'scales'>,
  benchmarks: readonly Benchmark[],
): Benchmark[] {
  const item = study.items.find(({ key }) => key === row.item);
  if (!item) return [];
  const option = row.option === null ? null : String(row.option);
  const isAbout = (benchmark: Benchmark) => {
    if (study.items.some(({ key }) => key === benchmark.item)) return benchmark.item === item.key;
    if (benchmark.construct === null) return false;
    const [only, ...more] = study.items.filter((own) => own.construct === benchmark.construct);
    return only === item && more.length === 0;
  };
  return benchmarks.filter(
    (benchmark) =>
      benchmark.measure === row.measure &&
      benchmark.option === option &&
      isAbout(benchmark) &&
      benchmark.unit === benchmarkUnit(study, item, row.measure),
  );
}

/** A published figure in these words is a bound: it can be held against nothing. */
export const BOUNDS: readonly string[] = ['over', 'under', 'most'];

/**
 * A row's own gap minus the published one, or the figure of the only side that is both published and
 * asked: MOVER (Zou and Donner 2008) of the own limits and the published figure, which is exact, or
 * where its base is stated has Wilson's (1927) limits; of a base of both sides together each has half.
 * Null where there is no own figure, withheld ones included.
 *
 * @param level of the row's own limits
 * @example
 * const side = (estimate: number, low: number, high: number) =>
 *   ({ base: 100, effective: 100, estimate, low, high, mark: null });
 * const row = { measure: 'favourable' as const, manager: side(0.8, 0.71, 0.87),
 *   consumer: side(0.4, 0.31, 0.5), gap: { value: 0.4, low: 0.27, high: 0.51, p: 0, pAdjusted: 0 } };
 * const stated = (value: number, base: number | null) => ({ value, base, baseOf: 'side' as const, approx: null });
 * compareWithBenchmark(row, { manager: stated(0.7, 100), consumer: stated(0.5, 100) }, 0.95)
 * // { of: 'gap', own: 0.4, published: 0.2, difference: 0.2, low: 0.01912, high: 0.37474, result: 'higher', isExact: false }
 */
export function compareWithBenchmark(
  row: Pick<GapRow, 'measure' | 'gap' | Audience>,
  benchmark: Pick<Benchmark, Audience>,
  level: number,
): BenchmarkComparison | null {
  const sides = comparedSides(row, benchmark);
  const [only, ...more] = sides;
  if (!only) return null;
  const of = more.length > 0 ? 'gap' : only;
  const figure = of === 'gap' ? row.gap && { ...row.gap, estimate: row.gap.value } : row[of];
  if (!figure || figure.estimate === null) return null;
  const { estimate, low, high } = figure;
  const values = sides.flatMap((side) => benchmark[side] ?? []);
  const published = publishedFigure(row.measure, of, benchmark, level);
  if (!published) return null;
  const limits = mover([{ estimate, low, high }], [published]);
  const isBound = values.some(({ approx }) => approx !== null && BOUNDS.includes(approx));
  return {
    of,
    own: estimate,
    published: published.estimate,
    difference: estimate - published.estimate,
    ...limits,
    result: isBound ? null : resultOf(limits),
    isExact: values.every((stated) => countedBase(row.measure, stated) === null),
  };
}

/** The sides, managers first, that are both published and asked. */
export function comparedSides(
  row: Pick<GapRow, Audience>,
  benchmark: Pick<Benchmark, Audience>,
): Audience[] {
  return [...AUDIENCES].reverse().filter((side) => row[side] !== null && benchmark[side] !== null);
}

/** By how many a published figure is uncertain; null: it counts as exact. */
function countedBase(measure: string, { base, baseOf }: BenchmarkValue): number | null {
  if (base === null || !isShare(measure)) return null;
  return baseOf === 'both' ? base / 2 : base;
}

/** What is published of the gap or of one side, with its limits. */
function publishedFigure(
  measure: string,
  of: BenchmarkComparison['of'],
  { manager, consumer }: Pick<Benchmark, Audience>,
  level: number,
): Located<number> | null {
  const located = (stated: BenchmarkValue): Located<number> => {
    const { value } = stated;
    const base = countedBase(measure, stated);
    const limits = base === null ? null : wilson(value, base, normalCritical(level));
    return { estimate: value, ...(limits ?? { low: value, high: value }) };
  };
  if (of === 'manager') return manager && located(manager);
  if (of === 'consumer') return consumer && located(consumer);
  if (!manager || !consumer) return null;
  const gap = mover([located(manager)], [located(consumer)]);
  return { estimate: manager.value - consumer.value, ...gap };
}

/** Rounding of the last digits decides nothing. */
const TINY = 1e-12;

/** A published figure beside the row that it fits. */
export interface BenchmarkLine {
  /** The row's id in the view. */
  row: string;
  benchmark: Benchmark;
  /** Null: there is no own figure, or it only illustrates. */
  comparison: BenchmarkComparison | null;
}

/** Whether an own figure is higher or lower than a published one for certain. */
export function resultOf({
  low,
  high,
}: {
  low: number | null;
  high: number | null;
}): BenchmarkComparison['result'] {
  if (low === null || high === null) return null;
  if (low > TINY) return 'higher';
  return high < -TINY ? 'lower' : 'inside';
}
