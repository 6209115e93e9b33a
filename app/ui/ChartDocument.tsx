import type { ReportView } from '../gap/presentation';
import type { RowView } from '../gap/rowView';
import { type StripMark, stripMarks } from './benchmarkText';
import { ChartFrame, type ChartFrameProps, EDGE, LINE, Lines, WIDTH } from './ChartFrame';
import { DrawnAxis, PALETTE, SideMark, textWidth, wrapped } from './drawing';
import { measureText } from './figures';
import { drawnLine } from './sharesText';
import { axisOf, chartRows, type StripUnit, stripSides, ticksOn, writtenOn } from './strip';
import { unitChartHeading } from './unitChartText';
import type { Words } from './Words';

const LABEL = 300;
const PLOT = { left: 388, right: 872 };
const GAP = 912;
/** How wide a gap may run: beyond it stands the axis. */
const GAP_WIDTH = 92;

/** The gaps as a document of its own: labels, axis, values, intervals, verdicts. */
export function ChartDocument({
  view,
  words,
  ...frame
}: ChartFrameProps & { view: ReportView; words: Words }) {
  return <PanelsDocument panels={panelsOf(view, words)} words={words} {...frame} />;
}

/** One line of a drawn dumbbell chart. */
export interface DrawnRow {
  key: string;
  label: string;
  about: string | null;
  sides: Parameters<typeof stripSides>[0];
  gap: string;
  range: string;
  /** What the gap comes to, and whose colour it has. */
  verdict: string;
  side: 'manager' | 'consumer' | null;
  /** Published figures beside its own. */
  marks?: readonly StripMark[];
}

/** A panel of shares, and one for every other unit. */
function panelsOf(view: ReportView, words: Words): DrawnPanel[] {
  const drawn = (row: RowView, about: string | null, unit: StripUnit): DrawnRow => ({
    ...drawnLine({ row, label: itemOf(view, row)?.label ?? row.item, about }, words),
    marks: stripMarks(view, row, words, unit),
  });
  const shares = chartRows(view.rows).map((row) =>
    drawn(row, itemOf(view, row)?.favourable ?? words.t('measure.favourable'), 'share'),
  );
  return [
    { key: 'share', rows: shares, heading: words.t('chart.gap'), unit: 'share' },
    ...view.unitCharts.map((chart): DrawnPanel => {
      const unit = axisOf(chart.unit, chart.extent);
      const heading = unitChartHeading(chart, words);
      const rows = chart.rows.map((row) =>
        drawn(row, measureText(row, itemOf(view, row), words), unit),
      );
      return { key: chart.key, rows, heading, unit };
    }),
  ];
}

function itemOf({ items }: ReportView, { item }: RowView) {
  return items.find(({ key }) => key === item);
}

/** Rows with both sides on one axis, and what stands above their gaps. */
export interface DrawnPanel {
  key: string;
  rows: readonly DrawnRow[];
  heading: string;
  unit: StripUnit;
}

/** Rows with both sides on an axis from 0 to 100 % or another one, and what stands beside them. */
export function DumbbellDocument({
  rows,
  heading,
  unit = 'share',
  ...frame
}: ChartFrameProps & {
  rows: readonly DrawnRow[];
  heading: string;
  words: Words;
  unit?: StripUnit;
}) {
  return <PanelsDocument panels={[{ key: 'rows', rows, heading, unit }]} {...frame} />;
}

/** How far the axis of a chart stands below the chart above it. */
const APART = 88;

/** Dumbbell charts below each other, each on the axis of its unit. */
export function PanelsDocument({
  panels,
  words,
  ...frame
}: ChartFrameProps & { panels: readonly DrawnPanel[]; words: Words }) {
  const placed = placedPanels(panels);
  const last = placed.at(-1);
  return (
    <ChartFrame {...frame} height={last ? last.top + last.height : 48}>
      {(top) => (
        <>
          {placed.map(({ key, ...panel }) => (
            <Panel key={key} {...panel} top={top + panel.top} words={words} />
          ))}
          {placed.length === 0 && (
            <text x={EDGE} y={top + 24}>
              {words.t('chart.none')}
            </text>
          )}
        </>
      )}
    </ChartFrame>
  );
}

type PlacedPanel = Omit<DrawnPanel, 'rows'> & { places: RowPlace[]; top: number; height: number };

