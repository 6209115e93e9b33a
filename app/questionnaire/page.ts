import {
  RESPONDENT_LOCALES,
  type RespondentTranslate,
  respondentMessages,
} from '../messages/respondent';
import { type AnswerFault, itemsOf } from '../study/answers';
import { type Audience, type Condition, entryOf, type Study } from '../study/document';
import type { Step } from '../study/steps';
import { chooseLocale } from '../study/text';
import { documentOf } from './document';
import { faultInWords, faultSummary, itemKeyOf } from './faults';
import { field } from './fields';
import { type Html, html, render } from './html';
import { answersToConditions, remaining } from './inline';
import { languageLinks } from './languages';
import { type FieldContext, say } from './question';

/** Where the style sheet and the script are served. */
interface Assets {
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
  /** Names the state that the page was made from, so that it need not be looked up again. */
  version: string;
  /** When the questionnaire was first shown. */
  opened: string;
  /** Whether what is sent never counts. */
  isTest: boolean;
  /** Whether the respondent comes back to answers given before. */
  resumed: boolean;
  /** A note above the questions, already translated. */
  notice: string | null;
  /** What tells its landmarks from those of pages in frames beside it. */
  landmark?: string | undefined;
  /** Whether its questions stand alone, without what is around them on a page. */
  isAlone?: boolean;
  assets: Assets;
}

export interface ThanksView {
  study: Study | null;
  audience: Audience;
  locale: string;
  /** Where a test begins anew; null: somebody answered. */
  again: string | null;
  notice: string | null;
  /** What tells its landmarks from those of pages in frames beside it. */
  landmark?: string | undefined;
  assets: Assets;
}

export interface NoticeView {
  kind:
    | 'not_yet_open'
    | 'closed'
    | 'not_found'
    | 'too_large'
    | 'too_many'
    | 'faulty'
    | 'test_over'
    | 'failed';
  study: Study | null;
  locale: string;
  opensAt: Date | null;
  notice: string | null;
  /** What was typed and not taken, to be sent again; null: nothing was. */
  again?: { action: string; fields: (readonly [string, string])[] } | null;
  /** What tells its landmarks from those of pages in frames beside it. */
  landmark?: string | undefined;
  assets: Assets;
}

/** One step of a questionnaire as a whole HTML document. */
export function stepPage(view: StepView): string {
  const { study, step, locale } = view;
  const translate = respondentMessages(locale);
  const context = contextOf(view, translate);
  const progress = translate('page.progress', { page: view.pageNumber, count: view.pageCount });
  const heading = say(view, step.page.title ?? study.title);
  const title = [heading, progress, step.page.title && say(view, study.title)]
    .filter(Boolean)
    .join(' – ');
  const isFaulty = view.faults.length > 0;

  const top = html`<header${named(view)}>
<div><p id="progress">${progress}</p>${languageLinks(view)}</div>
<progress max="${view.pageCount}" value="${view.pageNumber}" aria-labelledby="progress"></progress>
</header>
`;
  const body = html`${!view.isAlone && top}<main${named(view)}>
${view.isTest && testMark(translate)}${view.notice !== null && html`<p class="note">${view.notice}</p>`}${view.resumed && html`<p class="note" role="status">${translate('page.resumed')}</p>`}${isFaulty && faultSummary(view, context)}
${!view.isAlone && html`<h1>${heading}</h1>`}
${isOptional(view) && html`<p class="lead">${translate('page.all_optional')}</p>`}
<form method="post" action="${view.action}" novalidate>
<input type="hidden" name="_response" value="${view.token}">
<input type="hidden" name="_version" value="${view.version}">
<input type="hidden" name="_opened" value="${view.opened}">
<input type="hidden" name="_step" value="${step.id}">
<input type="hidden" name="_lang" value="${locale}">
${questions(view, context)}
${!view.isAlone && buttons(view, translate)}
</form>
</main>`;
  return render(
    documentOf({
      locale,
      title: [
        view.isTest && translate('test.mark'),
        isFaulty ? translate('page.title_fault', { title }) : title,
      ]
        .filter(Boolean)
        .join(': '),
      ...view.assets,
      body,
    }),
  );
}

function contextOf(view: StepView, translate: RespondentTranslate): FieldContext {
  const { study, audience, locale, values } = view;
  const words = { study, locale, translate };
  const items = itemsOf(study);
  const faults = new Map<string, string>();
  for (const { field: name, fault } of view.faults) {
    const item = items.get(itemKeyOf(name));
    if (item && !faults.has(name)) faults.set(name, faultInWords(words, item, fault));
  }
  return { ...words, audience, values, faults, marksOptional: !isOptional(view) };
}

