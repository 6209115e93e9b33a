import { Alert } from '../Alert';
import { Field } from '../Field';
import { useWords } from '../Words';
import { faultText } from './faultText';

type Fault = 'title' | 'key' | 'locales' | 'from' | 'taken';

/** What a form for a new study that was refused comes back with. */
export interface NewStudySent {
  isImport: boolean;
  values: { title: string; key: string; locales: string; from: string };
  /** The document that was to be taken in; null: there is none, or too long a one. */
  document: string | null;
  fault: Fault | 'document' | 'no_document';
  /** What is wrong with a document. */
  listed: { path: string; message: string }[];
}

/** The form that begins a study. */
export function NewStudy({
  sent: refused,
  studies,
}: {
  sent: NewStudySent | undefined;
  studies: readonly { key: string; title: string }[];
}) {
  const { t, f } = useWords();
  const sent = refused?.isImport ? undefined : refused;
  const faultOf = (...fields: Fault[]) => {
    const fault = fields.find((field) => field === sent?.fault);
    return fault ? t(`studies.fault_${fault}`) : null;
  };
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

/** The form that brings a study as a document. */
export function ImportStudy({ sent: refused }: { sent: NewStudySent | undefined }) {
  const { t } = useWords();
  const sent = refused?.isImport ? refused : undefined;
  const keyFault = sent?.fault === 'key' || sent?.fault === 'taken' ? sent.fault : null;
  const fault =
    sent && (sent.fault === 'document' || sent.fault === 'no_document')
      ? t(`studies.problem_${sent.fault}`, { count: sent.listed.length })
      : null;
  return (
    <section className="card" id="import">
      <h2>{t('studies.import')}</h2>
      {fault && <Alert text={fault} />}
      {sent && sent.listed.length > 0 && (
        <ul className="listed">
          {sent.listed.map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              <code>{path}</code>: {faultText(message, t)}
            </li>
          ))}
        </ul>
      )}
      <form method="post" encType="multipart/form-data" className="form">
        <input type="hidden" name="intent" value="import" />
        <div className="field">
          <label htmlFor="file">{t('studies.import_file')}</label>
          <input id="file" type="file" name="file" accept="application/json,.json" />
        </div>
        <div className="field">
          <label htmlFor="document">{t('studies.import_text')}</label>
          <textarea
            id="document"
            name="document"
            rows={4}
            spellCheck={false}
            defaultValue={sent?.document ?? ''}
          />
        </div>
        <Field
          name="key"
          label={t('studies.key_optional')}
          hint={t('studies.import_key_hint')}
          maxLength={64}
          defaultValue={sent?.values.key}
          fault={keyFault && t(`studies.fault_${keyFault}`)}
        />
        <button type="submit" className="button">
          {t('studies.import_send')}
        </button>
      </form>
    </section>
  );
}
