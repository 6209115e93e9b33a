import { ChartFrame, type ChartFrameProps, EDGE, LINE, Lines, WIDTH } from './ChartFrame';
import { DrawnAxis, PALETTE, wrapped } from './drawing';
import { type MoneyBar, moneyAxis, moneyText } from './moneyText';
import type { Words } from './Words';

const LABEL = 300;
const PLOT = { left: 388, right: WIDTH - EDGE - 260 };
const ROW = 56;
const NEUTRAL = { mark: PALETTE.text, text: PALETTE.text, band: PALETTE.between };

/** What a year costs or brings as a document of its own, a bar a result. */
export function MoneyDocument({
  bars,
  currency,
  words,
  ...frame
}: ChartFrameProps & { bars: readonly MoneyBar[]; currency: string; words: Words }) {
  const { start, end, ticks } = moneyAxis(bars);
  const across = (figure: number) =>
    PLOT.left + ((figure - start) / (end - start)) * (PLOT.right - PLOT.left);
  const height = bars.length * ROW;
  return (
    <ChartFrame {...frame} height={height}>
      {(top) => (
        <>
          <DrawnAxis
            ticks={ticks}
            across={across}
            top={top}
            height={height}
            write={words.f.rough}
          />
          {bars.map(({ name, range, side }, at) => {
            const { mark, text, band } = side ? PALETTE[side] : NEUTRAL;
            const middle = top + (at + 0.5) * ROW;
            const label = wrapped(words.t(`money.result.${name}`), LABEL, 15);
            return (
              <g key={name}>
                <path
                  d={`M${EDGE} ${middle - ROW / 2}h${WIDTH - 2 * EDGE}`}
                  stroke={PALETTE.hairline}
                />
                <Lines
                  lines={label}
                  x={EDGE}
                  y={middle - (label.length * LINE) / 2 + 15}
                  step={LINE}
                  size={15}
                />
                <path
                  d={`M${across(range.low)} ${middle}H${across(range.high)}`}
                  stroke={band}
                  strokeWidth="12"
                  strokeLinecap="round"
                />
                {range.value !== null && (
                  <path
                    d={`M${across(range.value)} ${middle - 10}v20`}
                    stroke={mark}
                    strokeWidth="3"
                  />
                )}
                <text x={PLOT.right + 24} y={middle + 5} fontWeight="bold" fill={text}>
                  {moneyText(range, currency, words)}
                </text>
              </g>
            );
          })}
        </>
      )}
    </ChartFrame>
  );
}
