import type { catalogueEn } from './catalogue.en';
import type { runningEn } from './running.en';
import { type Translate, translator } from './translate';

type ViewMessage = keyof typeof catalogueEn;
type RunningMessage = keyof typeof runningEn;
export type ReportMessage = ViewMessage | RunningMessage;
export type ReportTranslate = Translate<ReportMessage>;

/** What the languages are called in themselves. */
export const LANGUAGE_NAMES: Record<string, string> = { en: 'English', sv: 'Svenska' };

/** The languages that staff pages can be read in, the fallback first. */
export const REPORT_LANGUAGES = Object.keys(LANGUAGE_NAMES);

interface Loader {
  views: () => Promise<Record<ViewMessage, string>>;
  running: () => Promise<Record<RunningMessage, string>>;
}

const LOADERS: Record<string, Loader> = {
  en: {
    views: async () => (await import('./catalogue.en')).catalogueEn,
    running: async () => (await import('./running.en')).runningEn,
  },
  sv: {
    views: async () => (await import('./catalogue.sv')).catalogueSv,
    running: async () => (await import('./running.sv')).runningSv,
  },
};
const translators = new Map<string, ReportTranslate>();

/**
 * Fetches the texts of a language: a browser has those of its page alone.
 * @param isView whether nothing but a view of a wave is to be shown
 */
export async function loadReportLanguage(language: string, isView: boolean): Promise<void> {
  const loader = LOADERS[language];
  if (!loader) return;
  const [views, running] = await Promise.all([loader.views(), isView ? {} : loader.running()]);
  translators.set(language, translator<ReportMessage>({ ...views, ...running }, language));
}

if (import.meta.env.SSR)
  await Promise.all(REPORT_LANGUAGES.map((language) => loadReportLanguage(language, false)));

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
