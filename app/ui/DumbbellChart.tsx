import type { ReportView } from '../gap/presentation';
import { RowsChart } from './RowsChart';
import { chartRows } from './strip';
import { useWords } from './Words';

/** The paired gaps as a dumbbell chart. */
export function DumbbellChart({ view, minimumBase }: { view: ReportView; minimumBase: number }) {
  const { t, f } = useWords();
  const lines = chartRows(view.rows).map((row) => {
    const item = view.items.find(({ key }) => key === row.item);
    return { row, label: item?.label ?? row.item, about: item?.favourable ?? '' };
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
    >
      <p className="note">{t('chart.note', { adjust: view.adjust })}</p>
    </RowsChart>
  );
}
