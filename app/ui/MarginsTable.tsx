import { useId, useState } from 'react';
import { exact, readings } from './typedNumber';
import type { WaveMargins, WaveValues } from './WaveForm';
import { useWords } from './Words';

/**
 * The population's shares of a segment item, typed or pasted, and what they add up to; and how many of
 * each option were invited.
 */
export function MarginsTable(props: {
  margin: WaveMargins;
  language: string;
  values: WaveValues;
  faults: readonly { field: string; told: string }[];
}) {
  const { margin, language, values, faults } = props;
  const { t, f } = useWords();
  const id = useId();
  const name = `${margin.audience}.margin.${margin.item}`;
  const paste = `${margin.audience}.paste.${margin.item}`;
  const invited = `${margin.audience}.invited.${margin.item}`;
  const [typed, setTyped] = useState(() =>
    margin.options.map(({ code }) => values[`${name}.${code}`] ?? ''),
  );
  const numbers = typed.flatMap((text) => readings(text, f.locale)[0] ?? []);
  const total =
    numbers.length === 0 ? null : exact(numbers.reduce((sum, number) => sum + number, 0));
  const wrong = faults
    .filter(({ field }) => field === name || field === paste)
    .map((fault, at) => ({ ...fault, id: `${id}-wrong-${at}` }));
  const wrongOf = (field: string) =>
    wrong.filter((fault) => fault.field === field).map((fault) => fault.id);
  const wrongPaste = wrongOf(paste);
  const isUsed =
    wrong.length > 0 ||
    typed.some((text) => text !== '') ||
    margin.options.some(({ code }) => values[`${invited}.${code}`]);
  return (
    <details className="margins" open={isUsed}>
      <summary>
        {t('wave.weighting', { item: '' })} <bdi lang={language}>{margin.label}</bdi>
      </summary>
      <p className="note" id={`${id}-hint`}>
        {t('wave.weighting_hint')}
      </p>
      {wrong.map(({ told, id: own }) => (
        <p key={own} className="field__fault" id={own}>
          {told}
        </p>
      ))}
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{t('wave.option')}</th>
            <th scope="col" className="figure">
              {t('wave.population')}
            </th>
            <th scope="col" className="figure" id={`${id}-invited`}>
              {t('fieldwork.invited')}
            </th>
          </tr>
        </thead>
        <tbody>
          {margin.options.map(({ code, label }, at) => {
            const fault = faults.find(({ field }) => field === `${name}.${code}`);
            const described = [
              `${id}-hint`,
              ...wrongOf(name),
              ...(fault ? [`${id}-${at}-fault`] : []),
            ];
            const wrongCount = faults.find(({ field }) => field === `${invited}.${code}`);
            return (
              <tr key={code}>
                <th scope="row" id={`${id}-${at}`} lang={language}>
                  {label}
                </th>
                <td className="figure">
                  <input
                    name={`${name}.${code}`}
                    value={typed[at]}
                    inputMode="decimal"
                    autoComplete="off"
                    aria-labelledby={`${id}-${at}`}
                    aria-invalid={fault || wrongOf(name).length > 0 ? true : undefined}
                    aria-describedby={described.join(' ')}
                    onChange={(event) =>
                      setTyped(typed.map((text, own) => (own === at ? event.target.value : text)))
                    }
                  />
                  {fault && (
                    <p className="field__fault" id={`${id}-${at}-fault`}>
                      {fault.told}
                    </p>
                  )}
                </td>
                <td className="figure">
                  <input
                    name={`${invited}.${code}`}
                    defaultValue={values[`${invited}.${code}`] ?? ''}
                    inputMode="numeric"
                    autoComplete="off"
                    aria-labelledby={`${id}-${at} ${id}-invited`}
                    aria-invalid={wrongCount ? true : undefined}
                    aria-describedby={wrongCount ? `${id}-${at}-count` : undefined}
                  />
                  {wrongCount && (
                    <p className="field__fault" id={`${id}-${at}-count`}>
                      {wrongCount.told}
                    </p>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('wave.total')}</th>
            <td className="figure">
              <output>{total === null ? '–' : f.plain(total)}</output>
            </td>
            <td />
          </tr>
        </tfoot>
      </table>
      <div className="field">
        <label htmlFor={`${id}-paste`}>{t('wave.paste')}</label>
        <p className="note" id={`${id}-paste-hint`}>
          {t('wave.paste_hint')}
        </p>
        <textarea
          id={`${id}-paste`}
          name={paste}
          rows={3}
          defaultValue={values[paste] ?? ''}
          aria-invalid={wrongPaste.length > 0 ? true : undefined}
          aria-describedby={[`${id}-paste-hint`, ...wrongPaste].join(' ')}
        />
      </div>
    </details>
  );
}
