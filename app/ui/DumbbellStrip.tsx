import type { RowView, Unit } from '../gap/rowView';
import type { StripMark } from './benchmarkText';
import { Grid } from './ChartCard';
import { estimateRange, estimateText } from './figures';
import { position } from './format';
import { Shape } from './Marker';
import {
  anchorOf,
  fewTicksOn,
  type StripSide,
  type StripUnit,
  stripSides,
  ticksOn,
  writtenOn,
} from './strip';
import { useWords, type Words } from './Words';

/** How far a side gives way, and how far its number stands off the middle line, in pixels. */
const LANE = 5;
/** How far a published figure's line reaches from the middle, past the shapes. */
const BENCHMARK = 15;
const NUMBER = { manager: -18, consumer: 27 } as const;

/** Both sides of one row on an axis, as large as the place it stands in. */
export function DumbbellStrip({
  row,
  isNamed,
  isCompact = false,
  unit = 'share',
  read,
  marks = [],
}: {
  row: Pick<RowView, 'manager' | 'consumer'>;
  isNamed: boolean;
  /** Lower, and without the numbers. */
  isCompact?: boolean;
  unit?: StripUnit;
  /** How its figures are written, where its axis does not say so. */
  read?: Unit;
  /** Published figures beside the row's own. */
  marks?: readonly StripMark[];
}) {
  const words = useWords();
  const sides = stripSides(row, unit);
  const [one, other] = sides;
  const text = stripText(row, words, read ?? unit);
  const figures = marks.map((mark) => mark.text).join(', ');
  const label = marks.length > 0 ? words.t('benchmarks.strip', { text, figures }) : text;
  return (
    <div className={isCompact ? 'strip strip--compact' : 'strip'}>
      <svg width="100%" height="100%" role="img" aria-label={label}>
        <Grid ticks={isCompact ? fewTicksOn(unit) : ticksOn(unit)} />
        <svg y="50%" width="100%" overflow="visible" aria-hidden="true">
          {sides.map((side) => (
            <Band key={side.side} {...side} />
          ))}
          {marks.map(({ id, side, value }) => (
            <line
              key={id}
              className="benchmark"
              x1={position(value)}
              x2={position(value)}
              y1={side === 'manager' ? -BENCHMARK : 0}
              y2={side === 'manager' ? 0 : BENCHMARK}
            />
          ))}
          {one && other && one.lane === 0 && (
            <line
              className="between"
              x1={position(one.estimate)}
              x2={position(other.estimate)}
              y1="0"
              y2="0"
            />
          )}
          {/* Managers last: the corners of their shape stand out on a circle. */}
          {[...sides].reverse().map(({ side, estimate, lane }) => (
            <svg
              aria-hidden="true"
              key={side}
              x={position(estimate)}
              y={lane * LANE}
              overflow="visible"
            >
              <Shape side={side} />
            </svg>
          ))}
          {(isCompact ? [] : sides).map((side) => (
            <Value key={side.side} {...side} isNamed={isNamed} unit={unit} words={words} />
          ))}
        </svg>
      </svg>
    </div>
  );
}

function Band({ side, low, high, bandLane }: StripSide) {
  if (low === null || high === null) return null;
  const thick = bandLane === 0 ? 10 : 7;
  return (
    <rect
      className={`band--${side}`}
      x={position(low)}
      width={position(high - low)}
      y={bandLane * LANE - thick / 2}
      height={thick}
      rx={thick / 2}
    />
  );
}

function Value(props: StripSide & { isNamed: boolean; unit: StripUnit; words: Words }) {
  const { side, estimate, isNamed, unit, words } = props;
  const { t } = words;
  const figure = writtenOn(unit, words)(estimate);
  return (
    <text
      className={`value value--${side}`}
      x={position(estimate)}
      y={NUMBER[side]}
      textAnchor={isNamed ? anchorOf(estimate, 0.2) : 'middle'}
    >
      {isNamed ? `${t(`side.${side}`)} ${figure}` : figure}
    </text>
  );
}

/** The strip in words. */
export function stripText(
  row: Pick<RowView, 'manager' | 'consumer'>,
  words: Words,
  unit: StripUnit | Unit = 'share',
): string {
  const { t } = words;
  const read = typeof unit === 'object' ? 'time' : unit;
  const side = (figure: RowView['manager']) => {
    if (!figure) return t('side.not_asked');
    if (figure.base === null) return t('side.withheld');
    if (figure.estimate === null)
      return t(figure.base === 0 ? 'side.no_answers' : 'side.being_updated');
    return t('chart.side_range', {
      figure: estimateText(read, figure.estimate, words),
      range: estimateRange(read, figure, words),
    });
  };
  return t('chart.both', { manager: side(row.manager), consumer: side(row.consumer) });
}
