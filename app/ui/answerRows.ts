import type { ReportView } from '../gap/presentation';
import type { RowView } from '../gap/rowView';
import type { DrawnRow } from './ChartDocument';
import { gapRange, gapText, measureText, outcomeSide, outcomeSign, outcomeText } from './figures';
import type { Words } from './Words';

/** The rows of an item: the shares of its answers, which are drawn, and its other figures. */
export function rowsOfItem(
  { rows: all, groups }: Pick<ReportView, 'rows' | 'groups'>,
  key: string,
): { shares: RowView[]; others: RowView[] } {
  const rows = all.filter(({ item }) => item === key);
  const isListed = ({ unit, measure }: RowView) => unit === 'share' && measure !== 'favourable';
  return {
    shares: [...rows.filter(isListed), ...groups.filter(({ item }) => item === key)],
    others: rows.filter((row) => !isListed(row)),
  };
}

/** The answers to an item as lines of a drawn dumbbell chart, in the order of the questionnaire. */
export function drawnAnswers(view: ReportView, key: string, words: Words): DrawnRow[] {
  const item = view.items.find((known) => known.key === key);
  if (!item) return [];
  return rowsOfItem(view, key).shares.map((row) => ({
    key: row.id,
    label: row.optionLabel ?? measureText(row, item, words),
    about: null,
    sides: row,
    gap: gapText(row.unit, row.gap?.value ?? null, words),
    range: gapRange(row.unit, row.gap, words),
    verdict: `${outcomeSign(row.outcome)} ${outcomeText(row, words)}`.trim(),
    side: outcomeSide(row.outcome),
  }));
}
