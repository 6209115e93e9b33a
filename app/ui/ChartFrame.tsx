import type { ReactNode } from 'react';
import { LEFT, PALETTE, textWidth, wrapped } from './drawing';

export const WIDTH = 1200;
export const EDGE = LEFT;
/** How far lines of text stand apart. */
export const LINE = 20;

export interface ChartFrameProps {
  title: string;
  /** How sure the title is. */
  certainty: string;
  /** What stands below: method, source, date. */
  notes: readonly string[];
  badge: string | null;
}

/** A chart as a document of its own: title, how sure it is, what was drawn, method, source, date. */
export function ChartFrame({
  title,
  certainty,
  notes,
  badge,
  height: drawn,
  children,
}: ChartFrameProps & {
  /** How high the drawing is. */
  height: number;
  /** The drawing, from where it begins. */
  children: (top: number) => ReactNode;
}) {
  const titleLines = wrapped(title, WIDTH - 2 * EDGE, 30, true);
  const certaintyLines = wrapped(certainty, WIDTH - 2 * EDGE, 16);
  const noteLines = notes.flatMap((note) => wrapped(note, WIDTH - 2 * EDGE, 14));
  const titleTop = badge ? 104 : 68;
  const certaintyTop = titleTop + titleLines.length * 38;
  const top = certaintyTop + certaintyLines.length * 24 + 40;
  const bottom = top + drawn;
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
      {children(top)}
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

/** Lines of text, one below the other. */
export function Lines(props: {
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
