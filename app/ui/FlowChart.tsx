import type { JourneyView } from '../gap/journeyView';
import type { Audience } from '../study/document';
import { ChartCard } from './ChartCard';
import { named } from './drawing';
import { type FlowNode, flowOf, ribbonPath, roomOf } from './flow';
import { illustratesText, matterText, missingFlows } from './journeyText';
import { SideSign } from './Marker';
import { useWords } from './Words';

/** How wide a channel's name runs, and how far its lines are apart, in pixels. */
const LABEL = 96;
const LINE = 14;

/** Where matters start and where they end: consumers' experience beside managers' belief. */
export function FlowChart(props: {
  view: JourneyView;
  /** Whether it is called by its questions. */
  isNamed: boolean;
}) {
  const { view, isNamed } = props;
  const { t } = useWords();
  return (
    <ChartCard
      id="journey-chart"
      className="flows"
      title={isNamed ? matterText(view) : t('journey.chart')}
      about={t('journey.chart_about')}
    >
      <div className="flows__sides">
        {(['consumer', 'manager'] as const).map((side) => (
          <SideFlow key={side} view={view} side={side} isNamed={isNamed} />
        ))}
      </div>
    </ChartCard>
  );
}

function SideFlow(props: { view: JourneyView; side: Audience; isNamed: boolean }) {
  const { view, side, isNamed } = props;
  const words = useWords();
  const { t } = words;
  const flow = flowOf(view.sides[side]);
  const missing = missingFlows(view, side, words);
  const illustrates = illustratesText(view, side, words);
  return (
    <section
      className="flow"
      aria-label={[isNamed && matterText(view), t(`side.${side}`)].filter(Boolean).join(': ')}
    >
      <h3>
        <SideSign side={side} /> {t(`journey.${side}`)}
        {illustrates && <span className="tag">{illustrates}</span>}
      </h3>
      {flow.height > 0 && (
        <div className="flow__plot" dir="ltr">
          <Labels nodes={flow.starts} options={view.starts} end="start" />
          <svg
            height={flow.height}
            width="100%"
            viewBox={`0 0 100 ${flow.height}`}
            preserveAspectRatio="none"
            role="img"
            aria-label={t('journey.drawn', { side: t(`side.${side}`) })}
          >
            {flow.ribbons.map((ribbon) => (
              <path
                key={`${ribbon.start} ${ribbon.end}`}
                className={
                  view.starts[ribbon.start]?.code === view.ends[ribbon.end]?.code
                    ? 'flow__stays'
                    : `flow__moves flow__moves--${side}`
                }
                d={ribbonPath(ribbon, 2, 98)}
              />
            ))}
            {flow.starts.map((node) => (
              <Bar key={node.at} node={node} x={0} />
            ))}
            {flow.ends.map((node) => (
              <Bar key={node.at} node={node} x={98.5} />
            ))}
          </svg>
          <Labels nodes={flow.ends} options={view.ends} end="end" />
        </div>
      )}
      {missing && <p className="note">{missing}</p>}
    </section>
  );
}

function Bar({ node, x }: { node: FlowNode; x: number }) {
  return (
    <rect className="flow__bar" x={x} y={node.top} width="1.5" height={Math.max(node.height, 1)} />
  );
}

function Labels(props: {
  nodes: readonly FlowNode[];
  options: JourneyView['starts'];
  end: 'start' | 'end';
}) {
  const { nodes, options, end } = props;
  const { f } = useWords();
  const x = end === 'start' ? '100%' : '0';
  return (
    <svg className="flow__labels" width="100%" height="100%" aria-hidden="true">
      {nodes.map(({ at, top, height, share }) => {
        const most = Math.floor(roomOf(height) / LINE);
        const lines = named(options[at]?.label ?? '', f.share(share), {
          width: LABEL,
          size: 13,
          lines: most,
        });
        const middle = top + Math.max(height, lines.length * LINE - 2) / 2;
        return (
          <text
            key={at}
            y={middle + 4 - ((lines.length - 1) * LINE) / 2}
            textAnchor={end === 'start' ? 'end' : 'start'}
          >
            {lines.map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have nothing but their place.
              <tspan key={index} x={x} dy={index === 0 ? 0 : LINE}>
                {line}
              </tspan>
            ))}
          </text>
        );
      })}
    </svg>
  );
}
