import { memo } from 'react';
import type { ReportView } from '../gap/presentation';
import { marksNote, stripMarks } from './benchmarkText';
import { explainRow } from './explainText';
import { RowsChart } from './RowsChart';
import { chartRows } from './strip';
import { useWords } from './Words';

/** The paired gaps as a dumbbell chart. */
export const DumbbellChart = memo(function DumbbellChart(props: {
  view: ReportView;
  minimumBase: number;
}) {
  const { view, minimumBase } = props;
  const words = useWords();
  const { t, f } = words;
  const rows = chartRows(view.rows);
  const marks = marksNote(view, rows, words);
  const lines = rows.map((row) => {
    const item = view.items.find(({ key }) => key === row.item);
    const about = item?.favourable ?? '';
    return { row, label: item?.label ?? row.item, about, marks: stripMarks(view, row, words) };
  });
  if (lines.length === 0) return null;
  return (
    <RowsChart
      id="chart-title"
      title={t('chart.title')}
      about={t('chart.about', { level: f.level(view.confidence) })}
      lines={lines}
      language={view.language}
      direction={view.direction}
      minimumBase={minimumBase}
      explain={(row) => explainRow(view, row, minimumBase, words)}
    >
      <p className="note">
        {t('chart.note', { adjust: view.adjust })} {marks}
      </p>
    </RowsChart>
  );
});
