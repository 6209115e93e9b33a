import { ChartFrame, type ChartFrameProps, EDGE, WIDTH } from './ChartFrame';
import { DrawnLegend, Mark, PALETTE } from './drawing';
import { agreementPoints } from './reproducedText';
import type { PublicationView } from './reproducedView';
import { ticksOn } from './strip';
import type { Words } from './Words';

const SIZE = 640;
const ROOM = 56;
const LEFT = (WIDTH - SIZE) / 2;

/** Computed shares against published ones, as a document of its own. */
export function AgreementDocument({
  publications,
  words,
  ...frame
}: ChartFrameProps & { publications: readonly PublicationView[]; words: Words }) {
  const { t, f } = words;
  const across = (share: number) => LEFT + share * SIZE;
  const label = (tick: number) => (tick === 1 ? f.percent(tick) : f.share(tick));
  return (
    <ChartFrame {...frame} height={ROOM + SIZE + 64}>
      {(top) => {
        const down = (share: number) => top + ROOM + (1 - share) * SIZE;
        return (
          <>
            <DrawnLegend top={top} words={words} />
            {ticksOn('share').map((tick) => (
              <g key={tick} fontSize="13" fill={PALETTE.quiet}>
                <path
                  d={`M${across(tick)} ${down(0)}V${down(1)}M${across(0)} ${down(tick)}H${across(1)}`}
                  stroke={PALETTE.hairline}
                />
                <text x={across(tick)} y={down(0) + 24} textAnchor="middle">
                  {label(tick)}
                </text>
                <text x={across(0) - 12} y={down(tick) + 4} textAnchor="end">
                  {label(tick)}
                </text>
              </g>
            ))}
            <path
              d={`M${across(0)} ${down(0)}L${across(1)} ${down(1)}`}
              stroke={PALETTE.between}
              strokeWidth="2"
            />
            {agreementPoints(publications).map(({ id, audience, published, computed }) => (
              <Mark
                key={id}
                side={audience ?? 'consumer'}
                x={across(published)}
                y={down(computed)}
              />
            ))}
            <text x={EDGE} y={down(1) + 4} fontSize="14" fill={PALETTE.quiet}>
              {t('figures.computed_axis')}
            </text>
            <text
              x={across(1)}
              y={down(0) + 48}
              fontSize="14"
              fill={PALETTE.quiet}
              textAnchor="end"
            >
              {t('figures.published_axis')}
            </text>
          </>
        );
      }}
    </ChartFrame>
  );
}
