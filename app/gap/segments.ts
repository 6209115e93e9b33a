import { type Audience, type Fault, optionsOf, type Study } from '../study/document';
import { askedSegments } from './cells';
import { lastFew } from './oncePerTallies';
import type { AudienceSides, Side } from './sides';

/** One code of each segment item of a break; code null: those who did not answer it. */
export type Segment = readonly { item: string; code: string | null }[];

/** What rows are broken by: one segment item, or the combinations of two. */
export type Break = readonly string[];

/** Most breaks of a report. */
export const MAX_BREAKS = 50;
const MAX_CROSSED = 2;
/** Most rows of a report: some 100 MB as JSON. */
export const MAX_ROWS = 200_000;

/**
 * The breaks that an address asks for, or every fault in them.
 * @param rows how many rows a report has without a break
 * @example breaksOf(study, ['country'], 30) // { breaks: [['country']] }
 */
export function breaksOf(
  study: Study,
  by: readonly string[],
  rows: number,
): { breaks: Break[] } | { faults: Fault[] } {
  const breaks = by.map((written) => written.split('*'));
  const messages = [
    ...new Set([
      ...(by.length > MAX_BREAKS ? [`names ${by.length} breaks, of at most ${MAX_BREAKS}`] : []),
      ...breaks.flatMap((items) => breakFaults(study, items)),
      ...breaks
        .filter((items, at) => breaks.findIndex((other) => isSame(items, other)) < at)
        .map((items) => `"${shown(items.join('*'))}" is named twice`),
    ]),
  ];
  const segments = breaks.reduce((sum, items) => sum + segmentCount(study, items), 0);
  if (messages.length === 0 && rows * (segments + 1) > MAX_ROWS)
    messages.push(
      `asks for ${rows * (segments + 1)} rows, of at most ${MAX_ROWS}; name fewer segment items`,
    );
  return messages.length === 0
    ? { breaks }
    : { faults: messages.slice(0, 100).map((message) => ({ path: '$.by', message })) };
}

function breakFaults(study: Study, items: Break): string[] {
  if (items.length > MAX_CROSSED)
    return [`"${shown(items.join('*'))}" crosses ${items.length} items, of at most ${MAX_CROSSED}`];
  const [first, second] = items;
  return [
    ...items.flatMap((key) => {
      const item = study.items.find((candidate) => candidate.key === key);
      if (!item) return [`unknown item "${shown(key)}"`];
      return item.kind === 'single' && item.segment ? [] : [`"${key}" is no segment item`];
    }),
    ...(first === second ? [`"${shown(first ?? '')}" is crossed with itself`] : []),
  ];
}

function isSame(items: Break, other: Break): boolean {
  return items.length === other.length && items.every((item) => other.includes(item));
}

/** What an address held, short enough to be repeated. */
function shown(written: string): string {
  return written.slice(0, 80);
}

function segmentCount(study: Study, items: Break): number {
  return items.reduce((product, item) => product * codesOf(study, item).length, 1);
}

function codesOf(study: Study, key: string): (string | null)[] {
  const item = study.items.find((candidate) => candidate.key === key);
  return [...(item ? optionsOf(study, item) : []).map(({ code }) => code), null];
}

/** The segments of a break in the order of the document, those who did not answer last. */
export function segmentsOf(study: Study, items: Break): readonly Segment[] {
  const known = segmentsKnown.get(study) ?? new Map<string, Segment[]>();
  segmentsKnown.set(study, known);
  return lastFew(known, items.join('*'), () =>
    items.reduce<Segment[]>(
      (segments, item) =>
        segments.flatMap((segment) =>
          codesOf(study, item).map((code) => [...segment, { item, code }]),
        ),
      [[]],
    ),
  );
}

/** The same segments again, since much is remembered of each. */
const segmentsKnown = new WeakMap<Study, Map<string, Segment[]>>();

/**
 * Whether the whole of a side stands opposite a segment, since it was not asked the segment item. Of
 * a combination, a side is in the segment by the item that it was asked.
 */
export function comparesWithTotal(study: Study, items: Break): boolean {
  return (['consumer', 'manager'] as const).some(
    (audience) => askedSegments(study, audience, items).length < items.length,
  );
}

/** Both sides in every segment of a break. */
export function sidesBy(
  study: Study,
  sides: Record<Audience, AudienceSides>,
  items: Break,
): (segment: Segment) => Record<Audience, Side> {
  const made = (audience: Audience) => {
    const asked = askedSegments(study, audience, items);
    if (asked.length === 0) return () => sides[audience].total;
    const of = sides[audience].by(asked);
    return (segment: Segment) =>
      of(segment.filter(({ item }) => asked.includes(item)).map(({ code }) => code));
  };
  const [manager, consumer] = [made('manager'), made('consumer')];
  return (segment) => ({ manager: manager(segment), consumer: consumer(segment) });
}
