import { useSearchParams } from '@remix-run/react';
import { changed } from '../tableState';
import { useWords } from '../Words';
import { useEditor } from './editor';

/** In which of the study's languages it is written now. */
export function LanguageChoice() {
  const { t, f } = useWords();
  const { draft, language } = useEditor();
  const [search] = useSearchParams();
  if (draft.locales.length < 2) return null;
  const names = new Intl.DisplayNames([f.locale], { type: 'language' });
  return (
    <nav className="pills languages-of" aria-label={t('studies.write_in')}>
      <span className="quiet">{t('studies.write_in')}</span>
      {draft.locales.map((locale) => (
        <a
          key={locale}
          className="pill"
          href={`?${changed(search, { in: [locale] })}`}
          aria-current={locale === language ? 'true' : undefined}
        >
          {names.of(locale)}
        </a>
      ))}
    </nav>
  );
}
