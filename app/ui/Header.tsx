import { useSearchParams } from '@remix-run/react';
import { REPORT_LANGUAGES, reportMessages } from '../messages/report';
import { changed } from './tableState';
import { useWords } from './Words';

/** The head of every page: the way home, the other languages. */
export function Header() {
  const { t, f } = useWords();
  const [search] = useSearchParams();
  const lang = REPORT_LANGUAGES.find((language) => language === search.get('lang'));
  return (
    <header className="top">
      <a className="skip" href="#content">
        {t('page.skip')}
      </a>
      <a className="brand" href={lang ? `/?lang=${lang}` : '/'}>
        <svg width="28" height="18" viewBox="0 0 28 18" aria-hidden="true">
          <circle className="consumer" cx="9" cy="9" r="8" />
          <path className="manager" d="M18 0L27 9L18 18L9 9Z" opacity="0.85" />
        </svg>
        Parallax
      </a>
      <nav className="languages" aria-label={t('page.languages')}>
        {REPORT_LANGUAGES.filter((language) => language !== f.locale).map((language) => (
          <a
            key={language}
            href={`?${changed(search, { lang: [language] })}`}
            lang={language}
            hrefLang={language}
          >
            {reportMessages(language)('language.name')}
          </a>
        ))}
      </nav>
    </header>
  );
}
