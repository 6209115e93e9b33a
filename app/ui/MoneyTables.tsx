import {
  capital,
  formulaInFigures,
  formulaInWords,
  middleText,
  type Purse,
  resultText,
} from './moneyText';
import { TableFrame } from './TableFrame';
import { useWords } from './Words';

/** Every result with its formula, in words and with its figures. */
export function MoneyTable(purse: Purse) {
  const words = useWords();
  const { t, f } = words;
  const { view, currency } = purse;
  return (
    <TableFrame
      caption={t('money.table_about')}
      className="figures money__table"
      head={(['what', 'outcome', 'middle', 'formula'] as const).map((column) => (
        <th key={column} scope="col">
          {t(`money.${column}`)}
        </th>
      ))}
    >
      <tbody>
        {view.results.map((result) => (
          <tr key={result.name}>
            <th scope="row">{t(`money.result.${result.name}`)}</th>
            <td className="money__outcome">
              {result.range ? resultText(result, currency, words) : t('money.none')}
            </td>
            <td className="figure" data-label={t('money.middle')}>
              {middleText(result, currency, words)}
            </td>
            <td>
              {capital(formulaInWords(result, words), f.locale)}
              <span className="money__figures">
                {'= '}
                {formulaInFigures(result, purse, words)}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}

const FORECASTS = ['high', 'right', 'low'] as const;

/** What the table of staffing follows from, in the order in which one follows from another. */
const STAFFED = ['traffic', 'waits', 'level', 'wait', 'occupancy', 'agents', 'late'] as const;

/** What callers and agents get with the right forecast and with a wrong one. */
export function StaffingTable({ view }: Pick<Purse, 'view'>) {
  const { t, f } = useWords();
  const contacts = view.inputs.find(({ name }) => name === 'contacts')?.range?.low ?? null;
  return (
    <TableFrame
      caption={t('money.staffing_about', { contacts: f.count(contacts) })}
      region={`${t('table.region')}: ${t('money.staffing')}`}
      head={(['forecast', 'agents', 'level', 'wait', 'occupancy'] as const).map((column) => (
        <th key={column} scope="col">
          {t(`money.${column}`)}
        </th>
      ))}
      after={
        <ul className="notes">
          {STAFFED.map((name) => (
            <li key={name} className="note">
              {t(`money.staffed.${name}`, {
                contacts: t('money.input.contacts'),
                handling: t('money.input.handling'),
                target: t('money.input.target'),
                level: t('money.input.level'),
                hours: t('money.input.hours'),
              })}
            </li>
          ))}
        </ul>
      }
    >
      <tbody>
        {FORECASTS.map((name) => {
          const forecast = view.forecasts[name];
          if (!forecast) return null;
          const { agents, serviceLevel, answer, occupancy, error } = forecast;
          const off = `${f.stated(Math.abs(error))}\u00a0%`;
          return (
            <tr key={name}>
              <th scope="row">{capital(t(`money.forecast.${name}`, { off }), f.locale)}</th>
              <td>{f.count(agents)}</td>
              <td>{f.percent(serviceLevel)}</td>
              <td>
                {answer === null
                  ? t('money.endless')
                  : t('money.seconds', { figure: f.value(answer) })}
              </td>
              <td>{f.percent(occupancy)}</td>
            </tr>
          );
        })}
      </tbody>
    </TableFrame>
  );
}
