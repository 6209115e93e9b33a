import type { RespondentTranslate } from '../messages/respondent';
import type { Audience, Item, Study } from '../study/document';
import { defaultLocale, localize } from '../study/text';
import { type Html, html } from './html';

/** What the fields of a page are drawn from. */
export interface FieldContext {
  study: Study;
  audience: Audience;
  locale: string;
  translate: RespondentTranslate;
  values: URLSearchParams;
  /** What is wrong, in words, by item key or KEY.other. */
  faults: ReadonlyMap<string, string>;
  /** Whether optional questions say so one by one. */
  marksOptional: boolean;
}

/** A text of the study in the respondent's locale. */
export function say(
  { study, locale }: Pick<FieldContext, 'study' | 'locale'>,
  text: Parameters<typeof localize>[0],
): string {
  return localize(text, locale, defaultLocale(study));
}

/** The words of a question. */
export function wordingOf(context: FieldContext, item: Item): string {
  return say(context, item.wording[context.audience]);
}

/** The id of a question, and of its parts. */
export function idOf(
  key: string,
  part?: 'hint' | 'fault' | 'field' | 'label' | 'other' | 'other-fault',
): string {
  return part ? `q-${key}-${part}` : `q-${key}`;
}

/** The attributes that tie a control or group to its hint and its fault. */
export function described(context: FieldContext, item: Item, hasHint: boolean): Html {
  const isFaulty = context.faults.has(item.key);
  const ids = [hasHint && idOf(item.key, 'hint'), isFaulty && idOf(item.key, 'fault')].filter(
    (id) => id !== false,
  );
  return html`${ids.length > 0 && html` aria-describedby="${ids.join(' ')}"`}`;
}

/** `aria-invalid` where an answer is at fault. */
export function invalid(context: FieldContext, field: string): Html | false {
  return context.faults.has(field) && html` aria-invalid="true"`;
}

interface Question {
  hint?: Html | string | null;
  /** Several controls are a fieldset, of radios a radiogroup; a single one has a label. */
  as: 'radiogroup' | 'group' | 'field';
  body: Html;
  /** Attributes for the script. */
  data?: Html | false;
}

/** A question: its words, hint and fault, and the controls that answer it. */
export function question(context: FieldContext, item: Item, { hint, as, body, data }: Question) {
  const { translate, faults, marksOptional } = context;
  const { key, kind, required } = item;
  const fault = faults.get(key);
  const attributes = html` class="item${fault !== undefined && ' faulty'}" id="${idOf(key)}"${fault !== undefined && html` tabindex="-1"`} data-item="${key}" data-kind="${kind}"${!required && html` data-clear="${translate('item.clear')}"`}${data}`;
  const words = html`${wordingOf(context, item)}${marksOptional && !required && html` <small>(${translate('item.optional')})</small>`}`;
  const notes = html`${hint && html`<p class="hint" id="${idOf(key, 'hint')}">${hint}</p>`}${fault !== undefined && html`<p class="fault" id="${idOf(key, 'fault')}">${fault}</p>`}`;
  if (as === 'field')
    return html`<div${attributes}><label class="words" for="${idOf(key, 'field')}">${words}</label>${notes}${body}</div>
`;
  const role =
    as === 'radiogroup' &&
    html` role="radiogroup"${required && html` aria-required="true"`}${invalid(context, key)}`;
  return html`<fieldset${attributes}${role}${described(context, item, Boolean(hint))}><legend class="words" id="${idOf(key, 'label')}">${words}</legend>${notes}${body}</fieldset>
`;
}
