import type { CurvePanel, CurvesView } from '../gap/curvesView';
import { Legend, SharePlot } from './ChartCard';
import { acrossOf, placedCurve, rowsOfCurves, thresholdText, waitText } from './curveText';
import { stripText } from './DumbbellStrip';
import { position } from './format';
import { Shape } from './Marker';
import { useWords } from './Words';

const SIDES = ['consumer', 'manager'] as const;

/** Cumulative curves of both sides: a small chart a question, what belongs together side by side. */
export function CurveCharts({ view }: { view: CurvesView }) {
  const { t } = useWords();
  return (
    <section className="card trend" aria-labelledby="waits-charts">
      <header className="chart__head">
        <h2 id="waits-charts">{t('waits.chart')}</h2>
        <p>{t('waits.chart_about', { axis: view.isLog ? 'log' : 'linear' })}</p>
        <Legend />
      </header>
      {rowsOfCurves(view.groups).map((panels) => (
        <div
          key={panels[0]?.item}
          className={panels.length % 3 === 0 ? 'trend__charts' : 'trend__charts curves'}
        >
          {panels.map((panel) => (
            <Panel key={panel.item} panel={panel} view={view} />
          ))}
        </div>
      ))}
    </section>
  );
}

function Panel({ panel, view }: { panel: CurvePanel; view: CurvesView }) {
  const words = useWords();
  const { t, f } = words;
  const title = `waits-${panel.item}`;
  const across = acrossOf(panel, view.isLog);
  const kind = waitText(panel, words);
  const said = panel.thresholds
    .map(({ x, row }) => `${thresholdText(panel, x, words)}: ${stripText(row, words)}`)
    .join('. ');
  return (
    <figure className="trend-chart" aria-labelledby={title}>
      <figcaption lang={view.language} dir={view.direction}>
        <h3 id={title}>{panel.label}</h3>
        {kind && <p lang={f.locale}>{kind}</p>}
      </figcaption>
      <SharePlot label={said || panel.label}>
        {panel.thresholds.map(({ x }) => (
          <line
            key={x}
            className="aim"
            x1={position(across(x))}
            x2={position(across(x))}
            y1="0"
            y2="100%"
          />
        ))}
        {SIDES.map((side) => {
          const points = placedCurve(panel, side, view.isLog);
          return points
            .slice(1)
            .map((point, at) => (
              <line
                key={`${side} ${point.x}`}
                className={`trend-line trend-line--${side}`}
                x1={position(points[at]?.x ?? 0)}
                y1={position(1 - (points[at]?.y ?? 0))}
                x2={position(point.x)}
                y2={position(1 - point.y)}
              />
            ));
        })}
        {SIDES.flatMap((side) =>
          panel.thresholds.map(({ x, row }) => {
            const estimate = row[side]?.estimate ?? null;
            return (
              estimate !== null && (
                <svg
                  key={`${side} ${x}`}
                  x={position(across(x))}
                  y={position(1 - estimate)}
                  overflow="visible"
                  aria-hidden="true"
                >
                  <Shape side={side} size={7} />
                </svg>
              )
            );
          }),
        )}
      </SharePlot>
      <ol className="curves__times">
        {panel.thresholds.map(({ x, row }) => (
          <li key={x}>
            <span>{thresholdText(panel, x, words)}</span>
            {(['manager', 'consumer'] as const).map((side) => (
              <b key={side} className={`curves__share curves__share--${side}`}>
                <span className="hidden-text">{t(`side.${side}`)} </span>
                {f.percent(row[side]?.estimate ?? null)}
              </b>
            ))}
          </li>
        ))}
      </ol>
    </figure>
  );
}
