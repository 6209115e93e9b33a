import { useWords } from '../Words';
import { AddLabel } from './AddLabel';
import { EditButton } from './EditButton';
import { AddForm, FieldsForm } from './EditForm';
import { useEditor } from './editor';
import { TextEdit } from './fields';
import { LanguageChoice } from './LanguageChoice';
import { PlaceFaults } from './PlaceFaults';
import { Tools } from './Tools';

const SIDES = ['manager', 'consumer'] as const;

export interface StudyWave {
  id: string;
  title: string;
  status: 'draft' | 'open' | 'closed' | 'archived';
  /** Null: the newest one, until it opens. */
  version: number | null;
}

/** A study as a whole: its names, its languages, its file, its waves, its end. */
export function StudySettings({
  waves,
  published,
}: {
  waves: readonly StudyWave[];
  published: number | null;
}) {
  const { t } = useWords();
  const { draft, language, mayEdit } = useEditor();
  return (
    <>
      <LanguageChoice />
      <section className="card">
        <h2>{t('studies.names')}</h2>
        <PlaceFaults
          place="audiences"
          shown={SIDES.map((side) => `audiences ${side} label ${language}`)}
        />
        <FieldsForm className="field-grid">
          <TextEdit
            name={`title ${language}`}
            label={t('studies.study_title')}
            hint={t('studies.title_hint')}
            stored={draft.title[language] ?? ''}
            lang={language}
          />
          {SIDES.map((side) => (
            <TextEdit
              key={side}
              name={`audiences ${side} label ${language}`}
              label={t(`studies.name_${side}`)}
              hint={t('studies.name_hint')}
              stored={draft.audiences[side].label[language] ?? ''}
              lang={language}
            />
          ))}
        </FieldsForm>
        <div className="study-key">
          <p>
            <strong>{t('studies.key')}</strong> <code>{draft.key}</code>
          </p>
          <p className="note">{t('studies.key_fixed')}</p>
        </div>
      </section>
      <Languages />
      <section className="card">
        <h2>{t('studies.file')}</h2>
        <p className="note">{t('studies.file_hint')}</p>
        <p>
          <a className="button" href={`/studies/${draft.key}/files/document.json`} download>
            {t('studies.download')}
          </a>
        </p>
        {mayEdit && <ReplaceForm />}
      </section>
      <section className="card">
        <h2>{t('studies.waves')}</h2>
        {waves.length === 0 ? (
          <p className="note">{t('studies.no_waves')}</p>
        ) : (
          <ul className="entries">
            {waves.map(({ id, title, status, version }) => (
              <li key={id}>
                <a className="entries__title" href={`/waves/${id}/report`}>
                  {title}
                </a>
                <span>
                  <span className="tag">
                    {version === null
                      ? t('studies.newest_version')
                      : t('studies.version', { version })}
                  </span>{' '}
                  <span className="tag">{t(`waves.${status}`)}</span>
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
      {mayEdit && <Ending waves={waves.length} published={published} />}
    </>
  );
}

function Languages() {
  const { t, f } = useWords();
  const { draft } = useEditor();
  const names = new Intl.DisplayNames([f.locale], { type: 'language' });
  return (
    <section className="card">
      <h2>{t('studies.languages')}</h2>
      <PlaceFaults place="locales" />
      <ul className="entries">
        {draft.locales.map((locale, at) => {
          const name = names.of(locale) ?? locale;
          return (
            <li key={locale}>
              <div>
                <strong>{name}</strong> <span className="tag">{locale}</span>{' '}
                {at === 0 && <span className="tag">{t('studies.main_language')}</span>}
              </div>
              {draft.locales.length > 1 && (
                <Tools name={name} remove={{ do: 'locale.remove', locale }}>
                  {at > 0 && (
                    <EditButton
                      edit={{ do: 'locale.first', locale }}
                      said={t('studies.said_first', { language: name })}
                      className="tool"
                      title={t('studies.make_main_named', { language: name })}
                    >
                      {t('studies.make_main')}
                    </EditButton>
                  )}
                </Tools>
              )}
            </li>
          );
        })}
      </ul>
      <AddForm edit={{ do: 'locale.add' }} said={t('studies.said_added')} className="add">
        <AddLabel label={t('studies.new_language')}>
          <input name="+locale" required maxLength={35} placeholder="sv" />
        </AddLabel>
        <button type="submit" className="button">
          {t('studies.add')}
        </button>
      </AddForm>
    </section>
  );
}

function ReplaceForm() {
  const { t } = useWords();
  const { revision } = useEditor();
  return (
    <form method="post" encType="multipart/form-data" className="form">
      <input type="hidden" name="revision" value={revision} />
      <div className="field">
        <label htmlFor="replace">{t('studies.replace')}</label>
        <p className="note">{t('studies.replace_hint')}</p>
        <input id="replace" type="file" name="file" accept="application/json,.json" required />
      </div>
      <button type="submit" name="intent" value="replace" className="button">
        {t('studies.replace_send')}
      </button>
    </form>
  );
}

function Ending({ waves, published }: { waves: number; published: number | null }) {
  const { t } = useWords();
  const { revision, draft } = useEditor();
  return (
    <section className="card">
      <h2>{t('studies.ending')}</h2>
      {published !== null && (
        <form method="post" className="form">
          <input type="hidden" name="revision" value={revision} />
          <p className="note">{t('studies.reset_hint', { version: published })}</p>
          <button type="submit" name="intent" value="reset" className="button">
            {t('studies.reset')}
          </button>
        </form>
      )}
      {waves > 0 ? (
        <p className="note">{t('studies.no_delete', { waves })}</p>
      ) : (
        <form method="post" className="form">
          <input type="hidden" name="revision" value={revision} />
          <div className="field">
            <label htmlFor="confirm">{t('studies.confirm', { key: draft.key })}</label>
            <p className="note">{t('studies.delete_hint')}</p>
            <input id="confirm" name="confirm" autoComplete="off" required />
          </div>
          <button type="submit" name="intent" value="delete" className="button">
            {t('studies.delete')}
          </button>
        </form>
      )}
    </section>
  );
}
