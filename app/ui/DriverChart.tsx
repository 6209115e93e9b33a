import type { DriverLine, DriversView } from '../gap/driversView';
import { ChartAxis, ChartCard } from './ChartCard';
import { DumbbellStrip } from './DumbbellStrip';
import { asRow, importanceOf } from './driverText';
import { gapRange, gapText } from './figures';
import { ticksOn } from './strip';
import { useWords } from './Words';

/** Every driver's share on both sides, one line a driver, with the importance gap beside it. */
export function DriverChart({ view, confidence }: { view: DriversView; confidence: number }) {
  const { t, f } = useWords();
  return (
    <ChartCard
      id="drivers-chart"
      className="chart"
      title={t('drivers.chart')}
      about={t('drivers.chart_about', { level: f.level(confidence) })}
    >
      <ChartAxis ticks={ticksOn('share')} heading={t('drivers.gap')} />
      <ol className="chart__rows">
        {view.lines.map((line, index) => (
          <Line key={line.item} line={line} view={view} isNamed={index === 0} />
        ))}
      </ol>
    </ChartCard>
  );
}

function Line(props: { line: DriverLine; view: DriversView; isNamed: boolean }) {
  const { line, view, isNamed } = props;
  const words = useWords();
  const { t } = words;
  const outcome = importanceOf(line, view.illustrates);
  return (
    <li className="chart__row">
      <div className="chart__label" lang={view.language} dir={view.direction}>
        <strong>{line.label}</strong>
      </div>
      <DumbbellStrip row={asRow(line)} isNamed={isNamed} />
      <div className="chart__gap" dir="ltr">
        {outcome && line.gap && (
          <>
            <span className={`gap gap--${outcome.side}`}>
              {gapText('share', line.gap.value, words)}
            </span>
            <span className="chart__sure">
              <span>{gapRange('share', line.gap, words)}</span>
              <span className={`outcome outcome--${outcome.side}`}>
                {outcome.sign && <span aria-hidden="true">{outcome.sign}</span>}
                {t(outcome.text)}
              </span>
            </span>
          </>
        )}
      </div>
    </li>
  );
}
