import type { Audience } from '../study/document';

/** The two sides' shapes, the same everywhere: managers diamonds, consumers circles. */
export function Shape({ side, size = 8 }: { side: Audience; size?: number }) {
  return side === 'manager' ? (
    <path className="manager" d={`M0 ${-size}L${size} 0L0 ${size}L${-size} 0Z`} />
  ) : (
    <circle className="consumer" r={size * 0.82} />
  );
}

/** A side's shape within a line of text. */
export function SideSign({ side }: { side: Audience }) {
  return (
    <svg className="sign" width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
      <Shape side={side} size={6.5} />
    </svg>
  );
}
