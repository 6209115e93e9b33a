import { MAX_TEXT } from '../study/answers';
import { DONT_KNOW, type Item } from '../study/document';
import { dontKnow } from './choices';
import { type Html, html } from './html';
import { described, type FieldContext, idOf, invalid, question } from './question';

/** A number, written. */
export function numberField(context: FieldContext, item: Extract<Item, { kind: 'number' }>): Html {
  const { key, unit, required, dontKnow: offersDontKnow } = item;
  const hint = rangeHint(context, item);
  const value = context.values.getAll(key).find((given) => given !== DONT_KNOW) ?? '';
  // The decimal keypad of phones has no minus sign.
  const keypad = item.min !== undefined && item.min < 0 ? 'text' : 'decimal';
  const named = offersDontKnow
    ? html` aria-labelledby="${idOf(key, 'label')}"`
    : html`${required && html` aria-required="true"`}`;
  const input = html`<input class="field" id="${idOf(key, 'field')}" name="${key}" value="${withLocalDecimal(value, context.locale)}" inputmode="${keypad}" autocomplete="off" maxlength="40"${named}${described(context, item, hint !== '')}${invalid(context, key)}>`;
  return question(context, item, {
    as: offersDontKnow ? 'group' : 'field',
    hint,
    body: html`<div class="number">${input}${unit && html`<span>${unitWord(context, unit)}</span>`}</div>${offersDontKnow && dontKnow(context, item, 'checkbox')}`,
  });
}

function unitWord({ translate }: FieldContext, unit: string): string {
  if (unit === 'minute' || unit === 'hour' || unit === 'day') return translate(`unit.${unit}`);
  return unit;
}

function rangeHint(
  { translate }: FieldContext,
  { min, max, step = 1 }: Extract<Item, { kind: 'number' }>,
): string {
  const range =
    min !== undefined && max !== undefined
      ? translate('number.between', { min, max })
      : min !== undefined
        ? translate('number.at_least', { min })
        : max !== undefined && translate('number.at_most', { max });
  return [range, step !== 1 && translate('number.step', { step })].filter(Boolean).join(' ');
}

/** A stored number is written with a point; people of many languages write a comma. */
function withLocalDecimal(value: string, locale: string): string {
  if (!/^-?\d+\.\d+$/.test(value)) return value;
  const parts = new Intl.NumberFormat(locale, { numberingSystem: 'latn' }).formatToParts(0.5);
  return value.replace(
    '.',
    parts.find(({ type }) => type === 'decimal')?.value === ',' ? ',' : '.',
  );
}

/** An answer in the respondent's own words. */
export function textField(context: FieldContext, item: Extract<Item, { kind: 'text' }>): Html {
  const { key, required } = item;
  // A parser drops the first line break of a textarea, so one is given away.
  return question(context, item, {
    as: 'field',
    body: html`<textarea class="field" id="${idOf(key, 'field')}" name="${key}" rows="4" maxlength="${MAX_TEXT}"${required && html` aria-required="true"`}${described(context, item, false)}${invalid(context, key)}>
${context.values.get(key)}</textarea>`,
  });
}
