import type { CurvePanel, CurvesView } from '../gap/curvesView';
import type { ReportView } from '../gap/presentation';
import { Ask, Asking } from './Asking';
import { AskHint, Legend, Plot } from './ChartCard';
import { acrossOf, placedCurve, rowsOfCurves, thresholdText, waitText } from './curveText';
import { stripText } from './DumbbellStrip';
import { Explanation } from './Explained';
import { explainRow } from './explainText';
import { position } from './format';
import { Shape } from './Marker';
import { useWords } from './Words';

const SIDES = ['consumer', 'manager'] as const;

const ANCHOR = 'waits-charts';

interface Props {
  view: CurvesView;
  /** Who answered on each side, and with which weights. */
  audiences: ReportView['audiences'];
  minimumBase: number;
}

/** Cumulative curves of both sides: a small chart a question, what belongs together side by side. */
export function CurveCharts(props: Props) {
  return <Asking anchor={ANCHOR}>{(explains) => <Charts {...props} explains={explains} />}</Asking>;
}

function Charts(props: Props & { explains: string | null }) {
  const { view } = props;
  const { t } = useWords();
  return (
    <section className="card trend" aria-labelledby={ANCHOR}>
      <header className="chart__head">
        <h2 id={ANCHOR}>{t('waits.chart')}</h2>
        <p>
          {t('waits.chart_about', { axis: view.isLog ? 'log' : 'linear' })}
          <AskHint />
        </p>
        <Legend />
      </header>
      {rowsOfCurves(view.groups).map((panels) => (
        <div
          key={panels[0]?.item}
          className={panels.length % 3 === 0 ? 'trend__charts' : 'trend__charts curves'}
        >
          {panels.map((panel) => (
            <Panel key={panel.item} panel={panel} {...props} />
          ))}
        </div>
      ))}
    </section>
  );
}

function Panel(props: Props & { explains: string | null; panel: CurvePanel }) {
  const { panel, view, audiences, minimumBase, explains } = props;
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
      <Plot label={said || panel.label}>
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
      </Plot>
      <ol className="curves__times">
        {panel.thresholds.map(({ x, row }) => (
          <li key={x}>
            <span>{thresholdText(panel, x, words)}</span>
            {(['manager', 'consumer'] as const).map((side) => (
              <b key={side} className={`curves__share curves__share--${side}`}>
                <Ask id={`chart.${row.id}.${side}`} asked={explains}>
                  <span className="hidden-text">{t(`side.${side}`)} </span>
                  {f.percent(row[side]?.estimate ?? null)}
                </Ask>
              </b>
            ))}
          </li>
        ))}
      </ol>
      {panel.thresholds
        .filter(({ row }) => SIDES.some((side) => explains === `chart.${row.id}.${side}`))
        .map(({ x, row }) => (
          <Explanation
            key={x}
            title={t('explain.title', {
              measure: `${panel.label} · ${thresholdText(panel, x, words)}`,
            })}
            parts={explainRow({ ...view, audiences }, row, minimumBase, words)}
          />
        ))}
    </figure>
  );
}
