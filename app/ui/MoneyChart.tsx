import { Ask, Asking } from './Asking';
import { ChartCard, Grid } from './ChartCard';
import { Explanation } from './Explained';
import { explainMoney } from './explainMoney';
import { position } from './format';
import { type MoneyBar, moneyAxis, moneyBars, moneyText, type Purse } from './moneyText';
import { useWords } from './Words';

const ANCHOR = 'money-chart';

/** What a year costs or brings, a bar a result from its low end to its high end. */
export function MoneyChart({ view, currency }: Purse) {
  const { t, f } = useWords();
  const bars = moneyBars(view);
  if (bars.length === 0) return null;
  const { start, end, ticks } = moneyAxis(bars);
  const along = (figure: number) => (figure - start) / (end - start);
  const across = (figure: number) => position(along(figure));
  const places = ticks.map(along);
  return (
    <ChartCard
      id={ANCHOR}
      className="money"
      title={t('money.chart')}
      about={t('money.chart_about', { currency })}
      asks="figure"
    >
      <div className="money__row" aria-hidden="true">
        <div className="strip strip--axis money__strip">
          <svg width="100%" height="100%" aria-hidden="true">
            {ticks.map((tick, at) => (
              <text
                key={tick}
                className={at % (ticks.length - 1) === 0 ? 'tick' : 'tick money__tick'}
                x={across(tick)}
                y="14"
                textAnchor={at === 0 ? 'start' : at === ticks.length - 1 ? 'end' : 'middle'}
              >
                {f.rough(tick)}
              </text>
            ))}
          </svg>
        </div>
      </div>
      <Asking anchor={ANCHOR}>
        {(explains) => (
          <ol className="money__rows">
            {bars.map((bar) => (
              <Row
                key={bar.name}
                bar={bar}
                view={view}
                currency={currency}
                places={places}
                across={across}
                explains={explains}
              />
            ))}
          </ol>
        )}
      </Asking>
    </ChartCard>
  );
}

function Row(
  props: Purse & {
    bar: MoneyBar;
    explains: string | null;
    /** Where the ticks stand, as shares of the axis. */
    places: readonly number[];
    across: (figure: number) => string;
  },
) {
  const { bar, view, currency, places, across, explains } = props;
  const words = useWords();
  const { name, range, side } = bar;
  const label = words.t(`money.result.${name}`);
  const text = moneyText(range, currency, words);
  const ask = { id: `chart.${name}`, asked: explains };
  return (
    <li className="money__row">
      <span className="money__label">{label}</span>
      <div className="strip strip--compact money__strip">
        <svg
          width="100%"
          height="100%"
          role="img"
          aria-label={words.t('money.bar', { name: label, range: text })}
        >
          <Grid ticks={places} />
          <line
            className={`money__bar money__bar--${side ?? 'none'}`}
            x1={across(range.low)}
            x2={across(range.high)}
            y1="20"
            y2="20"
          />
          {range.value !== null && (
            <line
              className={`money__middle money__middle--${side ?? 'none'}`}
              x1={across(range.value)}
              x2={across(range.value)}
              y1="11"
              y2="29"
            />
          )}
        </svg>
      </div>
      <span className={`money__value value--${side ?? 'none'}`}>
        <Ask {...ask}>{text}</Ask>
      </span>
      {explains === ask.id && (
        <Explanation
          title={words.t('explain.title', { measure: label })}
          parts={explainMoney({ view, currency }, name, words)}
        />
      )}
    </li>
  );
}
