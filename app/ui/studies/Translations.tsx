import { useSearchParams } from '@remix-run/react';
import { changed } from '../tableState';
import { useWords } from '../Words';
import { AddLabel } from './AddLabel';
import { FieldsForm } from './EditForm';
import { useEditor } from './editor';
import { TextEdit } from './fields';
import { placeText } from './places';

export interface TranslationTexts {
  rows: { at: string; texts: Record<string, string> }[];
  isMissingOnly: boolean;
  page: number;
  pages: number;
  total: number;
  missing: { locale: string; count: number }[];
}

/** Every text in every language, with what is missing. */
export function Translations({ texts }: { texts: TranslationTexts }) {
  const { t, f } = useWords();
  const { draft, language, revision, mayEdit } = useEditor();
  const [search] = useSearchParams();
  const { rows, isMissingOnly, page, pages, total, missing } = texts;
  const names = new Intl.DisplayNames([f.locale], { type: 'language' });
  const nameOf = (locale: string) => names.of(locale) ?? locale;
  return (
    <>
      <section className="card">
        <h2>{t('studies.translations_title', { total })}</h2>
        <ul className="entries">
          {missing.map(({ locale, count }) => (
            <li key={locale}>
              <span>{nameOf(locale)}</span>
              <span className={count === 0 ? 'quiet' : undefined}>
                {t('studies.missing', { count })}
              </span>
            </li>
          ))}
        </ul>
        <p className="pills translations__ways">
          <a
            className="pill"
            href={`?${changed(search, { missing: isMissingOnly ? [] : ['1'], page: [] })}`}
          >
            {t(isMissingOnly ? 'studies.show_all' : 'studies.missing_only')}
          </a>
          <a className="pill" href={`/studies/${draft.key}/files/translations.csv`} download>
            {t('studies.texts_download')}
          </a>
        </p>
        {mayEdit && (
          <form method="post" encType="multipart/form-data" className="add">
            <input type="hidden" name="revision" value={revision} />
            <AddLabel label={t('studies.texts_upload')}>
              <input type="file" name="file" accept=".csv,text/csv" required />
            </AddLabel>
            <button type="submit" name="intent" value="translations" className="button">
              {t('studies.texts_send')}
            </button>
            <p className="note">{t('studies.texts_hint')}</p>
          </form>
        )}
      </section>
      {rows.length === 0 && <p className="empty">{t('studies.nothing_missing')}</p>}
      {rows.length > 0 && (
        <FieldsForm className="card translations">
          {rows.map(({ at, texts: written }) => (
            <fieldset key={at} className="translation">
              <legend>{placeText(at, draft, language, t)}</legend>
              {draft.locales.map((locale) => (
                <TextEdit
                  key={locale}
                  name={`${at} ${locale}`}
                  label={
                    <>
                      {nameOf(locale)}
                      {written[locale] === undefined && (
                        <span className="tag tag--missing">{t('studies.is_missing')}</span>
                      )}
                    </>
                  }
                  stored={written[locale] ?? ''}
                  lines={2}
                  lang={locale}
                />
              ))}
            </fieldset>
          ))}
        </FieldsForm>
      )}
      {pages > 1 && (
        <nav className="pills" aria-label={t('studies.pages_of_texts')}>
          {Array.from({ length: pages }, (_, at) => at).map((at) => (
            <a
              key={at}
              className="pill"
              href={`?${changed(search, { page: [String(at)] })}`}
              aria-current={at === page ? 'page' : undefined}
            >
              {at + 1}
            </a>
          ))}
        </nav>
      )}
    </>
  );
}
