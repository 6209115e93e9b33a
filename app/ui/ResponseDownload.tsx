import { Select } from './Select';
import { useWords } from './Words';

/** A wave's responses as files. */
export function ResponseDownload({
  waveId,
  locales,
}: {
  waveId: string;
  locales: readonly string[];
}) {
  const { t, f } = useWords();
  const names = new Intl.DisplayNames(f.locale, { type: 'language' });
  const file = (name: string) => `/waves/${waveId}/responses/${name}`;
  return (
    <section className="card">
      <h2>{t('responses.take')}</h2>
      <p className="note">{t('responses.take_about')}</p>
      <form method="get" action={file('responses.csv')} className="form">
        <Select name="labels" label={t('responses.values')} defaultValue="">
          <option value="">{t('responses.codes')}</option>
          {locales.map((locale) => (
            <option key={locale} value={locale}>
              {t('responses.labels', { language: names.of(locale) ?? locale })}
            </option>
          ))}
        </Select>
        <div className="check">
          <input id="marks" type="checkbox" name="marks" value="1" />
          <label htmlFor="marks">{t('responses.marks')}</label>
          <p className="note">{t('responses.marks_hint')}</p>
        </div>
        <p className="actions">
          <button type="submit" className="button button--main">
            {t('responses.as_csv')}
          </button>
          <button type="submit" className="button" formAction={file('responses.jsonl')}>
            {t('responses.as_lines')}
          </button>
        </p>
      </form>
      <p>
        <a href={`${file('codebook.csv')}?lang=${f.locale}`} download>
          {t('responses.codebook')}
        </a>
      </p>
    </section>
  );
}
