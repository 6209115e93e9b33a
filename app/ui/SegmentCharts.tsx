import { useSearchParams } from '@remix-run/react';
import { memo } from 'react';
import type { Breakdown, SegmentChart, SegmentRow } from '../gap/breakdown';
import type { ReportView } from '../gap/presentation';
import { Legend, StripAxis } from './ChartCard';
import { DumbbellStrip, ENDS } from './DumbbellStrip';
import { gapRange, gapText, outcomeSide, outcomeSign, outcomeText } from './figures';
import { insideSentence } from './headlineText';
import { MarkNotes, MarkSign } from './MarkSign';
import { Outcome } from './Outcome';
import { StateLink } from './StateLink';
import { widestText } from './segmentText';
import { changed } from './tableState';
import { useWords } from './Words';

const ANCHOR = 'segments';

/** The paired gaps by segment: a small chart an item, all on the same axis. */
export const SegmentCharts = memo(function SegmentCharts(props: {
  view: ReportView;
  breakdown: Breakdown;
  minimumBase: number;
}) {
  const { view, breakdown, minimumBase } = props;
  const words = useWords();
  const { t, f } = words;
  const by = breakdown.labels.map((label) => insideSentence(label, view.language)).join(' × ');
  const title = `by-${breakdown.by.replace(/[^a-z0-9]/g, '-')}`;
  if (breakdown.charts.length === 0) return null;
  return (
    <section className="card segments" id={ANCHOR} aria-labelledby={title}>
      <header className="chart__head">
        <h2 id={title}>{widestText(breakdown, view, words)}</h2>
        <p>{t('segments.about', { by, level: f.level(view.confidence), adjust: view.adjust })}</p>
        <Outcomes breakdown={breakdown} />
      </header>
      <div className="segments__charts">
        {breakdown.charts.map((chart) => (
          <Chart key={chart.item} chart={chart} view={view} minimumBase={minimumBase} />
        ))}
      </div>
      {breakdown.left > 0 && <More left={breakdown.left} />}
      <MarkNotes
        rows={breakdown.charts.flatMap(({ rows }) => rows.map(({ row }) => row))}
        minimumBase={minimumBase}
        hasIllustrations={false}
      />
    </section>
  );
});

function More({ left }: { left: number }) {
  const { t } = useWords();
  const [search] = useSearchParams();
  return (
    <p className="segments__more">
      <StateLink search={changed(search, { charts: ['all'] })} anchor={ANCHOR} className="button">
        {t('segments.more', { count: left })}
      </StateLink>
    </p>
  );
}

/** What shapes and signs say, of those that are drawn. */
function Outcomes({ breakdown }: { breakdown: Breakdown }) {
  const rows = breakdown.charts.flatMap((chart) => chart.rows.map(({ row }) => row));
  const outcomes = [...new Set(rows.map(({ outcome }) => outcome))].filter(
    (outcome) => outcomeSign(outcome) !== '',
  );
  return (
    <Legend>
      {outcomes.map((outcome) => (
        <li key={outcome}>
          <Outcome row={{ outcome, manager: null, consumer: null }} />
        </li>
      ))}
    </Legend>
  );
}

function Chart(props: { chart: SegmentChart; view: ReportView; minimumBase: number }) {
  const { chart, view, minimumBase } = props;
  const { t } = useWords();
  const item = view.items.find(({ key }) => key === chart.item);
  const title = `segment-${chart.item}`;
  return (
    <figure className="segment-chart" aria-labelledby={title}>
      <figcaption>
        <h3 id={title} lang={view.language} dir={view.direction}>
          {item?.label}
        </h3>
        <p lang={view.language} dir={view.direction}>
          {item?.favourable}
        </p>
      </figcaption>
      {chart.rows.length === 0 ? (
        <p className="note">{t('segments.nobody')}</p>
      ) : (
        <>
          <div className="segment-chart__row" aria-hidden="true">
            <span />
            <StripAxis ticks={ENDS} isCompact />
            <span />
          </div>
          <ol>
            {chart.rows.map((segment) => (
              <Row key={segment.row.id} segment={segment} view={view} minimumBase={minimumBase} />
            ))}
          </ol>
        </>
      )}
    </figure>
  );
}

function Row(props: { segment: SegmentRow; view: ReportView; minimumBase: number }) {
  const { view, minimumBase } = props;
  const { labels, row } = props.segment;
  const words = useWords();
  const { t } = words;
  const sign = outcomeSign(row.outcome);
  const withheld = (['manager', 'consumer'] as const).filter((side) => row[side]?.base === null);
  return (
    <li className="segment-chart__row">
      <span className="segment-chart__label" lang={view.language} dir={view.direction}>
        {labels.map((label) => label ?? t('segments.not_answered')).join(' · ')}
      </span>
      <DumbbellStrip row={row} isNamed={false} isCompact />
      <span className="segment-chart__gap" dir="ltr" title={outcomeText(row, words)}>
        {row.gap !== null && row.gap.value !== null ? (
          <>
            <span className={`gap gap--${outcomeSide(row.outcome) ?? 'none'}`}>
              {sign && (
                <span className="segment-chart__sign" aria-hidden="true">
                  {sign}
                </span>
              )}
              {gapText(row.unit, row.gap.value, words)}
              <MarkSign row={row} />
            </span>
            <span className="hidden-text">{outcomeText(row, words)}</span>
            <span className="segment-chart__range">{gapRange(row.unit, row.gap, words)}</span>
          </>
        ) : (
          <span className="quiet">
            {withheld.length > 0
              ? t('side.under', { minimum: minimumBase })
              : outcomeText(row, words)}
          </span>
        )}
      </span>
    </li>
  );
}
