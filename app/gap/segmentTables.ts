import { optionsOf, type Study } from '../study/document';
import { codesOf, countedTallies } from './cells';
import type { Layout } from './layout';
import type { Segment } from './segments';
import type { Tally } from './tally';

/** The codes of a segment item in the order of the document; null, not answered, comes last. */
interface SegmentCodes {
  item: string;
  codes: readonly (string | null)[];
}

/** A sum that holds among the cells of the tables: the parts add up to the margin, or to other parts. */
export interface Equation {
  places: readonly number[];
  /** 1 for a part and -1 for a sum, or multiples of them, in the order of `places`. */
  signs: readonly number[];
}

/**
 * The tables that readers can ask for of one audience: the total, every single segment item, every
 * pair of them. Each cell has a place; the total's is 0, those of single items follow, then pairs.
 */
export interface SegmentTables {
  segments: readonly SegmentCodes[];
  length: number;
  /** Place of a code of one segment item. */
  single(item: number, code: number): number;
  /** Place of a combination of codes of two different segment items. */
  pair(item: number, code: number, other: number, otherCode: number): number;
  /** 0: the total, 1: a cell of one segment item, 2: a cell of a pair. */
  depth(place: number): number;
  /** The segment codes of a cell by item; none of the total. */
  codesOf(place: number): Readonly<Record<string, string | null>>;
  /** What adds up to what: single items to the total, pairs to single items. */
  equations: readonly Equation[];
}

/**
 * The tables of an audience with these segment items.
 * @example segmentTables([{ item: 'country', codes: ['SE', 'NO', null] }]).length // 4
 */
export function segmentTables(segments: readonly SegmentCodes[]): SegmentTables {
  let length = 1;
  const take = (width: number) => {
    length += width;
    return length - width;
  };
  const singles = segments.map(({ codes }) => take(codes.length));
  const firstPair = length;
  const pairs = segments.map((first, i) =>
    segments.slice(i + 1).map((second) => take(first.codes.length * second.codes.length)),
  );
  const single = (item: number, code: number) => (singles[item] ?? 0) + code;
  const pair = (item: number, code: number, other: number, otherCode: number): number =>
    item > other
      ? pair(other, otherCode, item, code)
      : (pairs[item]?.[other - item - 1] ?? 0) +
        code * (segments[other]?.codes.length ?? 0) +
        otherCode;
  const codesOf = (item: number) => [...(segments[item]?.codes.keys() ?? [])];
  const totals = segments.map((_, i) =>
    sumOf(
      codesOf(i).map((a) => single(i, a)),
      0,
    ),
  );
  const margins = segments.flatMap((_, i) =>
    [...segments.keys()].slice(i + 1).flatMap((j) => [
      ...codesOf(i).map((a) =>
        sumOf(
          codesOf(j).map((b) => pair(i, a, j, b)),
          single(i, a),
        ),
      ),
      ...codesOf(j).map((b) =>
        sumOf(
          codesOf(i).map((a) => pair(i, a, j, b)),
          single(j, b),
        ),
      ),
    ]),
  );
  const codesByPlace: Record<string, string | null>[] = [{}];
  for (const [i, { item, codes }] of segments.entries())
    for (const [a, code] of codes.entries()) {
      codesByPlace[single(i, a)] = { [item]: code };
      for (const [j, other] of segments.entries())
        for (const [b, otherCode] of other.codes.entries())
          if (j > i) codesByPlace[pair(i, a, j, b)] = { [item]: code, [other.item]: otherCode };
    }
  return {
    segments,
    length,
    codesOf: (place) => codesByPlace[place] ?? {},
    single,
    pair,
    depth: (place) => (place === 0 ? 0 : place < firstPair ? 1 : 2),
    equations: [...totals, ...margins],
  };
}

function sumOf(parts: number[], margin: number): Equation {
  return { places: [...parts, margin], signs: [...parts.map(() => 1), -1] };
}

/** The tables of a study's audience. */
export function tablesOf(study: Study, layout: Layout): SegmentTables {
  return segmentTables(
    layout.segments.map((key) => {
      const item = study.items.find((candidate) => candidate.key === key);
      const codes = item ? optionsOf(study, item).map(({ code }) => code) : [];
      return { item: key, codes: [...codes, null] };
    }),
  );
}

/** The place of a segment; undefined where it crosses more than two items, or names an unknown code. */
export function placeOfSegment(
  { segments, single, pair }: SegmentTables,
  segment: Segment,
): number | undefined {
  const met = segments.flatMap(({ item, codes }, at) => {
    const named = segment.find((part) => part.item === item);
    return named ? [{ at, code: codes.indexOf(named.code) }] : [];
  });
  if (met.length > 2 || met.some(({ code }) => code < 0)) return undefined;
  const [first, second] = met;
  if (!first) return 0;
  return second ? pair(first.at, first.code, second.at, second.code) : single(first.at, first.code);
}

/**
 * The unweighted bases of every cell of the tables: first of all responses, then of each item of the
 * layout in its order.
 */
export function basesOf(
  layout: Layout,
  tables: SegmentTables,
  tallies: readonly Tally[],
): Float64Array[] {
  const slots = [layout.sample, ...layout.items.map(({ base }) => base)];
  const byCodes = new Map<string, { codes: readonly (string | null)[]; counts: Float64Array }>();
  for (const { cell, sums } of countedTallies(layout, tallies)) {
    const known = byCodes.get(cell) ?? {
      codes: codesOf(cell),
      counts: new Float64Array(slots.length),
    };
    byCodes.set(cell, known);
    slots.forEach((slot, at) => {
      known.counts[at] = (known.counts[at] ?? 0) + (sums[slot] ?? 0);
    });
  }
  const bases = slots.map(() => new Float64Array(tables.length));
  for (const { codes, counts } of byCodes.values())
    for (const place of placesOf(tables, codes))
      bases.forEach((base, at) => {
        base[place] = (base[place] ?? 0) + (counts[at] ?? 0);
      });
  return bases;
}

/** The cells of the tables that respondents with these segment codes are counted in. */
export function placesOf(
  { segments, single, pair }: SegmentTables,
  codes: readonly (string | null)[],
): number[] {
  const at = segments.map((segment, i) => segment.codes.indexOf(codes[i] ?? null));
  return [
    0,
    ...at.map((a, i) => single(i, a)),
    ...at.flatMap((a, i) => at.flatMap((b, j) => (j > i ? [pair(i, a, j, b)] : []))),
  ];
}
