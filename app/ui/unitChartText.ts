import type { ReportView } from '../gap/presentation';
import type { UnitChart } from '../gap/unitCharts';
import { marksNote } from './benchmarkText';
import { unitText } from './figures';
import { chartRows } from './strip';
import type { Words } from './Words';

/** What a chart is called: which unit it counts in. */
export function unitChartTitle(
  { counted }: UnitChart,
  { items }: Pick<ReportView, 'items'>,
  { t }: Words,
): string {
  if (counted === null) return t('chart.title_net');
  const named =
    'unit' in counted
      ? unitText(counted, t)
      : (items.find(({ key }) => key === counted.item)?.label ?? counted.item);
  return t('chart.title_of', { unit: named ?? '' });
}

/** What a chart's figures are, and how sure they are. */
export function unitChartAbout(
  { unit }: UnitChart,
  { confidence }: Pick<ReportView, 'confidence'>,
  { t, f }: Words,
): string {
  return t(unit === 'net' ? 'chart.about_net' : 'chart.about_numbers', {
    level: f.level(confidence),
  });
}

/** What stands above the gaps of a chart. */
export function unitChartHeading({ unit }: Pick<UnitChart, 'unit'>, { t }: Words): string {
  return t(unit === 'value' ? 'segments.gap' : 'chart.gap');
}

/** What the marks of published figures in all the report's charts are; null where there are none. */
export function chartMarksNote(view: ReportView, words: Words): string | null {
  const rows = [...chartRows(view.rows), ...view.unitCharts.flatMap((chart) => chart.rows)];
  return marksNote(view, rows, words);
}
