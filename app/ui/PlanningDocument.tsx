import type { PlanningView } from '../gap/planningView';
import { ChartFrame, type ChartFrameProps, EDGE, LINE, Lines, WIDTH } from './ChartFrame';
import { DrawnAxis, PALETTE, wrapped } from './drawing';
import { axisOf } from './planningAxis';
import { segmentName } from './planningText';
import type { Words } from './Words';

const LABEL = 300;
const PLOT = { left: 388, right: WIDTH - EDGE - 60 };

/** The sizes from which on gaps show as a document of its own, a bar a segment. */
export function PlanningDocument({
  view,
  gap,
  words,
  ...frame
}: ChartFrameProps & { view: PlanningView; gap: number; words: Words }) {
  const { t, f } = words;
  const { end, ticks } = axisOf(view, gap);
  const across = (size: number) => PLOT.left + (size / end) * (PLOT.right - PLOT.left);
  const places: { label: string[]; shows: number | null; top: number; bottom: number }[] = [];
  for (const line of view.lines) {
    const label = wrapped(segmentName(line, words), LABEL, 15);
    const top = places.at(-1)?.bottom ?? 0;
    const bottom = top + Math.max(40, label.length * LINE + 16);
    places.push({ label, shows: line.shows, top, bottom });
  }
  const height = places.at(-1)?.bottom ?? 0;
  return (
    <ChartFrame {...frame} height={height}>
      {(start) => (
        <>
          <DrawnAxis ticks={ticks} across={across} top={start} height={height} write={f.share} />
          {places.map(({ label, shows, top, bottom }) => {
            const middle = start + (top + bottom) / 2;
            return (
              <g key={top}>
                <path d={`M${EDGE} ${start + top}h${LABEL}`} stroke={PALETTE.hairline} />
                <Lines
                  lines={label}
                  x={EDGE}
                  y={middle - (label.length * LINE) / 2 + 15}
                  step={LINE}
                  size={15}
                />
                {shows !== null && (
                  <rect
                    x={PLOT.left}
                    y={middle - 7}
                    width={across(shows) - PLOT.left}
                    height="14"
                    rx="2"
                    fill={shows <= gap ? PALETTE.text : PALETTE.between}
                  />
                )}
                <text
                  x={(shows === null ? PLOT.left : across(shows)) + 10}
                  y={middle + 5}
                  fontWeight={shows === null ? 'normal' : 'bold'}
                >
                  {shows === null ? t('planning.none') : f.sizeUp(shows)}
                </text>
              </g>
            );
          })}
          <path
            d={`M${across(gap)} ${start}v${height}`}
            stroke={PALETTE.text}
            strokeWidth="1.5"
            strokeDasharray="3 4"
          />
        </>
      )}
    </ChartFrame>
  );
}
