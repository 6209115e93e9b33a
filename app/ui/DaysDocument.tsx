import { ChartFrame, type ChartFrameProps, EDGE, WIDTH } from './ChartFrame';
import { type Day, drawnDays } from './DaysChart';
import { DrawnLegend, PALETTE } from './drawing';
import type { Words } from './Words';

const HEIGHT = 300;
const ROOM = 40;
const AXIS = 72;

/** The responses of each day as a document of its own, both sides on top of each other. */
export function DaysDocument({
  days,
  words,
  ...frame
}: ChartFrameProps & { days: readonly Day[]; words: Words }) {
  const { f } = words;
  const { drawn, most, step } = drawnDays(days);
  const left = EDGE + AXIS;
  const across = (share: number) => left + share * (WIDTH - EDGE - left);
  const date = (day: string | undefined) => (day ? f.date(new Date(`${day}T00:00:00Z`)) : '');
  return (
    <ChartFrame {...frame} height={ROOM + HEIGHT + 32}>
      {(top) => {
        const bottom = top + ROOM + HEIGHT;
        return (
          <>
            <DrawnLegend top={top} words={words} />
            {[0, most].map((count) => (
              <g key={count} fontSize="13" fill={PALETTE.quiet}>
                <path
                  d={`M${left} ${bottom - (count / most) * HEIGHT}H${WIDTH - EDGE}`}
                  stroke={PALETTE.hairline}
                />
                <text x={left - 12} y={bottom - (count / most) * HEIGHT + 4} textAnchor="end">
                  {f.count(count)}
                </text>
              </g>
            ))}
            {drawn.map(({ day, counts }, at) => {
              const consumers = (counts.consumer / most) * HEIGHT;
              const managers = (counts.manager / most) * HEIGHT;
              const bar = {
                x: across(at * step + step * 0.1),
                width: (across(1) - left) * step * 0.8,
              };
              return (
                <g key={day}>
                  <rect
                    {...bar}
                    y={bottom - consumers}
                    height={consumers}
                    fill={PALETTE.consumer.mark}
                  />
                  <rect
                    {...bar}
                    y={bottom - consumers - managers}
                    height={managers}
                    fill={PALETTE.manager.mark}
                  />
                </g>
              );
            })}
            <g fontSize="13" fill={PALETTE.quiet}>
              <text x={left} y={bottom + 24}>
                {date(drawn[0]?.day)}
              </text>
              {drawn.length > 1 && (
                <text x={across(Math.min(1, drawn.length * step))} y={bottom + 24} textAnchor="end">
                  {date(drawn.at(-1)?.day)}
                </text>
              )}
            </g>
          </>
        );
      }}
    </ChartFrame>
  );
}
