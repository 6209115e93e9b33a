import type { Study } from '../study/document';
import { chartKey, clearness, type Extent, extentsOf, isCharted, unitRank } from './charted';
import type { GapRow } from './figures';
import type { Finding } from './finding';
import { breaksInFocus, type Focus, type FocusChoice } from './focus';
import { illustratedIn } from './illustrations';
import type { ItemView, StudyView } from './presentation';
import { type RowView, rowView, type Unit, unitOf } from './rowView';

/** A segment's row of a paired item. */
export interface SegmentRow {
  /** The options that make the segment; null: not answered. */
  labels: (string | null)[];
  row: RowView;
}

/** One measure of a paired item in every segment, in the order of the document. */
export interface SegmentChart {
  /** What it is known by on its page. */
  key: string;
  item: string;
  measure: RowView['measure'];
  unit: Unit;
  /** What all charts in its unit span together; null: shares and net scores, which have their range. */
  extent: Extent | null;
  rows: SegmentRow[];
}

/** Where a gap is widest. */
export interface WidestGap {
  item: string;
  measure: RowView['measure'];
  labels: (string | null)[];
  gap: number;
}

/** What paired items come to by segment, each in its own unit. */
export interface Breakdown {
  /** The segment items as an address names them: `country`, `country*channel`. */
  by: string;
  /** Their labels. */
  labels: string[];
  charts: SegmentChart[];
  /** How many charts more there are that are not here. */
  left: number;
  /**
   * The widest of the shares' gaps that are significant, else of the net scores'; of numbers, whose
   * units differ, the clearest. Null: none is.
   */
  widest: WidestGap | null;
}

function segmentItems(study: Study) {
  return study.items.flatMap((item) => (item.kind === 'single' && item.segment ? [item] : []));
}

/**
 * What a report can be broken by: every single segment item, then their pairs.
 * @param focus the items of the segment that is looked at alone: pairs with one are what is left, with two nothing
 */
export function segmentChoices(
  study: Study,
  items: readonly ItemView[],
  focus: readonly string[] = [],
): { by: string; label: string }[] {
  const segments = segmentItems(study).filter(({ key }) => !focus.includes(key));
  if (focus.length > 1) return [];
  const labelOf = (key: string) => items.find((item) => item.key === key)?.label ?? key;
  const pairs = segments.flatMap((first, at) =>
    segments.slice(at + 1).map((second) => [first.key, second.key]),
  );
  return [...segments.map(({ key }) => [key]), ...(focus.length === 0 ? pairs : [])].map(
    (keys) => ({ by: keys.join('*'), label: keys.map(labelOf).join(' × ') }),
  );
}

/** What was asked for and cannot be shown of a segment that is looked at alone, by its labels. */
export function leftUnbroken(
  items: readonly ItemView[],
  focus: Focus | null,
  by: readonly string[],
): string[] {
  if (!focus) return [];
  const broken = breaksInFocus(focus, by);
  const isBroken = (key: string) =>
    focus.length === 1 && broken.includes(`${focus[0].item}*${key}`);
  const labelOf = (key: string) => items.find((item) => item.key === key)?.label ?? key;
  return by
    .filter((keys) => !isBroken(keys))
    .map((keys) => keys.split('*').map(labelOf).join(' × '));
}

/** The segments that a report can be of, as an address names them. */
export function focusChoices(study: Study, items: readonly ItemView[]): FocusChoice[] {
  return segmentItems(study).flatMap(({ key }) => {
    const item = items.find((known) => known.key === key);
    const options = item?.options.filter(({ isNet }) => !isNet) ?? [];
    return options.map(({ code, label }) => ({
      item: key,
      value: `${key}:${code}`,
      label: `${item?.label ?? key}: ${label}`,
    }));
  });
}

