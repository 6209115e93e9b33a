import type { JourneyView } from '../gap/journeyView';
import type { ReportView } from '../gap/presentation';
import type { Audience } from '../study/document';
import { Ask, Asking } from './Asking';
import { ChartCard } from './ChartCard';
import { named } from './drawing';
import { Explanation } from './Explained';
import { explainRow } from './explainText';
import { type FlowNode, flowOf, ribbonPath, roomOf } from './flow';
import { illustratesText, matterText, missingFlows } from './journeyText';
import { SideSign } from './Marker';
import { useWords } from './Words';

/** How wide a channel's name runs, and how far its lines are apart, in pixels. */
const LABEL = 96;
const LINE = 14;
/** How high what is pressed is at least. */
const LEAST = 24;
const ENDS = ['start', 'end'] as const;

const ANCHOR = 'journey-chart';

interface Props {
  view: JourneyView;
  /** Whether it is called by its questions. */
  isNamed: boolean;
  /** Who answered on each side, and with which weights. */
  audiences: ReportView['audiences'];
  minimumBase: number;
}

/** Where matters start and where they end: consumers' experience beside managers' belief. */
export function FlowChart(props: Props) {
  const { view, isNamed } = props;
  const { t } = useWords();
  return (
    <ChartCard
      id={ANCHOR}
      className="flows"
      title={isNamed ? matterText(view) : t('journey.chart')}
      about={t('journey.chart_about')}
      asks="figure"
    >
      <Asking anchor={ANCHOR}>
        {(asked) => (
          <div className="flows__sides">
            {(['consumer', 'manager'] as const).map((side) => (
              <SideFlow key={side} side={side} asked={asked} {...props} />
            ))}
          </div>
        )}
      </Asking>
    </ChartCard>
  );
}

interface SideProps extends Props {
  side: Audience;
  /** The channel that was asked how its share comes about. */
  asked: string | null;
}

function SideFlow(props: SideProps) {
  const { view, side, isNamed, audiences, minimumBase, asked } = props;
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
          <Labels {...props} nodes={flow.starts} end="start" />
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
          <Labels {...props} nodes={flow.ends} end="end" />
        </div>
      )}
      {ENDS.map((end) =>
        view.margins[end].lines
          .filter(({ row }) => idOf(side, end, String(row.option)) === asked)
          .map(({ row, label }) => (
            <Explanation
              key={row.id}
              title={t('explain.title', { measure: `${view[end].label} · ${label}` })}
              parts={explainRow({ ...view.margins[end], audiences }, row, minimumBase, words)}
            />
          )),
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

function Labels(props: SideProps & { nodes: readonly FlowNode[]; end: 'start' | 'end' }) {
  const { view, nodes, side, end, asked } = props;
  const { f } = useWords();
  const options = end === 'start' ? view.starts : view.ends;
  return (
    <svg className="flow__labels" width="100%" height="100%">
      <title>{view[end].label}</title>
      {nodes.map(({ at, top, height, share }) => {
        const { label = '', code = '' } = options[at] ?? {};
        const room = roomOf(height);
        const lines = named(label, f.share(share), {
          width: LABEL,
          size: 13,
          lines: Math.floor(room / LINE),
        });
        const middle = top + Math.max(height, lines.length * LINE - 2) / 2;
        const box = Math.max(lines.length * LINE, LEAST);
        return (
          <foreignObject key={at} x="0" y={middle - box / 2} width="100%" height={box}>
            <div className={`flow__label flow__label--${end}`}>
              <Ask id={idOf(side, end, code)} asked={asked}>
                {lines.map((line, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: lines have nothing but their place.
                  <span key={index}>{line} </span>
                ))}
              </Ask>
            </div>
          </foreignObject>
        );
      })}
    </svg>
  );
}

const idOf = (side: Audience, end: 'start' | 'end', code: string) => `chart.${side}.${end}.${code}`;
