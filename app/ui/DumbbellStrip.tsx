import type { RowView } from '../gap/rowView';
import { Grid } from './ChartCard';
import { estimateRange } from './figures';
import { position } from './format';
import { Shape } from './Marker';
import { anchorOf, type StripSide, stripSides } from './strip';
import { useWords, type Words } from './Words';

export const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1];
export const ENDS = [0, 1];
/** How far a side gives way, and how far its number stands off the middle line, in pixels. */
const LANE = 5;
const NUMBER = { manager: -18, consumer: 27 } as const;

/** Both sides of one row on an axis from 0 to 100 %, as large as the place it stands in. */
export function DumbbellStrip({
  row,
  isNamed,
  isCompact = false,
}: {
  row: Pick<RowView, 'manager' | 'consumer'>;
  isNamed: boolean;
  /** Lower, and without the numbers. */
  isCompact?: boolean;
}) {
  const words = useWords();
  const sides = stripSides(row);
  const [one, other] = sides;
  return (
    <div className={isCompact ? 'strip strip--compact' : 'strip'}>
      <svg width="100%" height="100%" role="img" aria-label={stripText(row, words)}>
        <Grid ticks={isCompact ? ENDS : TICKS} />
        <svg y="50%" width="100%" overflow="visible" aria-hidden="true">
          {sides.map((side) => (
            <Band key={side.side} {...side} />
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
            <Value key={side.side} {...side} isNamed={isNamed} words={words} />
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

function Value(props: StripSide & { isNamed: boolean; words: Words }) {
  const { side, estimate, isNamed, words } = props;
  const { t, f } = words;
  return (
    <text
      className={`value value--${side}`}
      x={position(estimate)}
      y={NUMBER[side]}
      textAnchor={isNamed ? anchorOf(estimate, 0.2) : 'middle'}
    >
      {isNamed ? `${t(`side.${side}`)} ${f.share(estimate)}` : f.share(estimate)}
    </text>
  );
}

/** The strip in words. */
export function stripText(row: Pick<RowView, 'manager' | 'consumer'>, words: Words): string {
  const { t, f } = words;
  const side = (figure: RowView['manager']) => {
    if (!figure) return t('side.not_asked');
    if (figure.base === null) return t('side.withheld');
    if (figure.estimate === null)
      return t(figure.base === 0 ? 'side.no_answers' : 'side.being_updated');
    return t('chart.side_range', {
      figure: f.percent(figure.estimate),
      range: estimateRange('share', figure, words),
    });
  };
  return t('chart.both', { manager: side(row.manager), consumer: side(row.consumer) });
}
