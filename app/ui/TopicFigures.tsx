import type { ReactNode } from 'react';
import type { TopicPart } from '../gap/topics';
import type { TopicView } from '../gap/topicView';
import { ConsistencyTable } from './ConsistencyTable';
import { CurveCharts } from './CurveCharts';
import { DriverChart } from './DriverChart';
import { DriverTable } from './DriverTable';
import { FlowChart } from './FlowChart';
import { JourneyTable } from './JourneyTable';
import { hasWithheldWays } from './journeyText';
import { OrderTable } from './OrderTable';
import { RowsChart } from './RowsChart';
import { SharesTable } from './SharesTable';
import { SlopeChart } from './SlopeChart';
import { lineText } from './sharesText';
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
        <Both chart={<JourneyCharts view={view} minimumBase={minimumBase} />}>
          <JourneyTable view={view} />
        </Both>
      );
    case 'drivers':
      return view.lines.length === 0 ? null : (
        <Both chart={<DriverChart view={view} />}>
          <DriverTable view={view} />
        </Both>
      );
    case 'curves':
      return (
        <Both chart={<CurveCharts view={view} />}>
          <SharesTable view={view} about="topic.shares_about" minimumBase={minimumBase} />
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
          {view.consistency && <ConsistencyTable consistency={view.consistency} />}
        </>
      );
  }
}

/** The ways, and where some of them are withheld, both ends alone. */
function JourneyCharts(props: {
  view: Extract<TopicView, { kind: 'journey' }>;
  minimumBase: number;
}) {
  const { view, minimumBase } = props;
  const { t, f } = useWords();
  return (
    <>
      <FlowChart view={view} />
      {hasWithheldWays(view) &&
        (['start', 'end'] as const).map((end) => (
          <RowsChart
            key={end}
            id={`journey-${end}`}
            title={t(`journey.${end}_alone`)}
            about={t('topic.chart_about', { level: f.level(view.confidence) })}
            lines={view.margins[end].lines}
            language={view.language}
            direction={view.direction}
            minimumBase={minimumBase}
          />
        ))}
    </>
  );
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

function SharesChart(props: Props & { view: Extract<TopicView, { kind: 'shares' }> }) {
  const { part, view, minimumBase } = props;
  const words = useWords();
  const { t, f } = words;
  return (
    <RowsChart
      id="topic-chart"
      title={t(`${part}.chart`)}
      about={t(part === 'resolution' ? 'resolution.chart_about' : 'topic.chart_about', {
        level: f.level(view.confidence),
      })}
      lines={view.lines.map((line) => ({ ...line, label: lineText(line, view, words) }))}
      language={part === 'told' ? f.locale : view.language}
      direction={part === 'told' ? 'ltr' : view.direction}
      minimumBase={minimumBase}
    />
  );
}
