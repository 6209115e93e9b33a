import { type Audience, type Fault, optionsOf, type Study } from '../study/document';
import { askedSegments } from './cells';
import type { AudienceFigures, GapFigures, GapRow } from './figures';
import type { PlanningRow } from './planning';
import type { Segment } from './segments';

/** An option of a segment item. */
export interface FocusPart {
  item: string;
  code: string;
}

/** The one segment that a reader looks at: of one item, or those of two who are in both. */
export type Focus = readonly [FocusPart] | readonly [FocusPart, FocusPart];

/** A segment as an address names its parts, and what readers call it. */
export interface FocusShown {
  values: string[];
  label: string;
}

/** An option of a segment item that can be looked at alone. */
export interface FocusChoice {
  item: string;
  value: string;
  label: string;
}

/** A focus in a reader's language; null: everybody. @param choices all that there are */
export function focusView(
  focus: Focus | null | undefined,
  choices: readonly FocusChoice[],
): FocusShown | null {
  if (!focus) return null;
  const values = focus.map(({ item, code }) => `${item}:${code}`);
  const labels = values.flatMap((value) => choices.find((one) => one.value === value)?.label ?? []);
  return { values, label: labels.join(' · ') };
}

/**
 * The segment that an address names (definition), or what is wrong with it.
 * @example focusOf(study, ['country:US']) // { focus: [{ item: 'country', code: 'US' }] }
 */
export function focusOf(
  study: Study,
  written: readonly string[],
): { focus: Focus } | { faults: Fault[] } {
  const fault = (message: string) => ({ faults: [{ path: '$.only', message }] });
  const parts = written.map((one) => partOf(study, one));
  const [first, second, ...others] = parts;
  if (!first || parts.includes(null)) return fault('must be ITEM:CODE of a segment item');
  if (others.length > 0) return fault('names at most two segments, whose people are in both');
  if (!second) return { focus: [first] };
  if (first.item === second.item)
    return fault('names two options of one item; nobody is in both of them');
  return { focus: [first, second] };
}

function partOf(study: Study, written: string): FocusPart | null {
  const at = written.indexOf(':');
  const [item, code] = [written.slice(0, Math.max(0, at)), written.slice(at + 1)];
  const asked = study.items.find(({ key }) => key === item);
  const isSegment = asked?.kind === 'single' && asked.segment === true;
  const isKnown = isSegment && optionsOf(study, asked).some((option) => option.code === code);
  return isKnown ? { item, code } : null;
}

/**
 * What a report has to be broken by so that a segment can be looked at as others look at the total:
 * pairs with it stand for single items. A segment of two items is a pair, and is broken no further.
 *
 * @example breaksInFocus([{ item: 'country', code: 'US' }], ['channel']) // ['country', 'country*channel']
 */
export function breaksInFocus([first, second]: Focus, by: readonly string[]): string[] {
  const { item } = first;
  if (second) return [`${item}*${second.item}`];
  return [
    item,
    ...by.filter((key) => key !== item && !key.includes('*')).map((key) => `${item}*${key}`),
  ];
}

/** The parts of a focus that each side was asked; of those it was not asked the whole side stands. */
export function askedInFocus(study: Study, focus: Focus | null): Record<Audience, FocusPart[]> {
  const of = (audience: Audience) =>
    (focus ?? []).filter(({ item }) => askedSegments(study, audience, [item]).length > 0);
  return { manager: of('manager'), consumer: of('consumer') };
}

/** What a segment is beside a focus that holds it; null: it does not. */
function restOf(segment: Segment | null, focus: Focus): Segment | null {
  const isIn = ({ item, code }: FocusPart) =>
    segment?.some((part) => part.item === item && part.code === code);
  if (!segment || !focus.every(isIn)) return null;
  return segment.filter(({ item }) => !focus.some((part) => part.item === item));
}

/** What a wave can find of a segment, as if it were everybody. */
export function planningInFocus(rows: readonly PlanningRow[], focus: Focus): PlanningRow[] {
  return rows.flatMap((row) => {
    const rest = restOf(row.segment, focus);
    return rest ? [{ ...row, segment: rest.length > 0 ? rest : null }] : [];
  });
}

/** The respondents of a segment, among those of all that a wave was broken by. */
export function basesInFocus(rows: readonly PlanningRow[], focus: Focus): PlanningRow | undefined {
  return rows.find(({ segment }) => restOf(segment, focus)?.length === 0);
}

/**
 * A report as if its segment were everybody: its rows for the total's, its pairs for single items.
 * Nothing is computed anew, so what is withheld there is withheld here; p-values stay corrected over
 * all of the segment item's codes. The index, which is always the total's, has no place in it.
 * @param bases the segment's respondents
 */
export function inFocus(
  figures: GapFigures,
  focus: Focus,
  bases: Pick<PlanningRow, 'manager' | 'consumer'> | undefined,
): GapFigures {
  const audience = (side: 'manager' | 'consumer'): AudienceFigures => {
    const { base = null, effective = null, designEffect = null } = bases?.[side] ?? {};
    return { ...figures.audiences[side], responses: base, effective, designEffect };
  };
  return {
    ...figures,
    audiences: { manager: audience('manager'), consumer: audience('consumer') },
    rows: figures.rows.flatMap((row) => rowInFocus(row, focus)),
    groups: [],
    index: {
      value: null,
      low: null,
      high: null,
      p: null,
      meanAbsolute: null,
      items: [],
      reason: null,
    },
  };
}

function rowInFocus(row: GapRow, focus: Focus): GapRow[] {
  const rest = restOf(row.segment, focus);
  return rest ? [{ ...row, segment: rest.length > 0 ? rest : null }] : [];
}
