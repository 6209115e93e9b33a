import type { WaveLine, WavePoint, WavesView } from '../gap/wavesView';
import { Ask, Asking } from './Asking';
import { AskHint, Legend, Plot } from './ChartCard';
import { stripText } from './DumbbellStrip';
import { Explanation } from './Explained';
import { explainPoint, explainTrend } from './explainViews';
import { gapText } from './figures';
import { position } from './format';
import { Shape } from './Marker';
import { axisOf, placedOn, type StripUnit, sideTicksOn, writtenOn } from './strip';
import { lineText, slopeText, type TrendAsked, trendAbout } from './trendText';
import { useWords } from './Words';

const SIDES = ['consumer', 'manager'] as const;

const ANCHOR = 'trend-charts';

interface Props {
  view: WavesView;
  asked: Pick<TrendAsked, 'against' | 'adjust' | 'confidence'>;
}

/** Both sides over the waves: a small chart an item and measure, all of one unit on the same axis. */
export function TrendCharts(props: Props) {
  return <Asking anchor={ANCHOR}>{(explains) => <Charts {...props} explains={explains} />}</Asking>;
}

function Charts({ view, asked, explains }: Props & { explains: string | null }) {
  const words = useWords();
  const { t } = words;
  return (
    <section className="card trend" aria-labelledby={ANCHOR}>
      <header className="chart__head">
        <h2 id={ANCHOR}>{t('trend.chart')}</h2>
        <p>
          {trendAbout(view, asked.confidence, words)}
          <AskHint />
        </p>
        <Legend />
      </header>
      <div className="trend__charts">
        {view.lines.map((line) => (
          <Chart key={line.key} line={line} view={view} asked={asked} explains={explains} />
        ))}
      </div>
    </section>
  );
}

function Chart(props: Props & { explains: string | null; line: WaveLine }) {
  const { view, asked, explains, line } = props;
  const words = useWords();
  const { t } = words;
  const title = `trend-${line.key}`;
  const axis = axisOf(line.unit, line.extent);
  const isOwn = line.measure === 'favourable';
  const across = (at: number) => (at + 0.5) / line.points.length;
  const idOf = (what: string) => `chart.${line.key}.${what}`;
  const point = line.points.find(({ wave }) => idOf(wave) === explains);
  return (
    <figure className="trend-chart" aria-labelledby={title}>
      <figcaption>
        <h3 id={title} lang={view.language} dir={view.direction}>
          {line.label}
        </h3>
        <p {...(isOwn && { lang: view.language, dir: view.direction })}>{lineText(line, words)}</p>
      </figcaption>
      <Plot
        label={inWords(line, view, words)}
        ticks={sideTicksOn(axis)}
        write={axis === 'share' ? undefined : writtenOn(axis, words)}
      >
        {SIDES.map((side) => (
          <Side key={side} side={side} points={line.points} across={across} axis={axis} />
        ))}
      </Plot>
      <ol className="trend-chart__gaps">
        {line.points.map((point, at) => (
          <li key={point.wave}>
            <Ask id={idOf(point.wave)} asked={explains}>
              <strong>{gapText(line.unit, point.gap?.value ?? null, words)}</strong>
              <span>{point.comparable ? view.waves[at]?.title : t('trend.asked_otherwise')}</span>
            </Ask>
          </li>
        ))}
      </ol>
      {line.slope && (
        <p className="trend-chart__slope">
          <Ask id={idOf('slope')} asked={explains}>
            {slopeText(line.slope, words)}
          </Ask>
        </p>
      )}
      {point && (
        <Explanation
          title={t('explain.title', { measure: line.label })}
          parts={explainPoint(view, line, point, asked.confidence, words)}
        />
      )}
      {explains === idOf('slope') && (
        <Explanation
          title={t('explain.title', { measure: `${line.label} · ${t('trend.slope')}` })}
          parts={explainTrend(view, line, 'slope', asked, words)}
        />
      )}
    </figure>
  );
}

function Side(props: {
  side: 'manager' | 'consumer';
  points: readonly WavePoint[];
  across: (at: number) => number;
  axis: StripUnit;
}) {
  const { side, points, across, axis } = props;
  const known = points.flatMap((point, at) =>
    placedOn(axis, point[side]).map((placed) => ({ ...placed, at })),
  );
  return (
    <g>
      {known.map(({ low, high, at }) =>
        low === null || high === null ? null : (
          <svg key={at} x={position(across(at))} overflow="visible" aria-hidden="true">
            <rect
              className={`band--${side}`}
              x={side === 'manager' ? -7 : -1}
              width="8"
              y={position(1 - high)}
              height={position(high - low)}
              rx="4"
            />
          </svg>
        ),
      )}
      {known.map((point, index) => {
        const next = known[index + 1];
        return (
          next && (
            <line
              key={point.at}
              className={`trend-line trend-line--${side}`}
              x1={position(across(point.at))}
              x2={position(across(next.at))}
              y1={position(1 - point.estimate)}
              y2={position(1 - next.estimate)}
            />
          )
        );
      })}
      {known.map(({ estimate, at }) => (
        <svg
          key={at}
          x={position(across(at))}
          y={position(1 - estimate)}
          overflow="visible"
          aria-hidden="true"
        >
          <Shape side={side} />
        </svg>
      ))}
    </g>
  );
}

function inWords(line: WaveLine, view: WavesView, words: ReturnType<typeof useWords>): string {
  return line.points
    .map((point, at) =>
      words.t('trend.point', {
        wave: view.waves[at]?.title ?? '',
        figures: point.comparable
          ? stripText(point, words, line.unit)
          : words.t('trend.asked_otherwise'),
        gap: gapText(line.unit, point.gap?.value ?? null, words),
      }),
    )
    .join('. ');
}
