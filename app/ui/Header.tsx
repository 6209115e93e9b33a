import { useLocation, useSearchParams } from '@remix-run/react';
import { useContext } from 'react';
import { LANGUAGE_NAMES, REPORT_LANGUAGES } from '../messages/report';
import { Menu } from './Menu';
import { SignedIn } from './SignedIn';
import { changed } from './tableState';
import { useWords } from './Words';

/** Where the signed-in go: null for everybody, else for some roles alone. */
const PLACES = [
  ['/waves', 'places.waves', null],
  ['/studies', 'places.studies', ['administrator', 'analyst']],
  ['/account', 'places.account', null],
] as const;

/** Where administrators go besides. */
const MANAGED = [
  ['/users', 'places.users'],
  ['/keys', 'places.keys'],
  ['/benchmarks', 'places.benchmarks'],
  ['/provider', 'places.provider'],
  ['/outbox', 'places.outbox'],
  ['/audit', 'places.audit'],
] as const;

/** The head of every page: the way home, where the signed-in go, the other languages. */
export function Header() {
  const { t, f } = useWords();
  const [search] = useSearchParams();
  const lang = REPORT_LANGUAGES.find((language) => language === search.get('lang'));
  const kept = lang ? `?lang=${lang}` : '';
  const { pathname } = useLocation();
  const signedIn = useContext(SignedIn);
  const link = ([path, text]: (typeof PLACES | typeof MANAGED)[number]) => (
    <a key={path} href={`${path}${kept}`} aria-current={pathname === path ? 'page' : undefined}>
      {t(text)}
    </a>
  );
  return (
    <header className="top">
      <a className="skip" href="#content">
        {t('page.skip')}
      </a>
      <a className="brand" href={`/${kept}`}>
        <svg width="28" height="18" viewBox="0 0 28 18" aria-hidden="true">
          <circle className="consumer" cx="9" cy="9" r="8" />
          <path className="manager" d="M18 0L27 9L18 18L9 9Z" opacity="0.85" />
        </svg>
        Parallax
      </a>
      {signedIn && (
        <nav className="places" aria-label={t('places.label')}>
          {PLACES.filter(
            ([, , roles]) => roles === null || roles.some((role) => role === signedIn.role),
          ).map(link)}
          {signedIn.role === 'administrator' && (
            <Menu title={t('places.manage')}>{MANAGED.map(link)}</Menu>
          )}
        </nav>
      )}
      <nav className="languages" aria-label={t('page.languages')}>
        {REPORT_LANGUAGES.filter((language) => language !== f.locale).map((language) => (
          <a
            key={language}
            href={`?${changed(search, { lang: [language] })}`}
            lang={language}
            hrefLang={language}
          >
            {LANGUAGE_NAMES[language]}
          </a>
        ))}
      </nav>
    </header>
  );
}
