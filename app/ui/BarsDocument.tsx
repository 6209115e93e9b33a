import { ChartFrame, type ChartFrameProps, EDGE, LINE, Lines, WIDTH } from './ChartFrame';
import { DrawnLegend, PALETTE, wrapped } from './drawing';
import type { Words } from './Words';

const LABEL = 300;
const PLOT = { left: 388, right: WIDTH - EDGE - 180 };
const ROW = 48;
const ROOM = 40;

/** A bar of one side, from 0 on. */
export interface DrawnBar {
  key: string;
  label: string;
  side: 'manager' | 'consumer';
  /** How long it is, of the longest that there may be. */
  share: number;
  text: string;
}

/** Counts as a document of its own, a bar each. */
export function BarsDocument({
  bars,
  words,
  ...frame
}: ChartFrameProps & { bars: readonly DrawnBar[]; words: Words }) {
  return (
    <ChartFrame {...frame} height={ROOM + bars.length * ROW}>
      {(top) => (
        <>
          <DrawnLegend top={top} words={words} />
          {bars.map(({ key, label, side, share, text }, at) => {
            const middle = top + ROOM + (at + 0.5) * ROW;
            const lines = wrapped(label, LABEL, 15).slice(0, 2);
            const length = share * (PLOT.right - PLOT.left);
            return (
              <g key={key}>
                <path
                  d={`M${EDGE} ${middle - ROW / 2}h${WIDTH - 2 * EDGE}`}
                  stroke={PALETTE.hairline}
                />
                <Lines
                  lines={lines}
                  x={EDGE}
                  y={middle - (lines.length * LINE) / 2 + 15}
                  step={LINE}
                  size={15}
                />
                <rect
                  x={PLOT.left}
                  y={middle - 8}
                  width={length}
                  height="16"
                  fill={PALETTE[side].mark}
                />
                <text
                  x={PLOT.left + length + 12}
                  y={middle + 5}
                  fontWeight="bold"
                  fill={PALETTE[side].text}
                >
                  {text}
                </text>
              </g>
            );
          })}
        </>
      )}
    </ChartFrame>
  );
}
