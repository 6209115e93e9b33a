import { Alert } from '../Alert';
import { Field } from '../Field';
import { useWords } from '../Words';

/** What a form for a new study that was refused comes back with. */
export interface NewStudySent {
  values: { title: string; key: string; locales: string; from: string };
  fault: 'title' | 'key' | 'locales' | 'from' | 'taken';
}

/** The form that begins a study. */
export function NewStudy({
  sent,
  studies,
}: {
  sent: NewStudySent | undefined;
  studies: readonly { key: string; title: string }[];
}) {
  const { t, f } = useWords();
  const faultOf = (...fields: NewStudySent['fault'][]) =>
    sent && fields.includes(sent.fault) ? t(`studies.fault_${sent.fault}`) : null;
  return (
    <section className="card" id="new">
      <h2>{t('studies.new')}</h2>
      {sent?.fault === 'from' && <Alert text={t('studies.fault_from')} />}
      <form method="post" className="form">
        <Field
          name="title"
          label={t('studies.study_title')}
          hint={t('studies.title_hint')}
          required
          maxLength={200}
          defaultValue={sent?.values.title}
          fault={faultOf('title')}
        />
        <Field
          name="key"
          label={t('studies.key_optional')}
          hint={t('studies.study_key_hint')}
          maxLength={64}
          defaultValue={sent?.values.key}
          fault={faultOf('key', 'taken')}
        />
        <Field
          name="locales"
          label={t('studies.languages')}
          hint={t('studies.languages_hint')}
          maxLength={200}
          defaultValue={sent?.values.locales ?? f.locale}
          fault={faultOf('locales')}
        />
        {studies.length > 0 && (
          <div className="field">
            <label htmlFor="from">{t('studies.from')}</label>
            <select id="from" name="from" defaultValue={sent?.values.from ?? ''}>
              <option value="">{t('studies.from_nothing')}</option>
              {studies.map(({ key, title }) => (
                <option key={key} value={key}>
                  {t('studies.from_copy', { title })}
                </option>
              ))}
            </select>
          </div>
        )}
        <button type="submit" className="button button--main">
          {t('studies.begin')}
        </button>
      </form>
    </section>
  );
}
