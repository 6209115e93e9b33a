import { ChartCard, Legend } from './ChartCard';
import { position } from './format';
import { Shape } from './Marker';
import { agreementPoints, agreementTitle, figureText } from './reproducedText';
import type { PublicationView } from './reproducedView';
import { ticksOn } from './strip';
import { useWords } from './Words';

/** Computed shares against published ones: what was met lies on the diagonal. */
export function ReproducedChart({ publications }: { publications: readonly PublicationView[] }) {
  const words = useWords();
  const { t, f } = words;
  const points = agreementPoints(publications);
  const title = agreementTitle(publications, words);
  const label = (tick: number) => (tick === 1 ? f.percent(tick) : f.share(tick));
  return (
    <ChartCard
      id="figures-chart"
      className="chart"
      title={title}
      about={t('figures.chart_about', { count: f.count(points.length) })}
    >
      <Legend />
      <div className="agreement">
        <svg width="100%" height="100%" role="img" aria-label={title}>
          {ticksOn('share').map((tick) => (
            <g key={tick}>
              <line className="grid" x1={position(tick)} x2={position(tick)} y1="0" y2="100%" />
              <line className="grid" x1="0" x2="100%" y1={position(tick)} y2={position(tick)} />
              <svg y="100%" overflow="visible" aria-hidden="true">
                <text className="tick" x={position(tick)} y="20" textAnchor="middle">
                  {label(tick)}
                </text>
              </svg>
              <svg y={position(1 - tick)} overflow="visible" aria-hidden="true">
                <text className="tick" x="-8" y="4" textAnchor="end">
                  {label(tick)}
                </text>
              </svg>
            </g>
          ))}
          <line className="between" x1="0" y1="100%" x2="100%" y2="0" />
          {points.map((point) => (
            <svg
              key={point.id}
              x={position(point.published)}
              y={position(1 - point.computed)}
              overflow="visible"
            >
              <title>
                {t('figures.chart_point', {
                  label: point.label,
                  published: figureText(point.published, 'share', words),
                  computed: figureText(point.computed, 'share', words),
                })}
              </title>
              <Shape side={point.audience ?? 'consumer'} size={7} />
            </svg>
          ))}
        </svg>
        <span className="agreement__up">{t('figures.computed_axis')}</span>
        <span className="agreement__across">{t('figures.published_axis')}</span>
      </div>
    </ChartCard>
  );
}
