import type { RowView } from '../gap/rowView';
import type { ShareLine, SharesView } from '../gap/sharesView';
import type { Audience } from '../study/document';
import type { DrawnRow } from './ChartDocument';
import { gapRange, gapText, measureText, outcomeSide, outcomeSign, outcomeText } from './figures';
import { peopleText } from './peopleText';
import type { ChartLine } from './RowsChart';
import { type StripUnit, scaleOf } from './strip';
import { toldSure } from './toldText';
import type { Words } from './Words';

const SIDES = ['consumer', 'manager'] as const;

/** How many gaps are certain, of how many people. */
export function sharesCertainty(view: SharesView, minimum: number, words: Words): string {
  const { t, f } = words;
  const rows = [...view.lines.map(({ row }) => row), ...view.figures];
  const judged = rows.filter(({ gap }) => gap?.pAdjusted != null);
  const count = judged.filter(({ gap }) => (gap?.pAdjusted ?? 1) <= 1 - view.confidence).length;
  const number = t('number', { n: count });
  const gaps = t('topic.gaps', {
    count,
    gaps: judged.length,
    words: number.charAt(0).toUpperCase() + number.slice(1),
    all: t('number', { n: judged.length }),
    adjust: view.adjust,
    level: f.level(view.confidence),
  });
  const base = (side: Audience) => {
    const own = rows.flatMap((row) => row[side] ?? []);
    if (own.length === 0) return undefined;
    const known = own.flatMap(({ base: n }) => n ?? []);
    return known.length > 0 ? Math.max(...known) : null;
  };
  const bases = { manager: base('manager'), consumer: base('consumer') };
  // Enough answered, but too few of them are in one of the groups that are told apart.
  const parted = SIDES.filter(
    (side) => bases[side] === null && (view.audiences[side].responses ?? 0) >= minimum,
  );
  for (const side of parted) bases[side] = undefined;
  const isAnybody = SIDES.some((side) => bases[side] !== undefined);
  const people = isAnybody && peopleText(bases, minimum, words);
  const apart =
    parted.length > 0 &&
    t('topic.small_group', {
      sides: f.list(parted.map((side) => t(`side.${side}_inline`))),
      minimum,
    });
  // A title that states one figure is as sure as that figure.
  const told = view.onlyPublished && view.told ? toldSure(view.told, view.confidence, words) : null;
  return [people, told, differenceSure(view, words), judged.length > 0 && gaps, apart]
    .filter(Boolean)
    .join(' ');
}

/** The interval of what both groups are apart; null where a view tells no groups apart. */
function differenceSure(view: SharesView, words: Words): string | null {
  // A title that states nothing has nothing to be sure of.
  if (view.onlyPublished) return null;
  const row = view.figures.find(({ option }) => option === 'difference');
  const sides = SIDES.filter(
    (side) => row && !row.illustrated.includes(side) && row[side]?.low != null,
  );
  return row ? toldSure({ row, sides }, view.confidence, words) : null;
}

/** A line of figures by its measure: "mean, people". */
export function figureText(row: RowView, view: SharesView, words: Words): string {
  if (row.option === 'difference') return words.t('resolution.difference');
  const item = view.items.find(({ key }) => key === row.item);
  const measure = measureText(row, item, words);
  return view.items.length > 1 ? `${item?.label}: ${measure}` : measure;
}

/** What a line of shares is called; thresholds as the measure that they are. */
export function lineText(line: ShareLine, view: SharesView, words: Words): string {
  if (line.row.option === 'others' && line.label === '') return words.t('resolution.others');
  return line.row.measure === 'at_most' ? figureText(line.row, view, words) : line.label;
}

/** What a chart of shares draws: its lines, or where it has none, the means and medians on their own axis. */
export function chartedShares(
  view: SharesView,
  words: Words,
): { lines: ChartLine[]; unit: StripUnit; heading: 'chart.gap' | 'topic.gap' } {
  const lines = view.lines.map((line) => ({ ...line, label: lineText(line, view, words) }));
  const figures = view.figures.filter(({ unit }) => unit === 'value');
  if (lines.length > 0 || figures.length === 0) {
    const unit = lines[0]?.row.unit === 'net' ? 'net' : 'share';
    return { lines, unit, heading: 'chart.gap' };
  }
  return {
    lines: figures.map((row) => ({ row, label: figureText(row, view, words), about: null })),
    unit: scaleOf(figures),
    heading: 'topic.gap',
  };
}

/** The shares as lines of a drawn dumbbell chart. */
export function drawnShares(lines: readonly ChartLine[], words: Words): DrawnRow[] {
  return lines.map(({ row, label, about }) => ({
    key: row.id,
    label,
    about,
    sides: row,
    gap: gapText(row.unit, row.gap?.value ?? null, words),
    range: gapRange(row.unit, row.gap, words),
    verdict: `${outcomeSign(row.outcome)} ${outcomeText(row, words)}`.trim(),
    side: outcomeSide(row.outcome),
  }));
}
