import type { DriverLine } from '../gap/driversView';
import type { ShownFinding } from '../gap/findingMarks';
import type { GroupsView } from '../gap/groupsView';
import type { StripMark } from './benchmarkText';
import { publishedText } from './reproducedText';
import { placeOn, type StripUnit, scaleOf } from './strip';
import type { Words } from './Words';

const SIDES = ['manager', 'consumer'] as const;
const PARTS = ['own', 'other'] as const;

type Numbered = ShownFinding & { published: number };

function isNumber(finding: ShownFinding): finding is Numbered {
  return typeof finding.published === 'number';
}

/** What a group's figure would be, were it as published; null: that follows from nothing. */
function statedFigure(view: GroupsView, { unit, published, audience }: Numbered): number | null {
  if (unit === 'share') return published;
  const other = view.sides[audience].other?.estimate ?? null;
  if (other === null) return null;
  if (unit === 'relative') return other * (1 + published);
  return unit === 'ratio' ? other * published : null;
}

/** What the chart of a group counts; null: it has figures that no axis from 0 on takes. */
export function groupUnit(view: GroupsView, findings: readonly ShownFinding[]): StripUnit | null {
  const { unit } = view.lines.own;
  if (unit === 'share' || unit === 'net') return unit;
  if (unit !== 'value') return null;
  const rows = PARTS.map((part) => view.lines[part]);
  const lowest = rows.flatMap((row) =>
    SIDES.flatMap((side) => row[side]?.low ?? row[side]?.estimate ?? []),
  );
  const stated = findings.filter(isNumber).flatMap((one) => statedFigure(view, one) ?? []);
  const isBelow = Math.min(...lowest, ...stated) < 0;
  return lowest.length === 0 || isBelow ? null : scaleOf(rows, stated);
}

/** What publications state of a group, as marks on the line that draws its figure. */
export function groupMarks(
  view: GroupsView,
  findings: readonly ShownFinding[],
  unit: StripUnit,
  words: Words,
): StripMark[] {
  return findings.filter(isNumber).flatMap((finding) => {
    const figure = statedFigure(view, finding);
    return figure === null ? [] : [markOf(finding, placeOn(unit)(figure), words)];
  });
}

function markOf(finding: Numbered, value: number, words: Words): StripMark {
  const { id, audience: side } = finding;
  return {
    id,
    side,
    value,
    text: `${words.t(`side.${side}_inline`)} ${publishedText(finding, words)}`,
  };
}

/** What is published of drivers: the share of several together as a mark on the line of their sum. */
export function driverMarks(
  { item }: DriverLine,
  findings: readonly ShownFinding[],
  words: Words,
): StripMark[] {
  if (item !== '') return [];
  return findings
    .filter(isNumber)
    .flatMap((finding) =>
      finding.unit === 'share' ? [markOf(finding, finding.published, words)] : [],
    );
}

/** The place that a publication gives a driver, in words; none where it gives none. */
export function publishedPlaces(
  { item }: DriverLine,
  findings: readonly ShownFinding[],
  { t }: Words,
): string[] {
  return findings.flatMap(({ order, audience }) => {
    const place = order?.indexOf(item) ?? -1;
    return place < 0
      ? []
      : [t('benchmarks.place', { side: t(`side.${audience}_inline`), place: place + 1 })];
  });
}

/** Where a finding was published. */
export function sourceText({ title, source }: ShownFinding): string {
  return `${title}: ${source}`;
}

/** What the marks of a chart are, and where they were published; null where it has none. */
export function findingNote(findings: readonly ShownFinding[], { t }: Words): string | null {
  if (findings.length === 0) return null;
  const sources = [...new Set(findings.map(sourceText))];
  const isRelative = findings.some(({ unit }) => unit === 'relative' || unit === 'ratio');
  return [
    findings.some(isNumber)
      ? t('benchmarks.chart_note', { sources: sources.join('; ') })
      : t('benchmarks.place_note', { sources: sources.join('; ') }),
    ...(isRelative ? [t('benchmarks.relative_note')] : []),
  ].join(' ');
}