/** The breakdowns of a report: shares, net scores, then numbers, what is widest in the total first. */
export function breakdowns(
  rows: readonly GapRow[],
  shown: Pick<StudyView, 'items' | 'illustrations' | 'onlyPublished'>,
): Breakdown[] {
  const { items, illustrations } = shown;
  const paired = rows.filter((row) => isCharted(row) && row.manager && row.consumer);
  const isIllustrated = (row: GapRow) => illustratedIn(illustrations, row).length > 0;
  const totals = paired
    .filter(({ segment }) => segment === null)
    .sort(
      (a, b) =>
        Number(isIllustrated(a)) - Number(isIllustrated(b)) ||
        unitRank(unitOf(a.measure)) - unitRank(unitOf(b.measure)) ||
        byGap(a, b),
    );
  const countedIn = (key: string) => items.find((item) => item.key === key)?.unit ?? null;
  const broken = new Map<string, GapRow[]>();
  for (const row of paired) {
    const by = (row.segment ?? []).map(({ item }) => item).join('*');
    const known = broken.get(by) ?? [];
    if (known.length === 0 && by !== '') broken.set(by, known);
    known.push(row);
  }
  return [...broken].map(([by, own]) => {
    const extentOf = extentsOf(own, countedIn);
    return {
      by,
      labels: by.split('*').map((key) => items.find((item) => item.key === key)?.label ?? key),
      charts: totals.map(({ item, measure }) => ({
        key: chartKey({ item, measure }),
        item,
        measure,
        unit: unitOf(measure),
        extent: extentOf({ item, measure }),
        rows: own
          .filter((row) => row.item === item && row.measure === measure && !isEmpty(row))
          .map((row) => ({
            labels: labelsOf(row, items),
            row: { ...rowView(row, null, true, shown), id: idOf(row) },
          })),
      })),
      left: 0,
      // No publication states where it is.
      widest: shown.onlyPublished ? null : widestOf(own, items),
    };
  });
}

/** The segment in which the gap that the title states is still wider, and certain; null: nowhere. */
export function widerSegment(breakdowns: readonly Breakdown[], finding: Finding): WidestGap | null {
  if (finding.kind !== 'overrate' && finding.kind !== 'underrate') return null;
  const { most } = finding;
  const verdict = finding.kind === 'overrate' ? 'blind_spot' : 'hidden_strength';
  const wider = breakdowns
    .flatMap(({ charts }) => charts)
    .filter(({ item }) => item === most.item)
    .flatMap(({ rows }) => rows)
    .filter(({ row }) => row.outcome === verdict)
    .map(({ labels, row }) => ({
      item: most.item,
      measure: row.measure,
      labels,
      gap: row.gap?.value ?? 0,
    }))
    .filter(({ gap }) => Math.abs(gap) > Math.abs(most.gap))
    .sort((a, b) => Math.abs(b.gap) - Math.abs(a.gap));
  return wider[0] ?? null;
}

function isEmpty({ manager, consumer }: GapRow): boolean {
  return manager?.base === 0 && consumer?.base === 0;
}

function labelsOf({ segment }: GapRow, items: readonly ItemView[]): (string | null)[] {
  return (segment ?? []).map(({ item, code }) => {
    const options = items.find(({ key }) => key === item)?.options;
    return code === null ? null : (options?.find((option) => option.code === code)?.label ?? code);
  });
}

function idOf({ item, measure, segment }: GapRow): string {
  return [
    chartKey({ item, measure }),
    ...(segment ?? []).map((part) => `${part.item}.${part.code}`),
  ].join('.');
}

/** The highest gap first; of numbers, whose units and better ends differ, the clearest. */
function byGap(a: GapRow, b: GapRow): number {
  if (unitOf(a.measure) === 'value' && unitOf(b.measure) === 'value')
    return clearness(b.gap) - clearness(a.gap);
  const height = (row: GapRow) => row.gap?.value ?? -Number.MAX_VALUE;
  return height(b) - height(a);
}

const CERTAIN: readonly GapRow['verdict'][] = [
  'blind_spot',
  'hidden_strength',
  'managers_higher',
  'managers_lower',
];

function widestOf(rows: readonly GapRow[], items: readonly ItemView[]): WidestGap | null {
  const rank = ({ measure }: GapRow) => unitRank(unitOf(measure));
  const size = (row: GapRow) =>
    unitOf(row.measure) === 'value' ? clearness(row.gap) : Math.abs(row.gap?.value ?? 0);
  const [widest] = rows
    .filter(({ verdict }) => CERTAIN.includes(verdict))
    .sort((a, b) => rank(a) - rank(b) || size(b) - size(a));
  return widest && widest.gap?.value != null
    ? {
        item: widest.item,
        measure: widest.measure,
        labels: labelsOf(widest, items),
        gap: widest.gap.value,
      }
    : null;
}