/** Those that have rows, below each other. */
function placedPanels(panels: readonly DrawnPanel[]): PlacedPanel[] {
  const placed: PlacedPanel[] = [];
  for (const { rows, ...panel } of panels) {
    const places = laidOut(rows);
    const above = placed.at(-1);
    const top = above ? above.top + above.height + APART : 0;
    if (rows.length > 0) placed.push({ ...panel, places, top, height: places.at(-1)?.bottom ?? 0 });
  }
  return placed;
}

function Panel({
  places,
  heading,
  unit,
  top,
  height,
  words,
}: Omit<PlacedPanel, 'key'> & { words: Words }) {
  return (
    <g>
      <DrawnAxis
        ticks={ticksOn(unit)}
        across={across}
        top={top}
        height={height}
        write={(tick) =>
          unit === 'share' && tick === 1 ? words.f.percent(tick) : writtenOn(unit, words)(tick)
        }
      />
      <text x={GAP} y={top - 12} fontSize="13" fill={PALETTE.quiet}>
        {heading}
      </text>
      {places.map((place, index) => (
        <Row
          key={place.row.key}
          {...place}
          start={top}
          words={words}
          isNamed={index === 0}
          unit={unit}
        />
      ))}
    </g>
  );
}

interface RowPlace {
  row: DrawnRow;
  top: number;
  bottom: number;
  label: string[];
  about: string[];
}

/** The rows below each other, from 0 on. */
function laidOut(rows: readonly DrawnRow[]): RowPlace[] {
  const places: RowPlace[] = [];
  for (const row of rows) {
    const label = wrapped(row.label, LABEL, 16, true);
    const about = row.about === null ? [] : wrapped(row.about, LABEL, 14);
    const start = places.at(-1)?.bottom ?? 0;
    const height = Math.max(72, (label.length + about.length) * LINE + 28);
    places.push({ row, label, about, top: start, bottom: start + height });
  }
  return places;
}

function Row({
  row,
  start,
  label,
  about,
  words,
  isNamed,
  unit,
  ...place
}: RowPlace & { start: number; words: Words; isNamed: boolean; unit: StripUnit }) {
  const [top, bottom] = [start + place.top, start + place.bottom];
  const middle = (top + bottom) / 2;
  const block = (label.length + about.length) * LINE;
  const first = middle - block / 2 + 15;
  const sides = stripSides(row.sides, unit);
  const [one, other] = sides;
  const colour = row.side ? PALETTE[row.side].text : PALETTE.quiet;
  return (
    <g>
      <path
        d={`M${EDGE} ${top}H${EDGE + LABEL}M${GAP} ${top}H${WIDTH - EDGE}`}
        stroke={PALETTE.hairline}
      />
      <Lines lines={label} x={EDGE} y={first} step={LINE} size={16} isBold />
      <Lines
        lines={about}
        x={EDGE}
        y={first + label.length * LINE}
        step={LINE}
        size={14}
        fill={PALETTE.quiet}
      />
      {one && other && one.lane === 0 && (
        <path
          d={`M${across(one.estimate)} ${middle}H${across(other.estimate)}`}
          stroke={PALETTE.between}
          strokeWidth="3"
        />
      )}
      {[...sides].reverse().map((figure) => (
        <SideMark
          key={figure.side}
          figure={figure}
          middle={middle}
          across={across}
          words={words}
          isNamed={isNamed}
          unit={unit}
        />
      ))}
      {row.marks?.map(({ id, side, value }) => (
        <path
          key={id}
          d={`M${across(value)} ${middle}${side === 'manager' ? 'm0 -17v11' : 'm0 6v11'}`}
          stroke={PALETTE.text}
          strokeWidth="2"
        />
      ))}
      <text
        x={GAP + 76}
        y={middle + 10}
        fontSize={Math.min(28, (28 * GAP_WIDTH) / textWidth(row.gap, 28, true))}
        fontWeight="bold"
        fill={colour}
        textAnchor="end"
      >
        {row.gap}
      </text>
      <text x={GAP + 96} y={middle - 6} fontSize="14" fill={PALETTE.quiet}>
        {row.range}
      </text>
      <text x={GAP + 96} y={middle + 14} fontSize="14" fontWeight="bold" fill={colour}>
        {row.verdict}
      </text>
    </g>
  );
}

function across(share: number): number {
  return PLOT.left + share * (PLOT.right - PLOT.left);
}
