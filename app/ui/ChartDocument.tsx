import type { ReportView } from '../gap/presentation';
import type { RowView } from '../gap/rowView';
import { PALETTE, SideMark, textWidth, wrapped } from './drawing';
import { gapRange, gapText, outcomeSide, outcomeSign, outcomeText } from './figures';
import { chartRows, stripSides } from './strip';
import type { Words } from './Words';

const WIDTH = 1200;
const EDGE = 48;
const LABEL = 300;
const PLOT = { left: 388, right: 872 };
const GAP = 912;
const LINE = 20;

export interface ChartDocumentProps {
  view: ReportView;
  words: Words;
  title: string;
  /** How sure the title is. */
  certainty: string;
  /** What stands below: method, source, date. */
  notes: readonly string[];
  badge: string | null;
}

/** The chart as a document of its own: title, labels, axis, values, intervals, verdicts, source. */
export function ChartDocument({ view, words, title, certainty, notes, badge }: ChartDocumentProps) {
  const { t } = words;
  const titleLines = wrapped(title, WIDTH - 2 * EDGE, 30, true);
  const certaintyLines = wrapped(certainty, WIDTH - 2 * EDGE, 16);
  const noteLines = notes.flatMap((note) => wrapped(note, WIDTH - 2 * EDGE, 14));
  const titleTop = badge ? 104 : 68;
  const certaintyTop = titleTop + titleLines.length * 38;
  const top = certaintyTop + certaintyLines.length * 24 + 40;
  const rows = laidOut(view, words, top);
  const bottom = rows.at(-1)?.bottom ?? top + 48;
  const height = bottom + 48 + noteLines.length * LINE + 16;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={WIDTH}
      height={height}
      viewBox={`0 0 ${WIDTH} ${height}`}
      fontFamily="system-ui, 'DejaVu Sans', Arial, sans-serif"
      fontSize="15"
      fill={PALETTE.text}
      role="img"
      aria-labelledby="title desc"
    >
      <title id="title">{title}</title>
      <desc id="desc">{certainty}</desc>
      <rect width={WIDTH} height={height} fill={PALETTE.paper} />
      {badge && <Badge text={badge} />}
      <Lines lines={titleLines} x={EDGE} y={titleTop} step={38} size={30} isBold />
      <Lines
        lines={certaintyLines}
        x={EDGE}
        y={certaintyTop}
        step={24}
        size={16}
        fill={PALETTE.quiet}
      />
      {rows.length > 0 && <Axis words={words} top={top} bottom={bottom} />}
      {rows.map((row, index) => (
        <Row key={row.row.id} {...row} words={words} isNamed={index === 0} />
      ))}
      {rows.length === 0 && (
        <text x={EDGE} y={top + 24}>
          {t('chart.none')}
        </text>
      )}
      <Lines
        lines={noteLines}
        x={EDGE}
        y={bottom + 48}
        step={LINE}
        size={14}
        fill={PALETTE.quiet}
      />
    </svg>
  );
}

interface RowPlace {
  row: RowView;
  top: number;
  bottom: number;
  label: string[];
  about: string[];
}

function laidOut(view: ReportView, words: Words, top: number): RowPlace[] {
  const places: RowPlace[] = [];
  for (const row of chartRows(view.rows)) {
    const item = view.items.find(({ key }) => key === row.item);
    const label = wrapped(item?.label ?? row.item, LABEL, 16, true);
    const about = wrapped(item?.favourable ?? words.t('measure.favourable'), LABEL, 14);
    const start = places.at(-1)?.bottom ?? top;
    const height = Math.max(72, (label.length + about.length) * LINE + 28);
    places.push({ row, label, about, top: start, bottom: start + height });
  }
  return places;
}

function Row({
  row,
  top,
  bottom,
  label,
  about,
  words,
  isNamed,
}: RowPlace & { words: Words; isNamed: boolean }) {
  const middle = (top + bottom) / 2;
  const block = (label.length + about.length) * LINE;
  const first = middle - block / 2 + 15;
  const sides = stripSides(row);
  const [one, other] = sides;
  const side = outcomeSide(row.outcome);
  const colour = side ? PALETTE[side].text : PALETTE.quiet;
  const range = gapRange(row.unit, row.gap, words);
  const verdict = `${outcomeSign(row.outcome)} ${outcomeText(row, words)}`.trim();
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
        />
      ))}
      <text
        x={GAP + 76}
        y={middle + 10}
        fontSize="28"
        fontWeight="bold"
        fill={colour}
        textAnchor="end"
      >
        {gapText(row.unit, row.gap?.value ?? null, words)}
      </text>
      <text x={GAP + 96} y={middle - 6} fontSize="14" fill={PALETTE.quiet}>
        {range}
      </text>
      <text x={GAP + 96} y={middle + 14} fontSize="14" fontWeight="bold" fill={colour}>
        {verdict}
      </text>
    </g>
  );
}

function across(share: number): number {
  return PLOT.left + share * (PLOT.right - PLOT.left);
}

function Axis({ words: { t, f }, top, bottom }: { words: Words; top: number; bottom: number }) {
  return (
    <g fontSize="13" fill={PALETTE.quiet}>
      {[0, 0.2, 0.4, 0.6, 0.8, 1].map((tick) => (
        <g key={tick}>
          <path d={`M${across(tick)} ${top}V${bottom}`} stroke={PALETTE.hairline} />
          <text x={across(tick)} y={top - 12} textAnchor="middle">
            {tick === 1 ? f.percent(tick) : f.share(tick)}
          </text>
        </g>
      ))}
      <text x={GAP} y={top - 12}>
        {t('chart.gap')}
      </text>
    </g>
  );
}

function Badge({ text }: { text: string }) {
  return (
    <g>
      <rect
        x={EDGE}
        y="32"
        width={textWidth(text, 14, true) + 28}
        height="30"
        rx="15"
        fill={PALETTE.badge}
      />
      <text x={EDGE + 14} y="52" fontSize="14" fontWeight="bold" fill={PALETTE.badgeText}>
        {text}
      </text>
    </g>
  );
}

function Lines(props: {
  lines: readonly string[];
  x: number;
  y: number;
  step: number;
  size: number;
  isBold?: boolean;
  fill?: string;
}) {
  const { lines, x, y, step, size, isBold = false, fill = PALETTE.text } = props;
  return (
    <text fontSize={size} fontWeight={isBold ? 'bold' : 'normal'} fill={fill}>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have nothing but their place.
        <tspan key={index} x={x} y={y + index * step}>
          {line}
        </tspan>
      ))}
    </text>
  );
}
