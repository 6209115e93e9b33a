import { useId } from 'react';
import { useWords } from './Words';

/** The choice of the study that a new wave asks. */
export function StudyChoice({ studies }: { studies: readonly { key: string; title: string }[] }) {
  const { t, f } = useWords();
  const id = useId();
  if (studies.length === 0) return <p>{t('wave.no_study')}</p>;
  return (
    <form method="get" className="form">
      <input type="hidden" name="lang" value={f.locale} />
      <div className="field">
        <label htmlFor={id}>{t('wave.which_study')}</label>
        <select id={id} name="study">
          {studies.map(({ key, title }) => (
            <option key={key} value={key}>
              {title}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" className="button button--main">
        {t('wave.next')}
      </button>
    </form>
  );
}
