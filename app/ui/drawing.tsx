import { anchorOf, type StripSide, type StripUnit, sideTicksOn, writtenOn } from './strip';
import type { Words } from './Words';

/** Where drawings begin. */
export const LEFT = 48;

/** Colours of drawings that leave the page, where no style sheet reaches. */
export const PALETTE = {
  paper: '#ffffff',
  text: '#16181d',
  quiet: '#565c6b',
  hairline: '#e3e3de',
  between: '#b4b6c2',
  badge: '#fdf0dc',
  badgeText: '#7a4100',
  manager: { mark: '#0072b2', text: '#0068a3', band: '#c2dfee' },
  consumer: { mark: '#d55e00', text: '#b84e00', band: '#f6d9c3' },
} as const;

/** How wide a text runs, roughly and rather too wide, in the font that the drawings are made for. */
export function textWidth(text: string, size: number, isBold = false): number {
  const widths = [...text].map((letter) => {
    if (/[\s.,:;!|'’iljftrI()-]/u.test(letter)) return 0.4;
    if (/[mwMW%@—жшщюыфЖШЩЮЫФ]/u.test(letter)) return 0.95;
    return /\p{Lu}/u.test(letter) ? 0.74 : 0.63;
  });
  return widths.reduce((sum, width) => sum + width, 0) * size * (isBold ? 1.12 : 1);
}

/** The lines of a text that is at most so wide; a longer word is broken. */
export function wrapped(text: string, width: number, size: number, isBold = false): string[] {
  const lines: string[] = [];
  let line = '';
  const fits = (candidate: string) => textWidth(candidate, size, isBold) <= width;
  for (const word of text.split(/[ \n]+/).flatMap((whole) => broken(whole, fits))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && !fits(longer)) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}

/** The lines of a name and its figure, the name cut off where there would be more than so many. */
export function named(
  name: string,
  figure: string,
  { width, size, lines: most }: { width: number; size: number; lines: number },
): string[] {
  let letters = [...name];
  let lines = wrapped(`${name} ${figure}`, width, size);
  while (lines.length > most && letters.length > 0) {
    letters = letters.slice(0, -1);
    lines = wrapped(`${letters.join('').trimEnd()}… ${figure}`, width, size);
  }
  return lines;
}

function broken(word: string, fits: (candidate: string) => boolean): string[] {
  const parts: string[] = [];
  let part = '';
  for (const letter of word) {
    if (part !== '' && !fits(part + letter)) {
      parts.push(part);
      part = '';
    }
    part += letter;
  }
  return [...parts, part];
}

/** A side's band, shape and value. */
export function SideMark(props: {
  figure: StripSide;
  middle: number;
  across: (share: number) => number;
  words: Words;
  isNamed: boolean;
  unit: StripUnit;
}) {
  const { figure, middle, across, words, isNamed, unit } = props;
  const { side, estimate, low, high, lane, bandLane } = figure;
  const { t } = words;
  const written = writtenOn(unit, words)(estimate);
  const colours = PALETTE[side];
  const x = across(estimate);
  const y = middle + lane * 6;
  const thick = bandLane === 0 ? 12 : 8;
  const outline = { stroke: PALETTE.paper, strokeWidth: 2, fill: colours.mark };
  return (
    <g>
      {low !== null && high !== null && (
        <rect
          x={across(low)}
          y={middle + bandLane * 6 - thick / 2}
          width={across(high) - across(low)}
          height={thick}
          rx={thick / 2}
          fill={colours.band}
        />
      )}
      {side === 'manager' ? (
        <path d={`M${x} ${y - 10}L${x + 10} ${y}L${x} ${y + 10}L${x - 10} ${y}Z`} {...outline} />
      ) : (
        <circle cx={x} cy={y} r="8" {...outline} />
      )}
      <text
        x={x}
        y={side === 'manager' ? middle - 18 : middle + 30}
        fontWeight="bold"
        fill={colours.text}
        textAnchor={isNamed ? anchorOf(estimate, 0.16) : 'middle'}
      >
        {isNamed ? `${t(`side.${side}`)} ${written}` : written}
      </text>
    </g>
  );
}

/** The lines of an axis down a drawing, with their figures above it. */
export function DrawnAxis(props: {
  ticks: readonly number[];
  across: (tick: number) => number;
  top: number;
  height: number;
  write: (tick: number) => string;
}) {
  const { ticks, across, top, height, write } = props;
  return ticks.map((tick) => (
    <g key={tick} fontSize="13" fill={PALETTE.quiet}>
      <path d={`M${across(tick)} ${top}v${height}`} stroke={PALETTE.hairline} />
      <text x={across(tick)} y={top - 12} textAnchor="middle">
        {write(tick)}
      </text>
    </g>
  ));
}

/** A side's shape in a drawing. */
export function Mark({ side, x, y }: { side: 'manager' | 'consumer'; x: number; y: number }) {
  const look = { fill: PALETTE[side].mark, stroke: PALETTE.paper, strokeWidth: 1.5 };
  return side === 'consumer' ? (
    <circle cx={x} cy={y} r="6" {...look} />
  ) : (
    <path d={`M${x} ${y - 8}l8 8l-8 8l-8 -8z`} {...look} />
  );
}

/** Which shape is whose, in a drawing. */
export function DrawnLegend({ top, words }: { top: number; words: Words }) {
  const { t } = words;
  const second = LEFT + 24 + textWidth(t('side.manager'), 14, true) + 32;
  return (
    <g fontSize="14" fontWeight="bold">
      <Mark side="manager" x={LEFT + 8} y={top - 5} />
      <text x={LEFT + 24} y={top} fill={PALETTE.manager.text}>
        {t('side.manager')}
      </text>
      <Mark side="consumer" x={second + 8} y={top - 5} />
      <text x={second + 24} y={top} fill={PALETTE.consumer.text}>
        {t('side.consumer')}
      </text>
    </g>
  );
}

/** Figures up the side of a small drawn chart, shares if nothing else. */
export function DrawnSide(props: {
  left: number;
  /** How wide the figures run. */
  axis: number;
  width: number;
  down: (tick: number) => number;
  words: Words;
  unit?: StripUnit;
}) {
  const { left, axis, width, down, words, unit = 'share' } = props;
  const written = writtenOn(unit, words);
  return sideTicksOn(unit).map((tick) => (
    <g key={tick} fontSize="12" fill={PALETTE.quiet}>
      <path d={`M${left + axis} ${down(tick)}h${width - axis}`} stroke={PALETTE.hairline} />
      <text x={left} y={down(tick) + 4}>
        {unit === 'share' && tick === 1 ? words.f.percent(tick) : written(tick)}
      </text>
    </g>
  ));
}
