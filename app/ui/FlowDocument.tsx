import type { JourneyView } from '../gap/journeyView';
import type { Audience } from '../study/document';
import { ChartFrame, type ChartFrameProps, EDGE, WIDTH } from './ChartFrame';
import { named, PALETTE } from './drawing';
import { type Flow, type FlowNode, flowOf, ribbonPath } from './flow';
import { illustratesText, matterText, missingFlows } from './journeyText';
import type { Words } from './Words';

const HALF = (WIDTH - 2 * EDGE - 48) / 2;
const LABEL = 128;
const HEAD = 40;

/** Both sides' flows of a kind of matter beside each other, as a document of its own. */
export function FlowDocument({
  view,
  words,
  ...frame
}: ChartFrameProps & { view: JourneyView; words: Words }) {
  const sides = (['consumer', 'manager'] as const).map((side) => ({
    side,
    flow: flowOf(view.sides[side]),
  }));
  const height = HEAD + Math.max(24, ...sides.map(({ flow }) => flow.height)) + 24;
  return (
    <ChartFrame {...frame} height={HEAD + height}>
      {(top) => (
        <g transform={`translate(0 ${top})`}>
          <text x={EDGE} fontWeight="bold">
            {matterText(view)}
          </text>
          {sides.map(({ side, flow }, at) => (
            <SideFlow
              key={side}
              side={side}
              flow={flow}
              view={view}
              words={words}
              x={EDGE + at * (HALF + 48)}
              top={HEAD}
            />
          ))}
        </g>
      )}
    </ChartFrame>
  );
}

function SideFlow(props: {
  side: Audience;
  flow: Flow;
  view: JourneyView;
  words: Words;
  x: number;
  top: number;
}) {
  const { side, flow, view, words, x, top } = props;
  const { t, f } = words;
  const [left, right] = [LABEL, HALF - LABEL];
  const missing = missingFlows(view, side, words);
  const illustrates = illustratesText(view, side, words);
  const label = (node: FlowNode, options: JourneyView['starts']) =>
    named(options[node.at]?.label ?? '', f.share(node.share), {
      width: LABEL - 8,
      size: 14,
      lines: 1,
    }).join(' ');
  return (
    <g transform={`translate(${x} ${top})`}>
      <text fontWeight="bold" fill={PALETTE[side].text}>
        {[t(`journey.${side}`), illustrates && `(${illustrates})`].filter(Boolean).join(' ')}
      </text>
      {missing && (
        <text x={HALF} fontSize="13" textAnchor="end" fill={PALETTE.quiet}>
          {missing}
        </text>
      )}
      <g transform={`translate(0 ${HEAD})`} fontSize="14">
        {flow.ribbons.map((ribbon) => {
          const isSame = view.starts[ribbon.start]?.code === view.ends[ribbon.end]?.code;
          return (
            <path
              key={`${ribbon.start} ${ribbon.end}`}
              d={ribbonPath(ribbon, left + 6, right - 6)}
              fill={isSame ? PALETTE.hairline : PALETTE[side].mark}
              fillOpacity={isSame ? 1 : 0.55}
            />
          );
        })}
        {flow.starts.map((node) => (
          <g key={node.at}>
            <rect x={left} y={node.top} width="4" height={Math.max(node.height, 1)} />
            <text x={left - 8} y={node.top + node.height / 2 + 5} textAnchor="end">
              {label(node, view.starts)}
            </text>
          </g>
        ))}
        {flow.ends.map((node) => (
          <g key={node.at}>
            <rect x={right - 4} y={node.top} width="4" height={Math.max(node.height, 1)} />
            <text x={right + 8} y={node.top + node.height / 2 + 5}>
              {label(node, view.ends)}
            </text>
          </g>
        ))}
      </g>
    </g>
  );
}
