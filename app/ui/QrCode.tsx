/** Light modules around it, which readers need. */
const MARGIN = 4;

/** A QR code, dark on light in every colour scheme. */
export function QrCode(props: { drawing: { size: number; path: string }; label: string }) {
  const { drawing, label } = props;
  const side = drawing.size + 2 * MARGIN;
  return (
    <svg
      className="qr"
      viewBox={`${-MARGIN} ${-MARGIN} ${side} ${side}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect x={-MARGIN} y={-MARGIN} width={side} height={side} fill="#fff" />
      <path d={drawing.path} fill="#000" />
    </svg>
  );
}
