import type { PlanningLine, PlanningView } from '../gap/planningView';
import { position } from './format';
import { axisOf } from './planningAxis';
import { segmentName } from './planningText';
import { useWords } from './Words';

/** The sizes from which on gaps show, a line a segment, with the gap that is wanted across them. */
export function PlanningChart({ view, gap }: { view: PlanningView; gap: number }) {
  const words = useWords();
  const { t, f } = words;
  const { end, ticks } = axisOf(view, gap);
  return (
    <figure className="card planning" aria-labelledby="planning-chart">
      <figcaption className="chart__head">
        <h2 id="planning-chart">{t('planning.chart')}</h2>
        <p>{t('planning.chart_about', { size: f.size(gap) })}</p>
      </figcaption>
      <div className="planning__row" aria-hidden="true">
        <span />
        <div className="strip strip--axis">
          <svg width="100%" height="100%" aria-hidden="true">
            {ticks.map((tick) => (
              <text key={tick} className="tick" x={position(tick / end)} y="14" textAnchor="middle">
                {f.share(tick)}
              </text>
            ))}
          </svg>
        </div>
      </div>
      <ol className="planning__rows">
        {view.lines.map((line) => (
          <li key={line.labels.join('·') || 'total'} className="planning__row">
            <span className="planning__label" lang={view.language} dir={view.direction}>
              {segmentName(line, words)}
            </span>
            <Strip line={line} gap={gap} end={end} ticks={ticks} />
          </li>
        ))}
      </ol>
    </figure>
  );
}

function Strip(props: { line: PlanningLine; gap: number; end: number; ticks: readonly number[] }) {
  const { line, gap, end, ticks } = props;
  const words = useWords();
  const { t, f } = words;
  const { shows } = line;
  const segment = segmentName(line, words);
  const label =
    shows === null
      ? t('planning.bar_none', { segment })
      : t('planning.bar', { segment, gap: f.sizeUp(shows) });
  return (
    <div className="strip strip--compact">
      <svg width="100%" height="100%" role="img" aria-label={label}>
        {ticks.map((tick) => (
          <line
            key={tick}
            className="grid"
            x1={position(tick / end)}
            x2={position(tick / end)}
            y1="0"
            y2="100%"
          />
        ))}
        {shows !== null && (
          <>
            <rect
              className={shows <= gap ? 'reach reach--enough' : 'reach'}
              x="0"
              y="14"
              height="12"
              rx="2"
              width={position(shows / end)}
            />
            <text
              className="value"
              x={position(shows / end)}
              dx={shows / end > 0.9 ? -8 : 8}
              y="25"
              textAnchor={shows / end > 0.9 ? 'end' : 'start'}
              {...(shows / end > 0.9 ? { 'data-inside': '' } : {})}
            >
              {f.sizeUp(shows)}
            </text>
          </>
        )}
        {shows === null && (
          <text className="value value--none" x="8" y="25">
            {t('planning.none')}
          </text>
        )}
        <line className="aim" x1={position(gap / end)} x2={position(gap / end)} y1="0" y2="100%" />
      </svg>
    </div>
  );
}