/** Whether a page of several questions may be skipped as a whole, which is then said once. */
function isOptional({ study, step, inline }: StepView): boolean {
  const items = itemsOf(study);
  const keys = [...step.items, ...inline.map(({ item }) => item)];
  return keys.length > 1 && keys.every((key) => items.get(key)?.required !== true);
}

function buttons(
  { isFirst, isLast, inline, ...view }: StepView,
  translate: RespondentTranslate,
): Html {
  // With its waiting questions in place, the last page has nothing after it.
  const sends = !isLast && inline.length > 0 && view.pageNumber === view.pageCount;
  return html`<p class="go"><button name="_go" value="next"${sends && html` data-send="${translate('page.send')}"`}>${translate(isLast ? 'page.send' : 'page.next')}</button>${!isFirst && html` <button class="back" name="_go" value="back">${translate('page.back')}</button>`}</p>`;
}

/** The questions in the order of their page; those that wait for an answer lie in templates. */
function questions(view: StepView, context: FieldContext): Html[] {
  const { study, audience, step, inline, values } = view;
  const items = itemsOf(study);
  const conditions = new Map(inline.map(({ item, when }) => [item, when]));
  const here = new Set([...step.items, ...conditions.keys()]);
  const answers = answersToConditions(study, audience, [...conditions.values()], values);
  return step.page.items.flatMap((entry) => {
    const item = items.get(entryOf(entry).item);
    if (!item || !here.has(item.key)) return [];
    const when = conditions.get(item.key);
    const drawn = field(context, item);
    return when
      ? html`<template data-when="${JSON.stringify(remaining(when, here, answers))}">${drawn}</template>
`
      : drawn;
  });
}

/** The name of a landmark of a page that stands in a frame. */
function named({ landmark }: { landmark?: string | undefined }): Html | false {
  return landmark !== undefined && html` aria-label="${landmark}"`;
}

/** Says on every page of a test that it is one. */
function testMark(translate: RespondentTranslate): Html {
  return html`<p class="note test"><strong>${translate('test.mark')}</strong> ${translate('test.text')}</p>`;
}

/** The page after a completed questionnaire. */
export function thanksPage(view: ThanksView): string {
  const { again, notice } = view;
  const translate = respondentMessages(view.locale);
  const title = translate('thanks.title');
  return plainPage({ ...view, title, mark: html`<div class="done"></div>` }, [
    notice !== null && html`<p class="note">${notice}</p>`,
    again !== null && testMark(translate),
    html`<h1>${title}</h1><p class="lead">${translate('thanks.text')}</p>`,
    again !== null && html`<p><a href="${again}">${translate('test.again')}</a></p>`,
  ]);
}

/** Why there is no questionnaire to answer here. */
export function noticePage({
  kind,
  study,
  opensAt,
  notice,
  again = null,
  assets,
  ...view
}: NoticeView): string {
  // Without a study there is only what the browser asked for, which may be anything.
  const locale = study ? view.locale : chooseLocale(RESPONDENT_LOCALES, [view.locale]);
  const translate = respondentMessages(locale);
  const title = translate(`${kind}.title`);
  const text = () => {
    if (kind === 'not_yet_open' && opensAt)
      return translate('not_yet_open.text_at', { date: moment(opensAt, locale) });
    return translate(kind === 'too_many' && again ? 'too_many.text_typed' : `${kind}.text`);
  };
  return plainPage({ ...view, study, locale, assets, title }, [
    notice !== null && html`<p class="note">${notice}</p>`,
    html`<h1>${title}</h1><p class="lead">${text()}</p>`,
    again !== null &&
      html`<form method="post" action="${again.action}">${again.fields.map(
        ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
      )}<p class="go"><button>${translate('too_many.again')}</button></p></form>`,
  ]);
}

// In UTC and saying so: the server does not know the respondent's time zone.
function moment(date: Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'UTC',
    timeZoneName: 'short',
  }).format(date);
}

interface PlainPage {
  study: Study | null;
  locale: string;
  assets: Assets;
  title: string;
  mark?: Html;
  landmark?: string | undefined;
}

function plainPage(
  { study, locale, assets, title, mark, ...view }: PlainPage,
  content: (Html | false)[],
): string {
  const name = study && say({ study, locale }, study.title);
  return render(
    documentOf({
      locale,
      title: [title, name].filter(Boolean).join(' – '),
      style: assets.style,
      body: html`<main class="plain"${named(view)}>${mark}${name !== null && html`<p class="eyebrow">${name}</p>`}${content}</main>`,
    }),
  );
}
