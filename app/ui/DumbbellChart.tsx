import { memo } from 'react';
import type { ReportView } from '../gap/presentation';
import { marksNote, stripMarks } from './benchmarkText';
import { explainRow } from './explainText';
import { measureText } from './figures';
import { type ChartLine, RowsChart } from './RowsChart';
import { axisOf, chartRows } from './strip';
import { unitChartAbout, unitChartHeading, unitChartTitle } from './unitChartText';
import { useWords } from './Words';

/** The paired gaps as dumbbell charts: shares, then a chart for every other unit. */
export const DumbbellChart = memo(function DumbbellChart(props: {
  view: ReportView;
  minimumBase: number;
}) {
  const { view, minimumBase } = props;
  const words = useWords();
  const { t, f } = words;
  const itemOf = (key: string) => view.items.find((item) => item.key === key);
  const shares = chartRows(view.rows).map((row): ChartLine => {
    const item = itemOf(row.item);
    const about = item?.favourable ?? '';
    return { row, label: item?.label ?? row.item, about, marks: stripMarks(view, row, words) };
  });
  const charts = [
    {
      id: 'chart-title',
      title: t('chart.title'),
      about: t('chart.about', { level: f.level(view.confidence) }),
      lines: shares,
    },
    ...view.unitCharts.map((chart) => {
      const axis = axisOf(chart.unit, chart.extent);
      return {
        id: `chart-${chart.key}`,
        title: unitChartTitle(chart, view, words),
        about: unitChartAbout(chart, view, words),
        lines: chart.rows.map((row): ChartLine => {
          const item = itemOf(row.item);
          return {
            row,
            label: item?.label ?? row.item,
            about: null,
            note: measureText(row, item, words),
            marks: stripMarks(view, row, words, axis),
          };
        }),
        read: chart.unit,
        heading: unitChartHeading(chart, words),
        ...(typeof axis === 'object' && { scale: axis }),
      };
    }),
  ].filter(({ lines }) => lines.length > 0);
  return charts.map((chart, at) => {
    const rows = chart.lines.map(({ row }) => row);
    // What holds of all of them is said once.
    const notes = [
      at === 0 ? t('chart.note', { adjust: view.adjust }) : null,
      marksNote(view, rows, words),
    ];
    return (
      <RowsChart
        key={chart.id}
        {...chart}
        language={view.language}
        direction={view.direction}
        minimumBase={minimumBase}
        explain={(row) => explainRow(view, row, minimumBase, words)}
      >
        {notes.some(Boolean) && <p className="note">{notes.filter(Boolean).join(' ')}</p>}
      </RowsChart>
    );
  });
});
