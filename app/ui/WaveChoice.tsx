import { useWords } from './Words';

export interface ChosenWave {
  id: string;
  title: string;
  study: string;
  isChosen: boolean;
}

/** Which waves' reports a reader is given. */
export function WaveChoice(props: { legend: string; hint: string; waves: readonly ChosenWave[] }) {
  const { legend, hint, waves } = props;
  const { t } = useWords();
  return (
    <fieldset className="checks">
      <legend>{legend}</legend>
      <p className="note">{waves.length === 0 ? t('users.no_waves') : hint}</p>
      {waves.length > 0 && (
        <ul>
          {waves.map(({ id, title, study, isChosen }) => (
            <li key={id}>
              <label>
                <input type="checkbox" name="waves" value={id} defaultChecked={isChosen} />
                <span>
                  {title} <span className="note">{study}</span>
                </span>
              </label>
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}
