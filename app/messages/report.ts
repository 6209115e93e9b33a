import { accountEn } from './account.en';
import { accountSv } from './account.sv';
import { auditEn } from './audit.en';
import { auditSv } from './audit.sv';
import { benchmarksEn } from './benchmarks.en';
import { benchmarksSv } from './benchmarks.sv';
import { commentsEn } from './comments.en';
import { commentsSv } from './comments.sv';
import { figuresEn } from './figures.en';
import { figuresSv } from './figures.sv';
import { groupsEn } from './groups.en';
import { groupsSv } from './groups.sv';
import { moneyEn } from './money.en';
import { moneySv } from './money.sv';
import { partsEn } from './parts.en';
import { partsSv } from './parts.sv';
import { reportEn } from './report.en';
import { reportSv } from './report.sv';
import { studiesEn } from './studies.en';
import { studiesSv } from './studies.sv';
import { topicsEn } from './topics.en';
import { topicsSv } from './topics.sv';
import { type Translate, translator } from './translate';
import { usersEn } from './users.en';
import { usersSv } from './users.sv';
import { wavesEn } from './waves.en';
import { wavesSv } from './waves.sv';

const ENGLISH = {
  ...reportEn,
  ...accountEn,
  ...partsEn,
  ...moneyEn,
  ...commentsEn,
  ...figuresEn,
  ...topicsEn,
  ...groupsEn,
  ...benchmarksEn,
  ...auditEn,
  ...studiesEn,
  ...usersEn,
  ...wavesEn,
};

export type ReportMessage = keyof typeof ENGLISH;
export type ReportTranslate = Translate<ReportMessage>;

const CATALOGUES: Record<string, Record<ReportMessage, string>> = {
  en: ENGLISH,
  sv: {
    ...reportSv,
    ...accountSv,
    ...partsSv,
    ...moneySv,
    ...commentsSv,
    ...figuresSv,
    ...topicsSv,
    ...groupsSv,
    ...benchmarksSv,
    ...auditSv,
    ...studiesSv,
    ...usersSv,
    ...wavesSv,
  },
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
  const translate = translator<ReportMessage>(CATALOGUES[language] ?? ENGLISH, language);
  translators.set(language, translate);
  return translate;
}
