import { accountEn } from './account.en';
import { accountSv } from './account.sv';
import { figuresEn } from './figures.en';
import { figuresSv } from './figures.sv';
import { partsEn } from './parts.en';
import { partsSv } from './parts.sv';
import { reportEn } from './report.en';
import { reportSv } from './report.sv';
import { type Translate, translator } from './translate';

const english = { ...reportEn, ...accountEn, ...partsEn, ...figuresEn };

export type ReportMessage = keyof typeof english;
export type ReportTranslate = Translate<ReportMessage>;

const CATALOGUES: Record<string, Record<ReportMessage, string>> = {
  en: english,
  sv: { ...reportSv, ...accountSv, ...partsSv, ...figuresSv },
};

/** The languages that staff pages can be read in, the fallback first. */
export const REPORT_LANGUAGES = Object.keys(CATALOGUES);

const translators = new Map<string, ReportTranslate>();

/**
 * The texts around a report in one of its languages.
 * @example reportMessages('sv')('side.manager') // 'Chefer'
 */
export function reportMessages(language: string): ReportTranslate {
  const known = translators.get(language);
  if (known) return known;
  const translate = translator(CATALOGUES[language] ?? english, language);
  translators.set(language, translate);
  return translate;
}
