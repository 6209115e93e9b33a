import type { AnswerFault } from '../study/answers';
import type { Audience, Condition, Study } from '../study/document';
import type { Step } from '../study/steps';

/** Where the style sheet and the script are served. */
export interface Assets {
  style: string;
  script: string;
}

/** The facts of one step of a questionnaire. */
export interface StepView {
  study: Study;
  audience: Audience;
  locale: string;
  /** The study's locales; not offered where there is only one. */
  languages: { locale: string; href: string }[];
  step: Step;
  /** Progress over the visible pages. */
  pageNumber: number;
  pageCount: number;
  isFirst: boolean;
  isLast: boolean;
  /** Items of later rounds of the same page: the script shows them in place when `when` holds. */
  inline: { item: string; when: Condition }[];
  /** What to fill in, by form field name: stored answers, what was just posted over them. */
  values: URLSearchParams;
  /** Each under its item's key, or KEY.other. */
  faults: { field: string; fault: AnswerFault }[];
  action: string;
  token: string;
  /** Whether the respondent comes back to answers given before. */
  resumed: boolean;
  /** A note above the questions, already translated. */
  notice: string | null;
  assets: Assets;
}

export interface ThanksView {
  study: Study | null;
  audience: Audience;
  locale: string;
  /** Where to answer once more. */
  again: string | null;
  notice: string | null;
  assets: Assets;
}

export interface NoticeView {
  kind: 'not_yet_open' | 'closed' | 'not_found' | 'too_large' | 'faulty' | 'failed';
  study: Study | null;
  locale: string;
  opensAt: Date | null;
  assets: Assets;
}

/** One step of a questionnaire as a whole HTML document. */
export function stepPage(view: StepView): string {
  return `<!doctype html><title>${view.step.id}</title>`;
}

/** The page after a completed questionnaire. */
export function thanksPage(view: ThanksView): string {
  return `<!doctype html><title>${view.locale}</title>`;
}

/** Why there is no questionnaire to answer here. */
export function noticePage(view: NoticeView): string {
  return `<!doctype html><title>${view.kind}</title>`;
}
