import { useSearchParams } from '@remix-run/react';
import { memo } from 'react';
import type { Breakdown, SegmentChart, SegmentRow } from '../gap/breakdown';
import type { ReportView } from '../gap/presentation';
import { Ask, Asking } from './Asking';
import { AskHint, Legend, StripAxis } from './ChartCard';
import { DumbbellStrip } from './DumbbellStrip';
import { Explanation } from './Explained';
import { explainRow } from './explainText';
import { gapRange, gapText, outcomeSide, outcomeSign, outcomeText } from './figures';
import { MarkNotes, MarkSign } from './MarkSign';
import { Outcome } from './Outcome';
import { StateLink } from './StateLink';
import { aboutText, segmentsAbout, widestText } from './segmentText';
import { axisOf, fewTicksOn, type StripUnit, writtenOn } from './strip';
import { changed } from './tableState';
import { useWords } from './Words';

const ANCHOR = 'segments';

interface Props {
  view: ReportView;
  breakdown: Breakdown;
  minimumBase: number;
}

/** The paired gaps by segment: a small chart an item and measure, all of one unit on the same axis. */
export function SegmentCharts(props: Props) {
  return <Asking anchor={ANCHOR}>{(asked) => <Charts {...props} asked={asked} />}</Asking>;
}

interface Asked {
  /** The row that was asked how it comes about. */
  asked: string | null;
}

const Charts = memo(function Charts(props: Props & Asked) {
  const { view, breakdown, minimumBase, asked } = props;
  const words = useWords();
  const title = `by-${breakdown.by.replace(/[^a-z0-9]/g, '-')}`;
  if (breakdown.charts.length === 0) return null;
  return (
    <section className="card segments" id={ANCHOR} aria-labelledby={title}>
      <header className="chart__head">
        <h2 id={title}>{widestText(breakdown, view, words)}</h2>
        <p>
          {segmentsAbout(breakdown, view, words)}
          <AskHint />
        </p>
        <Outcomes breakdown={breakdown} />
      </header>
      <div className="segments__charts">
        {breakdown.charts.map((chart) => (
          <Chart
            key={chart.key}
            chart={chart}
            view={view}
            minimumBase={minimumBase}
            asked={asked}
          />
        ))}
      </div>
      {breakdown.left > 0 && <More left={breakdown.left} drawn={breakdown.charts.length} />}
      <MarkNotes
        rows={breakdown.charts.flatMap(({ rows }) => rows.map(({ row }) => row))}
        minimumBase={minimumBase}
        hasIllustrations={false}
      />
    </section>
  );
});

/** The way to the charts that are not here; paper says that there are more. */
function More({ left, drawn }: { left: number; drawn: number }) {
  const { t } = useWords();
  const [search] = useSearchParams();
  return (
    <>
      <p className="segments__more on-screen">
        <StateLink search={changed(search, { charts: ['all'] })} anchor={ANCHOR} className="button">
          {t('segments.more', { count: left })}
        </StateLink>
      </p>
      <p className="note on-paper">{t('segments.drawn', { drawn, all: drawn + left })}</p>
    </>
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

function Chart(props: Omit<Props, 'breakdown'> & Asked & { chart: SegmentChart }) {
  const { chart, ...shown } = props;
  const { view } = shown;
  const words = useWords();
  const { t } = words;
  const item = view.items.find(({ key }) => key === chart.item);
  const title = `segment-${chart.key}`;
  const axis = axisOf(chart.unit, chart.extent);
  const isOwn = chart.measure === 'favourable';
  const about = aboutText(chart, item, words);
  return (
    <figure className="segment-chart" aria-labelledby={title}>
      <figcaption>
        <h3 id={title} lang={view.language} dir={view.direction}>
          {item?.label}
        </h3>
        <p {...(isOwn && { lang: view.language, dir: view.direction })}>{about}</p>
      </figcaption>
      {chart.rows.length === 0 ? (
        <p className="note">{t('segments.nobody')}</p>
      ) : (
        <>
          <div className="segment-chart__row" aria-hidden="true">
            <span />
            <StripAxis
              ticks={fewTicksOn(axis)}
              write={axis === 'share' ? undefined : writtenOn(axis, words)}
              isCompact
            />
            <span />
          </div>
          <ol>
            {chart.rows.map((segment) => (
              <Row
                key={segment.row.id}
                segment={segment}
                item={item?.label ?? chart.item}
                axis={axis}
                {...shown}
              />
            ))}
          </ol>
        </>
      )}
    </figure>
  );
}

function Row(
  props: Omit<Props, 'breakdown'> &
    Asked & { segment: SegmentRow /** Its label. */; item: string; axis: StripUnit },
) {
  const { view, minimumBase, asked, item, axis } = props;
  const { labels, row } = props.segment;
  const words = useWords();
  const { t } = words;
  const sign = outcomeSign(row.outcome);
  const withheld = (['manager', 'consumer'] as const).filter((side) => row[side]?.base === null);
  const segment = labels.map((label) => label ?? t('segments.not_answered')).join(' · ');
  return (
    <li className="segment-chart__row">
      <span className="segment-chart__label" lang={view.language} dir={view.direction}>
        {segment}
      </span>
      <DumbbellStrip row={row} isNamed={false} isCompact unit={axis} read={row.unit} />
      <span className="segment-chart__gap" dir="ltr" title={outcomeText(row, words)}>
        <Ask id={row.id} asked={asked}>
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
        </Ask>
      </span>
      {asked === row.id && (
        <Explanation
          title={t('explain.title', { measure: `${item}: ${segment}` })}
          parts={explainRow(view, row, minimumBase, words)}
        />
      )}
    </li>
  );
}
