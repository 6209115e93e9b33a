import type { DriversView } from '../gap/driversView';
import type { ShownFinding } from '../gap/findingMarks';
import { Ask, Asking } from './Asking';
import { ChartAxis, ChartCard } from './ChartCard';
import { DumbbellStrip } from './DumbbellStrip';
import { asRow, importanceOf, namedLines } from './driverText';
import { Explanation } from './Explained';
import { explainDriver } from './explainViews';
import { gapRange, gapText } from './figures';
import { driverMarks, findingNote, publishedPlaces } from './findingText';
import { ticksOn } from './strip';
import { useWords } from './Words';

const ANCHOR = 'drivers-chart';

/** Every driver's share on both sides, one line a driver, with the importance gap beside it. */
export function DriverChart({
  view,
  findings,
}: {
  view: DriversView;
  /** What is published of the same drivers. */
  findings: readonly ShownFinding[];
}) {
  const words = useWords();
  const { t, f } = words;
  const note = findingNote(findings, words);
  return (
    <ChartCard
      id={ANCHOR}
      className="chart"
      title={t('drivers.chart')}
      about={t('drivers.chart_about', { level: f.level(view.confidence) })}
      asks="figure"
    >
      <ChartAxis ticks={ticksOn('share')} heading={t('drivers.gap')} />
      <Asking anchor={ANCHOR}>
        {(explains) => (
          <ol className="chart__rows">
            {namedLines(view, words).map((named, index) => (
              <Line
                key={named.line.item}
                named={named}
                view={view}
                findings={findings}
                isNamed={index === 0}
                explains={explains}
              />
            ))}
          </ol>
        )}
      </Asking>
      {note !== null && <p className="note">{note}</p>}
    </ChartCard>
  );
}

function Line(props: {
  named: ReturnType<typeof namedLines>[number];
  view: DriversView;
  findings: readonly ShownFinding[];
  isNamed: boolean;
  explains: string | null;
}) {
  const { named, view, findings, isNamed, explains } = props;
  const { line, label, about, language, direction } = named;
  const words = useWords();
  const { t, f } = words;
  const outcome = importanceOf(line, view);
  const ask = { id: `chart.${line.item}`, asked: explains };
  return (
    <li className="chart__row">
      <div className="chart__label" lang={language} dir={direction}>
        <strong>{label}</strong>
        {[...(about === null ? [] : [about]), ...publishedPlaces(line, findings, words)].map(
          (text) => (
            <span key={text} lang={f.locale}>
              {text}
            </span>
          ),
        )}
      </div>
      <DumbbellStrip
        row={asRow(line)}
        isNamed={isNamed}
        marks={driverMarks(line, findings, words)}
      />
      <div className="chart__gap" dir="ltr">
        {outcome && line.gap ? (
          <>
            <Ask {...ask}>
              <span className={`gap gap--${outcome.side}`}>
                {gapText('share', line.gap.value, words)}
              </span>
            </Ask>
            <span className="chart__sure">
              <span>{gapRange('share', line.gap, words)}</span>
              <span className={outcome.sign ? `outcome outcome--${outcome.side}` : 'quiet'}>
                {outcome.sign && <span aria-hidden="true">{outcome.sign}</span>}
                {t(outcome.text)}
              </span>
            </span>
          </>
        ) : (
          <Ask {...ask}>
            <span className="quiet">{t('explain.how')}</span>
          </Ask>
        )}
      </div>
      {explains === ask.id && (
        <Explanation
          title={t('explain.title', { measure: label })}
          parts={explainDriver(view, line, 'gap', words)}
        />
      )}
    </li>
  );
}
