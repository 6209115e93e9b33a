import { type Audience, optionsOf, type Study } from '../study/document';
import { type CellState, isWithheld } from './complementary';
import type { DriverQuestion } from './drivers';
import { askedBy } from './followUps';
import type { Segment } from './segments';
import type { Withholding } from './withholding';

/**
 * Why a side's drivers are withheld, or null. Drivers tell of everything that their items are shown
 * for: R² of an outcome by a segment item gives the means of the segments, and so does an item that
 * only a segment was asked, since whoever answered it belongs to that segment. So with the totals of
 * all items the cells of these segment items are looked at too, and of pairs of them. Those of one
 * segment are withheld too where any of this is withheld in it.
 */
export function driversWithheld(
  study: Study,
  { outcome, drivers }: DriverQuestion,
  audience: Audience,
  { stateOf }: Pick<Withholding, 'stateOf'>,
  /** Segment items whose cells are withheld one by one. */
  apart: readonly string[] = [],
  /** The segment whose drivers these are; default: everybody. */
  within: Segment = [],
): 'withheld' | 'withheld_secondary' | null {
  const asked = [outcome, ...drivers];
  const segments = segmentCodes(study, asked, audience).filter(({ item }) => !apart.includes(item));
  const items = new Set([...asked, ...segments.map(({ item }) => item)]);
  let found: CellState | null = null;
  for (const segment of looks(segments)) {
    const inside = inBoth(segment ?? [], within);
    const isSomebody = within.length > 0 && !isNobody(inside);
    // Of three segment items together nothing is decided, so nothing is told.
    if (isSomebody && inside.length > 2) return 'withheld';
    for (const look of isSomebody ? [segment, inside] : [segment])
      for (const item of items) {
        const state = stateOf(audience, item, look);
        if (state === 'withheld') return state;
        if (isWithheld(state)) found = state;
      }
  }
  return found;
}

/** Who is in both of two segments. */
function inBoth(segment: Segment, within: Segment): Segment {
  const isNamed = ({ item, code }: Segment[number]) =>
    within.some((part) => part.item === item && part.code === code);
  return [...segment.filter((part) => !isNamed(part)), ...within];
}

/** Whether a segment takes two answers to one question. */
function isNobody(segment: Segment): boolean {
  return new Set(segment.map(({ item }) => item)).size < segment.length;
}

interface SegmentCodes {
  item: string;
  codes: (string | null)[];
}

/** The segment items among some items and all that decide who was asked these. */
function segmentCodes(study: Study, items: readonly string[], audience: Audience): SegmentCodes[] {
  const conditions = askedBy(study, audience);
  const met = new Set<string>(items);
  for (const key of met) for (const other of conditions.get(key) ?? []) met.add(other);
  return study.items.flatMap((item) =>
    met.has(item.key) && item.kind === 'single' && item.segment && item.wording[audience]
      ? [{ item: item.key, codes: [...optionsOf(study, item).map(({ code }) => code), null] }]
      : [],
  );
}

/** The total, every cell of each of some segment items, and of each pair of them. */
function* looks(segments: readonly SegmentCodes[]): Generator<Segment | null> {
  const cells = segments.map(({ item, codes }) => codes.map((code) => ({ item, code })));
  yield null;
  for (const [at, first] of cells.entries())
    for (const cell of first) {
      yield [cell];
      for (const second of cells.slice(at + 1)) for (const other of second) yield [cell, other];
    }
}
