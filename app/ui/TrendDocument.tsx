import type { WaveLine, WavePoint, WavesView } from '../gap/wavesView';
import { ChartFrame, type ChartFrameProps, EDGE, LINE, Lines, WIDTH } from './ChartFrame';
import { DrawnLegend, DrawnSide, Mark, PALETTE, wrapped } from './drawing';
import { gapText } from './figures';
import { axisOf, placedOn, type StripUnit } from './strip';
import { lineText } from './trendText';
import type { Words } from './Words';

const COLUMNS = 3;
const SPACE = 48;
const WIDE = (WIDTH - 2 * EDGE - (COLUMNS - 1) * SPACE) / COLUMNS;
const AXIS = 44;
const PLOT = 170;
const BELOW = 84;

/** Both sides wave by wave as a document of its own: a small chart an item, three beside each other. */
export function TrendDocument({
  view,
  words,
  ...frame
}: ChartFrameProps & { view: WavesView; words: Words }) {
  const heads = view.lines.map((line) => ({
    label: wrapped(line.label, WIDE, 15, true),
    about: wrapped(lineText(line, words), WIDE, 13),
  }));
  const rows = Array.from({ length: Math.ceil(view.lines.length / COLUMNS) }, (_, row) =>
    Math.max(
      ...heads
        .slice(row * COLUMNS, (row + 1) * COLUMNS)
        .map(({ label, about }) => (label.length + about.length) * LINE),
    ),
  );
  const topOf = (row: number) =>
    rows.slice(0, row).reduce((sum, head) => sum + head + PLOT + BELOW, 0);
  return (
    <ChartFrame {...frame} height={topOf(rows.length)}>
      {(start) => [
        <DrawnLegend key="legend" top={start - 16} words={words} />,
        ...view.lines.map((line, at) => {
          const row = Math.floor(at / COLUMNS);
          const left = EDGE + (at % COLUMNS) * (WIDE + SPACE);
          const top = start + topOf(row);
          const { label = [], about = [] } = heads[at] ?? {};
          return (
            <g key={line.key}>
              <Lines lines={label} x={left} y={top + 12} step={LINE} size={15} isBold />
              <Lines
                lines={about}
                x={left}
                y={top + 12 + label.length * LINE}
                step={LINE}
                size={13}
                fill={PALETTE.quiet}
              />
              <Plot
                line={line}
                view={view}
                words={words}
                left={left}
                top={top + (rows[row] ?? 0) + 12}
              />
            </g>
          );
        }),
      ]}
    </ChartFrame>
  );
}

function Plot(props: { line: WaveLine; view: WavesView; words: Words; left: number; top: number }) {
  const { line, view, words, left, top } = props;
  const { t } = words;
  const width = (WIDE - AXIS) / line.points.length;
  const across = (at: number) => left + AXIS + (at + 0.5) * width;
  const down = (place: number) => top + (1 - place) * PLOT;
  const unit = axisOf(line.unit, line.extent);
  return (
    <g>
      <DrawnSide left={left} axis={AXIS} width={WIDE} down={down} words={words} unit={unit} />
      {(['consumer', 'manager'] as const).map((side) => (
        <Side key={side} side={side} points={line.points} unit={unit} across={across} down={down} />
      ))}
      {line.points.map((point, at) => (
        <g key={point.wave} textAnchor="middle">
          <text x={across(at)} y={top + PLOT + 24} fontSize="13" fontWeight="bold">
            {gapText(line.unit, point.gap?.value ?? null, words)}
          </text>
          <Lines
            lines={wrapped(
              point.comparable ? (view.waves[at]?.title ?? '') : t('trend.asked_otherwise'),
              width,
              11,
            ).slice(0, 2)}
            x={across(at)}
            y={top + PLOT + 42}
            step={14}
            size={11}
            fill={PALETTE.quiet}
          />
        </g>
      ))}
    </g>
  );
}

function Side(props: {
  side: 'manager' | 'consumer';
  points: readonly WavePoint[];
  unit: StripUnit;
  across: (at: number) => number;
  down: (place: number) => number;
}) {
  const { side, points, unit, across, down } = props;
  const colours = PALETTE[side];
  const known = points.flatMap((point, at) =>
    placedOn(unit, point[side]).map((placed) => ({ ...placed, at })),
  );
  const path = known
    .map(({ estimate, at }, index) => `${index === 0 ? 'M' : 'L'}${across(at)} ${down(estimate)}`)
    .join('');
  return (
    <g>
      {known.map(({ low, high, at }) =>
        low === null || high === null ? null : (
          <rect
            key={at}
            x={across(at) + (side === 'manager' ? -8 : 0)}
            y={down(high)}
            width="8"
            height={down(low) - down(high)}
            rx="4"
            fill={colours.band}
          />
        ),
      )}
      <path d={path} fill="none" stroke={colours.mark} strokeWidth="2" />
      {known.map(({ estimate, at }) => (
        <Mark key={at} side={side} x={across(at)} y={down(estimate)} />
      ))}
    </g>
  );
}
