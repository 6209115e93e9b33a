import type { RowView } from '../gap/presentation';
import { estimateRange } from './figures';
import { position } from './format';
import { Shape } from './Marker';
import { anchorOf, type StripSide, stripSides } from './strip';
import { useWords, type Words } from './Words';

export const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1];
const HEIGHT = 64;
const MIDDLE = HEIGHT / 2;
/** How far a side gives way, in pixels. */
const LANE = 5;

/** Both sides of one row on an axis from 0 to 100 %, as wide as the place it stands in. */
export function DumbbellStrip({ row, isNamed }: { row: RowView; isNamed: boolean }) {
  const words = useWords();
  const sides = stripSides(row);
  const [one, other] = sides;
  return (
    <svg
      className="strip"
      width="100%"
      height={HEIGHT}
      role="img"
      aria-label={stripText(row, words)}
    >
      {TICKS.map((tick) => (
        <line
          key={tick}
          className="grid"
          x1={position(tick)}
          x2={position(tick)}
          y1="0"
          y2={HEIGHT}
        />
      ))}
      {sides.map((side) => (
        <Band key={side.side} {...side} />
      ))}
      {one && other && one.lane === 0 && (
        <line
          className="between"
          x1={position(one.estimate)}
          x2={position(other.estimate)}
          y1={MIDDLE}
          y2={MIDDLE}
        />
      )}
      {/* Managers last: their shape has the corners that stay visible on a circle. */}
      {[...sides].reverse().map(({ side, estimate, lane }) => (
        <svg
          aria-hidden="true"
          key={side}
          x={position(estimate)}
          y={MIDDLE + lane * LANE}
          overflow="visible"
        >
          <Shape side={side} />
        </svg>
      ))}
      {sides.map((side) => (
        <Value key={side.side} {...side} isNamed={isNamed} words={words} />
      ))}
    </svg>
  );
}

function Band({ side, low, high, bandLane }: StripSide) {
  if (low === null || high === null) return null;
  const thick = bandLane === 0 ? 10 : 7;
  return (
    <rect
      className={`band band--${side}`}
      x={position(low)}
      width={position(high - low)}
      y={MIDDLE + bandLane * LANE - thick / 2}
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
      y={side === 'manager' ? 14 : HEIGHT - 5}
      textAnchor={isNamed ? anchorOf(estimate, 0.2) : 'middle'}
    >
      {isNamed ? `${t(`side.${side}`)} ${f.share(estimate)}` : f.share(estimate)}
    </text>
  );
}

/** The strip in words. */
export function stripText(row: RowView, words: Words): string {
  const { t, f } = words;
  const side = (figure: RowView['manager']) => {
    if (!figure) return t('side.not_asked');
    if (figure.base === null) return t('side.withheld');
    if (figure.estimate === null) return t('side.no_answers');
    return t('chart.side_range', {
      figure: f.percent(figure.estimate),
      range: estimateRange('share', figure, words),
    });
  };
  return t('chart.both', { manager: side(row.manager), consumer: side(row.consumer) });
}
