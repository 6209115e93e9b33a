import { useSearchParams } from '@remix-run/react';
import { changed } from '../tableState';
import { useWords } from '../Words';
import { useEditor } from './editor';

/** In which of the study's languages it is written now, or shown. */
export function LanguageChoice({ isShown = false }: { isShown?: boolean }) {
  const { t, f } = useWords();
  const { draft, language } = useEditor();
  const [search] = useSearchParams();
  if (draft.locales.length < 2) return null;
  const label = t(isShown ? 'studies.show_in' : 'studies.write_in');
  const names = new Intl.DisplayNames([f.locale], { type: 'language' });
  return (
    <nav className="pills languages-of" aria-label={label}>
      <span className="quiet">{label}</span>
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
