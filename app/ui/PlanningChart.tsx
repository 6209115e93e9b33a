import type { PlanningLine, PlanningView } from '../gap/planningView';
import { Ask, Asking } from './Asking';
import { ChartCard, Grid, StripAxis } from './ChartCard';
import { Explanation } from './Explained';
import { explainPlan } from './explainViews';
import { position } from './format';
import { axisOf } from './planningAxis';
import { type Plan, segmentName } from './planningText';
import { useWords } from './Words';

const ANCHOR = 'planning-chart';

interface Props {
  view: PlanningView;
  plan: Plan;
  minimumBase: number;
}

/** The sizes from which on gaps show, a line a segment, with the gap that is wanted across them. */
export function PlanningChart(props: Props) {
  return <Asking anchor={ANCHOR}>{(explains) => <Chart {...props} explains={explains} />}</Asking>;
}

function Chart({ view, plan, minimumBase, explains }: Props & { explains: string | null }) {
  const words = useWords();
  const { t, f } = words;
  const { gap } = plan;
  const { end, ticks } = axisOf(view, gap);
  return (
    <ChartCard
      id={ANCHOR}
      className="planning"
      title={t('planning.chart')}
      about={t('planning.chart_about', { size: f.size(gap) })}
      asks="name"
    >
      <div className="planning__row" aria-hidden="true">
        <span />
        <StripAxis ticks={ticks} end={end} write={f.share} isCompact />
      </div>
      <ol className="planning__rows">
        {view.lines.map((line, at) => (
          <li key={line.labels.join('·') || 'total'} className="planning__row">
            <span className="planning__label" lang={view.language} dir={view.direction}>
              <Ask id={`chart.${at}`} asked={explains}>
                {segmentName(line, words)}
              </Ask>
            </span>
            <Strip line={line} gap={gap} end={end} ticks={ticks} />
            {explains === `chart.${at}` && (
              <Explanation
                title={t('explain.title', {
                  measure: `${segmentName(line, words)} · ${t('planning.from')}`,
                })}
                parts={explainPlan(view, line, 'shows', { plan, minimumBase }, words)}
              />
            )}
          </li>
        ))}
      </ol>
    </ChartCard>
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
        <Grid ticks={ticks} end={end} />
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
