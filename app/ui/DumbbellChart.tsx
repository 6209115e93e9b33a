import type { ItemView, ReportView } from '../gap/presentation';
import type { RowView } from '../gap/rowView';
import { ChartAxis, ChartCard } from './ChartCard';
import { DumbbellStrip, TICKS } from './DumbbellStrip';
import { gapRange, gapText, outcomeSide, publishedSides } from './figures';
import { MarkNotes, MarkSign } from './MarkSign';
import { Outcome } from './Outcome';
import { chartRows } from './strip';
import { useWords } from './Words';

/** The paired gaps as a dumbbell chart: one line an item, the axis from 0 to 100 %. */
export function DumbbellChart({ view, minimumBase }: { view: ReportView; minimumBase: number }) {
  const { t, f } = useWords();
  const rows = chartRows(view.rows);
  if (rows.length === 0) return null;
  const level = f.level(view.confidence);
  return (
    <ChartCard
      id="chart-title"
      className="chart"
      title={t('chart.title')}
      about={t('chart.about', { level })}
    >
      <ChartAxis ticks={TICKS} heading={t('chart.gap')} />
      <ol className="chart__rows">
        {rows.map((row, index) => (
          <ChartRow
            key={row.id}
            row={row}
            item={view.items.find(({ key }) => key === row.item)}
            view={view}
            isNamed={index === 0}
            minimumBase={minimumBase}
          />
        ))}
      </ol>
      {rows.length > 12 && <ChartAxis ticks={TICKS} heading={t('chart.gap')} />}
      <p className="note">{t('chart.note', { adjust: view.adjust })}</p>
      <MarkNotes rows={rows} minimumBase={minimumBase} hasIllustrations={false} />
    </ChartCard>
  );
}

function ChartRow(props: {
  row: RowView;
  item: ItemView | undefined;
  view: ReportView;
  isNamed: boolean;
  minimumBase: number;
}) {
  const { row, item, view, isNamed, minimumBase } = props;
  const words = useWords();
  const { t } = words;
  const { locale } = words.f;
  const withheld = (['manager', 'consumer'] as const).filter((side) => row[side]?.base === null);
  return (
    <li className="chart__row">
      <div className="chart__label" lang={view.language} dir={view.direction}>
        <strong>{item?.label}</strong>
        <span>{item?.favourable}</span>
        {row.published && (
          <span lang={locale}>
            {t('published.label', { figures: publishedSides(row.unit, row.published, words) })}
          </span>
        )}
      </div>
      <DumbbellStrip row={row} isNamed={isNamed} />
      <div className="chart__gap" lang={locale} dir="ltr">
        <span className={`gap gap--${outcomeSide(row.outcome) ?? 'none'}`}>
          {gapText(row.unit, row.gap?.value ?? null, words)}
          {row.gap !== null && row.gap.value !== null && <MarkSign row={row} />}
        </span>
        <span className="chart__sure">
          {row.gap && row.gap.low !== null && <span>{gapRange(row.unit, row.gap, words)}</span>}
          <Outcome row={row} />
          {withheld.map((side) => (
            <span key={side}>
              {t('side.under_named', { side: t(`side.${side}`), minimum: minimumBase })}
            </span>
          ))}
        </span>
      </div>
    </li>
  );
}
