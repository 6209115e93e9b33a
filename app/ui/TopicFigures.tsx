import type { ReactNode } from 'react';
import type { ChannelConsistency } from '../gap/channelConsistency';
import type { JourneyView } from '../gap/journeyView';
import type { TopicPart } from '../gap/topics';
import type { TopicView } from '../gap/topicView';
import { AcceptanceTable } from './AcceptanceTable';
import { acceptanceAbout, acceptanceGap, acceptanceLines, acceptanceScale } from './acceptanceText';
import { ConsistencyTable } from './ConsistencyTable';
import { CurveCharts } from './CurveCharts';
import { DriverChart } from './DriverChart';
import { DriverTable } from './DriverTable';
import { FindingTable } from './FindingTable';
import { FlowChart } from './FlowChart';
import { JourneyTable } from './JourneyTable';
import { hasWithheldWays, matterText } from './journeyText';
import { OrderTable } from './OrderTable';
import { type ChartLine, RowsChart } from './RowsChart';
import { SharesTable } from './SharesTable';
import { SlopeChart } from './SlopeChart';
import { chartedShares } from './sharesText';
import { TableSection } from './TableFrame';
import { useWords } from './Words';

interface Props {
  part: TopicPart;
  view: TopicView;
  minimumBase: number;
}

/** A part's chart and its table. */
export function TopicFigures(props: Props) {
  const { view, minimumBase } = props;
  switch (view.kind) {
    case 'order':
      return (
        <Both chart={<SlopeChart view={view} />}>
          <OrderTable view={view} minimumBase={minimumBase} />
        </Both>
      );
    case 'journey':
      return (
        <Both chart={<JourneyCharts {...view} minimumBase={minimumBase} />}>
          <JourneyTable matters={view.matters} />
        </Both>
      );
    case 'drivers':
      return view.lines.length === 0 ? null : (
        <Both
          chart={
            <>
              <DriverChart view={view} findings={view.findings} />
              <FindingTable findings={view.findings} />
            </>
          }
        >
          <DriverTable view={view} />
        </Both>
      );
    case 'curves':
      return (
        <Both chart={<CurveCharts view={view} />}>
          <SharesTable view={view} about="topic.shares_about" minimumBase={minimumBase} />
        </Both>
      );
    case 'acceptance':
      return (
        <Both chart={<AcceptanceChart view={view} minimumBase={minimumBase} />}>
          <AcceptanceTable view={view} minimumBase={minimumBase} />
        </Both>
      );
    case 'shares':
      return (
        <>
          <Both chart={<SharesChart {...props} view={view} />}>
            <SharesTable
              view={view}
              about={view.part === 'resolution' ? 'resolution.table_about' : 'topic.shares_about'}
              minimumBase={minimumBase}
            />
          </Both>
          {view.consistency && isTested(view.consistency) && (
            <ConsistencyTable consistency={view.consistency} />
          )}
        </>
      );
  }
}

/** The ways of each kind of matter, and where some of them are withheld, both ends alone. */
function JourneyCharts(props: { matters: readonly JourneyView[]; minimumBase: number }) {
  const { matters, minimumBase } = props;
  const { t, f } = useWords();
  const [first] = matters;
  const rows = (id: string, title: string, view: JourneyView, lines: readonly ChartLine[]) => (
    <RowsChart
      key={id}
      id={id}
      title={title}
      about={t('topic.chart_about', { level: f.level(view.confidence) })}
      lines={lines}
      language={view.language}
      direction={view.direction}
      minimumBase={minimumBase}
    />
  );
  return (
    <>
      {first &&
        matters.length > 1 &&
        rows(
          'journey-matters',
          t('journey.matters_chart'),
          first,
          matters.map((view) => ({ row: view.row, label: matterText(view), about: null })),
        )}
      {matters.map((view, at) => (
        <FlowChart key={view.row.id} view={view} at={at} isNamed={matters.length > 1} />
      ))}
      {matters.flatMap((view, at) =>
        hasWithheldWays(view)
          ? (['start', 'end'] as const).map((name) =>
              rows(
                at === 0 ? `journey-${name}` : `journey-${name}-${at + 1}`,
                matters.length > 1 ? view[name].label : t(`journey.${name}_alone`),
                view,
                view.margins[name].lines,
              ),
            )
          : [],
      )}
    </>
  );
}

/** What illustrates is tested for nothing, and then there is no table of it. */
function isTested({ manager, consumer, gap }: ChannelConsistency): boolean {
  return manager !== null || consumer !== null || gap !== null;
}

function Both({ chart, children }: { chart: ReactNode; children: ReactNode }) {
  const { t } = useWords();
  return (
    <>
      {chart}
      <TableSection id="topic-table" title={t('topic.table')}>
        {children}
      </TableSection>
    </>
  );
}

type Accepted = Pick<Props, 'minimumBase'> & { view: Extract<TopicView, { kind: 'acceptance' }> };

function AcceptanceChart({ view, minimumBase }: Accepted) {
  const words = useWords();
  return (
    <RowsChart
      id="topic-chart"
      title={words.t('acceptance.chart')}
      about={acceptanceAbout(view, words)}
      lines={acceptanceLines(view, words)}
      language={view.language}
      direction={view.direction}
      minimumBase={minimumBase}
      scale={acceptanceScale(view)}
      heading={acceptanceGap(view, words)}
    />
  );
}

function SharesChart(props: Props & { view: Extract<TopicView, { kind: 'shares' }> }) {
  const { part, view, minimumBase } = props;
  const words = useWords();
  const { t, f } = words;
  const { lines, unit, heading } = chartedShares(view, words);
  const isScaled = typeof unit === 'object';
  const about = part === 'resolution' ? 'resolution' : isScaled ? 'told' : 'topic';
  return (
    <RowsChart
      id="topic-chart"
      title={t(`${part}.chart`)}
      about={t(`${about}.chart_about`, { level: f.level(view.confidence) })}
      lines={lines}
      heading={t(heading)}
      {...(isScaled ? { scale: unit } : {})}
      language={part === 'told' ? f.locale : view.language}
      direction={part === 'told' ? 'ltr' : view.direction}
      minimumBase={minimumBase}
    />
  );
}
