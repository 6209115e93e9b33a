import type { catalogueEn } from './catalogue.en';
import { type Translate, translator } from './translate';

export type ReportMessage = keyof typeof catalogueEn;
export type ReportTranslate = Translate<ReportMessage>;

/** What the languages are called in themselves. */
export const LANGUAGE_NAMES: Record<string, string> = { en: 'English', sv: 'Svenska' };

/** The languages that staff pages can be read in, the fallback first. */
export const REPORT_LANGUAGES = Object.keys(LANGUAGE_NAMES);

const LOADERS: Record<string, () => Promise<Record<ReportMessage, string>>> = {
  en: async () => (await import('./catalogue.en')).catalogueEn,
  sv: async () => (await import('./catalogue.sv')).catalogueSv,
};
const translators = new Map<string, ReportTranslate>();

/** Fetches the texts of a language: a browser has those of its page alone. */
export async function loadReportLanguage(language: string): Promise<void> {
  const catalogue = await LOADERS[language]?.();
  if (catalogue) translators.set(language, translator<ReportMessage>(catalogue, language));
}

if (import.meta.env.SSR) await Promise.all(REPORT_LANGUAGES.map(loadReportLanguage));

/**
 * The texts around a report in one of its languages, or in one that is there.
 * @example reportMessages('sv')('side.manager') // 'Chefer'
 */
export function reportMessages(language: string): ReportTranslate {
  const [only] = translators.values();
  const found = translators.get(language) ?? translators.get('en') ?? only;
  if (!found) throw new Error('no language was loaded');
  return found;
}
