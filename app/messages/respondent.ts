import { type RespondentMessage, respondentEn } from './respondent.en';
import { respondentNb } from './respondent.nb';
import { respondentPl } from './respondent.pl';
import { respondentRu } from './respondent.ru';
import { respondentSv } from './respondent.sv';
import { type Translate, translator } from './translate';

export type RespondentTranslate = Translate<RespondentMessage>;

const CATALOGUES = new Map<string, Record<RespondentMessage, string>>([
  ['en', respondentEn],
  ['sv', respondentSv],
  ['pl', respondentPl],
  ['nb', respondentNb],
  ['ru', respondentRu],
]);

/** The languages that respondents' texts are there in. */
export const RESPONDENT_LOCALES = [...CATALOGUES.keys()];

const translators = new Map<string, RespondentTranslate>();

/**
 * The respondent's texts in a locale; a language without a catalogue reads English.
 * @example respondentMessages('sv-FI')('page.next') // 'Nästa'
 */
export function respondentMessages(locale: string): RespondentTranslate {
  const known = translators.get(locale);
  if (known) return known;
  const language = locale.split('-')[0] ?? locale;
  const own = CATALOGUES.get(locale) ?? CATALOGUES.get(language);
  // English plural rules and numbers go with English texts.
  const translate = own
    ? translator(own, locale)
    : translator<RespondentMessage>(respondentEn, 'en');
  translators.set(locale, translate);
  return translate;
}
