import type { RowView } from '../gap/rowView';
import type { ShareLine, SharesView } from '../gap/sharesView';
import type { Audience } from '../study/document';
import type { DrawnRow } from './ChartDocument';
import { gapRange, gapText, measureText, outcomeSide, outcomeSign, outcomeText } from './figures';
import { peopleText } from './peopleText';
import { toldSure } from './toldText';
import type { Words } from './Words';

/** How many gaps are certain, of how many people. */
export function sharesCertainty(view: SharesView, minimum: number, words: Words): string {
  const { t, f } = words;
  const rows = [...view.lines.map(({ row }) => row), ...view.figures];
  const judged = rows.filter(({ gap }) => gap?.pAdjusted != null);
  const count = judged.filter(({ gap }) => (gap?.pAdjusted ?? 1) <= 1 - view.confidence).length;
  const number = t('number', { n: count });
  const gaps = t('topic.gaps', {
    count,
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
  const people = peopleText(
    { manager: base('manager'), consumer: base('consumer') },
    minimum,
    words,
  );
  // A title that states one figure is as sure as that figure.
  const told = view.onlyPublished && view.told ? toldSure(view.told, view.confidence, words) : null;
  return [people, told, judged.length > 0 && gaps].filter(Boolean).join(' ');
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

/** The shares as lines of a drawn dumbbell chart. */
export function drawnShares(view: SharesView, words: Words): DrawnRow[] {
  return view.lines.map((line) => ({
    key: line.row.id,
    label: lineText(line, view, words),
    about: line.about,
    sides: line.row,
    gap: gapText(line.row.unit, line.row.gap?.value ?? null, words),
    range: gapRange(line.row.unit, line.row.gap, words),
    verdict: `${outcomeSign(line.row.outcome)} ${outcomeText(line.row, words)}`.trim(),
    side: outcomeSide(line.row.outcome),
  }));
}
