import type { ReactNode } from 'react';
import type { ChannelConsistency } from '../gap/channelConsistency';
import type { ReportView } from '../gap/presentation';
import type { RowView } from '../gap/rowView';
import type { TopicPart } from '../gap/topics';
import type { TopicView } from '../gap/topicView';
import { AcceptanceTable } from './AcceptanceTable';
import { acceptanceAbout, acceptanceGap, acceptanceLines, acceptanceScale } from './acceptanceText';
import { ConsistencyTable } from './ConsistencyTable';
import { CurveCharts } from './CurveCharts';
import { DriverChart } from './DriverChart';
import { DriverTable } from './DriverTable';
import { type ExplainedPart, explainRow } from './explainText';
import { explainSwitched } from './explainViews';
import { FindingTable } from './FindingTable';
import { FlowChart } from './FlowChart';
import { JourneyTable } from './JourneyTable';
import { hasWithheldWays, journeyLines } from './journeyText';
import { OrderTable } from './OrderTable';
import { type ChartLine, RowsChart } from './RowsChart';
import { SharesTable } from './SharesTable';
import { SlopeChart } from './SlopeChart';
import { chartedShares, meansText } from './sharesText';
import { TableSection } from './TableFrame';
import { useWords } from './Words';

interface Props {
  part: TopicPart;
  view: TopicView;
  minimumBase: number;
  /** Who answered on each side, and with which weights; null: the part has no rows of the report. */
  audiences: ReportView['audiences'] | null;
}

/** A part's chart and its table. */
export function TopicFigures(props: Props) {
  const { part, view, minimumBase, audiences } = props;
  if (view.kind === 'drivers')
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
  if (!audiences) throw new Error('parts of the report know who answered');
  const told = { audiences, minimumBase };
  switch (view.kind) {
    case 'order':
      return (
        <Both chart={<SlopeChart view={view} {...told} />}>
          <OrderTable view={view} {...told} />
        </Both>
      );
    case 'journey':
      return (
        <Both chart={<JourneyCharts view={view} {...told} />}>
          <JourneyTable matters={view.matters} />
        </Both>
      );
    case 'curves':
      return (
        <Both chart={<CurveCharts view={view} {...told} />}>
          <SharesTable view={view} about="topic.shares_about" {...told} />
        </Both>
      );
    case 'acceptance':
      return (
        <Both chart={<AcceptanceChart view={view} {...told} />}>
          <AcceptanceTable view={view} {...told} />
        </Both>
      );
    case 'shares':
      return (
        <>
          <Both chart={<SharesChart part={part} view={view} {...told} />}>
            <SharesTable
              view={view}
              about={view.part === 'resolution' ? 'resolution.table_about' : 'topic.shares_about'}
              {...told}
            />
          </Both>
          {view.consistency && isTested(view.consistency) && (
            <ConsistencyTable consistency={view.consistency} />
          )}
        </>
      );
  }
}

/** What an explanation of a row takes beside it. */
interface Told {
  audiences: ReportView['audiences'];
  minimumBase: number;
}

type Journey = Extract<TopicView, { kind: 'journey' }>;

/** The ways of one kind of matter; folded below, the kinds beside each other and both ends alone. */
function JourneyCharts(props: Told & { view: Journey }) {
  const { audiences, minimumBase } = props;
  const { matters, drawn } = props.view;
  const words = useWords();
  const { t, f } = words;
  const isNamed = matters.length > 1;
  const rows = (
    id: string,
    title: string,
    lines: readonly ChartLine[],
    explain: (row: RowView) => readonly ExplainedPart[],
  ) => (
    <RowsChart
      id={id}
      title={title}
      about={t('topic.chart_about', { level: f.level(drawn.confidence) })}
      lines={lines}
      language={drawn.language}
      direction={drawn.direction}
      minimumBase={minimumBase}
      explain={explain}
    />
  );
  return (
    <>
      <FlowChart view={drawn} isNamed={isNamed} audiences={audiences} minimumBase={minimumBase} />
      {isNamed && (
        <Folded title={t('journey.matters_chart')}>
          {rows(
            'journey-matters',
            t('journey.matters_chart'),
            journeyLines(props.view, 'matters'),
            (row) =>
              matters
                .filter((matter) => matter.row.id === row.id)
                .flatMap((matter) => explainSwitched(matter, words)),
          )}
        </Folded>
      )}
      {hasWithheldWays(drawn) &&
        (['start', 'end'] as const).map((name) => (
          <Folded key={name} title={t(`journey.${name}_alone`)}>
            {rows(`journey-${name}`, drawn[name].label, journeyLines(props.view, name), (row) =>
              explainRow({ ...drawn.margins[name], audiences }, row, minimumBase, words),
            )}
          </Folded>
        ))}
    </>
  );
}

/** A chart beside the page's own, for those who ask. */
function Folded({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="folded">
      <summary>{title}</summary>
      {children}
    </details>
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

type Accepted = Told & { view: Extract<TopicView, { kind: 'acceptance' }> };

function AcceptanceChart({ view, minimumBase, audiences }: Accepted) {
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
      explain={(row) => explainRow({ ...view, audiences }, row, minimumBase, words)}
    />
  );
}

type Shares = Pick<Props, 'part'> & Told & { view: Extract<TopicView, { kind: 'shares' }> };

function SharesChart({ part, view, minimumBase, audiences }: Shares) {
  const words = useWords();
  const { t, f } = words;
  const { lines, unit, heading } = chartedShares(view, words);
  const isScaled = typeof unit === 'object';
  const about = part === 'resolution' ? 'resolution' : isScaled ? 'told' : 'topic';
  const means = part === 'told' && !isScaled ? meansText(view, words) : null;
  return (
    <RowsChart
      id="topic-chart"
      title={t(`${part}.chart`)}
      about={[t(`${about}.chart_about`, { level: f.level(view.confidence) }), means]
        .filter(Boolean)
        .join(' ')}
      lines={lines}
      heading={t(heading)}
      {...(isScaled ? { scale: unit } : {})}
      language={part === 'told' ? f.locale : view.language}
      direction={part === 'told' ? 'ltr' : view.direction}
      minimumBase={minimumBase}
      explain={(row) => explainRow({ ...view, audiences }, row, minimumBase, words)}
    />
  );
}
