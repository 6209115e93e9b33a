import type { CurvePanel, CurvesView } from '../gap/curvesView';
import { ChartFrame, type ChartFrameProps, EDGE, Lines, WIDTH } from './ChartFrame';
import { acrossOf, placedCurve, rowsOfCurves, thresholdText, waitText } from './curveText';
import { DrawnLegend, DrawnSide, Mark, PALETTE, wrapped } from './drawing';
import type { Words } from './Words';

const SPACE = 64;
const WIDE = (WIDTH - 2 * EDGE - SPACE) / 2;
const AXIS = 44;
const PLOT = 200;
const ROW = PLOT + 120;

/** Cumulative curves as a document of its own, two questions beside each other. */
export function CurveDocument({
  view,
  words,
  ...frame
}: ChartFrameProps & { view: CurvesView; words: Words }) {
  const rows = rowsOfCurves(view.groups).flatMap((panels) => byTwos(panels));
  return (
    <ChartFrame {...frame} height={rows.length * ROW}>
      {(start) => [
        <DrawnLegend key="legend" top={start - 16} words={words} />,
        ...rows.flatMap((panels, row) =>
          panels.map((panel, at) => (
            <Panel
              key={panel.item}
              panel={panel}
              isLog={view.isLog}
              words={words}
              left={EDGE + at * (WIDE + SPACE)}
              top={start + row * ROW}
            />
          )),
        ),
      ]}
    </ChartFrame>
  );
}

/** Two panels a line. */
function byTwos(panels: readonly CurvePanel[]): CurvePanel[][] {
  return panels.flatMap((_, at) => (at % 2 === 0 ? [panels.slice(at, at + 2)] : []));
}

function Panel(props: {
  panel: CurvePanel;
  isLog: boolean;
  words: Words;
  left: number;
  top: number;
}) {
  const { panel, isLog, words, left, top } = props;
  const place = acrossOf(panel, isLog);
  const kind = waitText(panel, words);
  const label = kind ? `${panel.label} (${kind})` : panel.label;
  const plot = top + 32;
  const across = (share: number) => left + AXIS + share * (WIDE - AXIS);
  const down = (share: number) => plot + (1 - share) * PLOT;
  return (
    <g>
      <Lines
        lines={wrapped(label, WIDE, 15, true).slice(0, 1)}
        x={left}
        y={top + 12}
        step={20}
        size={15}
        isBold
      />
      <DrawnSide left={left} axis={AXIS} width={WIDE} down={down} words={words} />
      {panel.thresholds.map(({ x }, at) => (
        <g key={x} fontSize="12" fill={PALETTE.quiet}>
          <path
            d={`M${across(place(x))} ${plot}v${PLOT}`}
            stroke={PALETTE.quiet}
            strokeDasharray="2 3"
          />
          <text
            x={across(place(x))}
            y={plot + PLOT + 18 + (at % 2) * 16}
            textAnchor={place(x) > 0.85 ? 'end' : 'middle'}
          >
            {thresholdText(panel, x, words)}
          </text>
        </g>
      ))}
      {(['consumer', 'manager'] as const).map((side) => (
        <path
          key={side}
          d={placedCurve(panel, side, isLog)
            .map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${across(x)} ${down(y)}`)
            .join('')}
          fill="none"
          stroke={PALETTE[side].mark}
          strokeWidth="2"
        />
      ))}
      {(['consumer', 'manager'] as const).flatMap((side) =>
        panel.thresholds.map(({ x, row }) => {
          const share = row[side]?.estimate ?? null;
          return (
            share !== null && (
              <Mark key={`${side} ${x}`} side={side} x={across(place(x))} y={down(share)} />
            )
          );
        }),
      )}
    </g>
  );
}
