import { ChartCard, Grid } from './ChartCard';
import { position } from './format';
import { type MoneyBar, moneyAxis, moneyBars, moneyText, type Purse } from './moneyText';
import { useWords } from './Words';

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
      id="money-chart"
      className="money"
      title={t('money.chart')}
      about={t('money.chart_about', { currency })}
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
      <ol className="money__rows">
        {bars.map((bar) => (
          <Row key={bar.name} bar={bar} currency={currency} places={places} across={across} />
        ))}
      </ol>
    </ChartCard>
  );
}

function Row(props: {
  bar: MoneyBar;
  currency: string;
  /** Where the ticks stand, as shares of the axis. */
  places: readonly number[];
  across: (figure: number) => string;
}) {
  const { bar, currency, places, across } = props;
  const words = useWords();
  const { name, range, side } = bar;
  const label = words.t(`money.result.${name}`);
  const text = moneyText(range, currency, words);
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
      <span className={`money__value value--${side ?? 'none'}`} aria-hidden="true">
        {text}
      </span>
    </li>
  );
}
