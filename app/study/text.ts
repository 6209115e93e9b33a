import type { LocalizedText, Study } from './document';

/**
 * The text in a locale: exact, else the same language, else the study's default.
 * @example localize({ en: 'Yes', sv: 'Ja' }, 'sv-FI', 'en') // 'Ja'
 */
export function localize(
  text: LocalizedText | undefined,
  locale: string,
  fallback: string,
): string {
  if (!text) return '';
  const language = locale.split('-')[0] ?? locale;
  return text[locale] ?? text[language] ?? text[fallback] ?? Object.values(text)[0] ?? '';
}

/**
 * The study's locale that suits a browser best, else its default.
 * @example chooseLocale(['en', 'sv'], ['sv-SE', 'de']) // 'sv'
 */
export function chooseLocale(offered: readonly string[], wanted: readonly string[]): string {
  return matchLocale(offered, wanted) ?? offered[0] ?? 'en';
}

/**
 * The first of some wanted locales that is offered: an exact match, else the same language.
 * @example matchLocale(['en', 'sv'], ['de']) // undefined
 */
export function matchLocale(
  offered: readonly string[],
  wanted: readonly string[],
): string | undefined {
  const fold = (tag: string) => tag.toLowerCase();
  const language = (tag: string) => fold(tag).split('-')[0];
  for (const tag of wanted) {
    const match =
      offered.find((locale) => fold(locale) === fold(tag)) ??
      offered.find((locale) => language(locale) === language(tag));
    if (match) return match;
  }
  return undefined;
}

/**
 * The locales of an Accept-Language header, most wanted first (RFC 9110 §12.5.4).
 * @example acceptedLanguages('de;q=0.5, sv') // ['sv', 'de']
 */
export function acceptedLanguages(header: string | null): string[] {
  return (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1])[0];
      return { tag: tag.trim(), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ tag, quality }) => tag !== '' && tag !== '*' && quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);
}

/** The writing direction of a locale, for the document's `dir`. */
export function direction(locale: string): 'ltr' | 'rtl' {
  return ['ar', 'fa', 'he', 'ur', 'ps', 'dv', 'yi'].includes(locale.split('-')[0] ?? '')
    ? 'rtl'
    : 'ltr';
}

/** The study's default locale: the first it names. */
export function defaultLocale(study: Pick<Study, 'locales'>): string {
  return study.locales[0] ?? 'en';
}
