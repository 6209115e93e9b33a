import { MAX_OTHER } from '../study/answers';
import { DONT_KNOW, type Item, optionsOf } from '../study/document';
import { type Html, html } from './html';
import { type FieldContext, idOf, invalid, question, say } from './question';

type Option = ReturnType<typeof optionsOf>[number];

interface Choice {
  type: 'radio' | 'checkbox';
  name: string;
  value: string;
  checked: boolean;
  label: string;
  attributes?: Html | false;
}

function choice({ type, name, value, checked, label, attributes }: Choice): Html {
  return html`<label class="option"><input type="${type}" name="${name}" value="${value}"${checked && html` checked`}${attributes}><span>${label}</span></label>`;
}

/** "I don't know", apart from the answers and quieter than they are. */
export function dontKnow(context: FieldContext, item: Item, type: 'radio' | 'checkbox'): Html {
  const checked = context.values.getAll(item.key).includes(DONT_KNOW);
  const label = context.translate('item.dont_know');
  const attributes = type === 'checkbox' && html` data-exclusive`;
  return html`<div class="quiet">${choice({ type, name: item.key, value: DONT_KNOW, checked, label, attributes })}</div>`;
}

/** The text of an option such as "something else", right under it. */
function otherText(context: FieldContext, item: Item, option: Option): Html {
  const { translate, values, faults } = context;
  const field = `${item.key}.other`;
  const words = translate('item.other_text');
  const fault = faults.get(field);
  const id = idOf(item.key, 'other-fault');
  return html`<label class="other"><span>${words}</span>${fault !== undefined && html`<span class="fault" id="${id}">${fault}</span>`}<input class="field" id="${idOf(item.key, 'other')}" name="${field}" value="${values.get(field)}" maxlength="${MAX_OTHER}" autocomplete="off" aria-label="${say(context, option.label)}: ${words}"${fault !== undefined && html` aria-describedby="${id}"`}${invalid(context, field)}></label>`;
}

/** One of several answers. */
export function singleField(
  context: FieldContext,
  item: Extract<Item, { kind: 'scale' | 'single' }>,
): Html {
  const chosen = context.values.get(item.key);
  const options = optionsOf(context.study, item).map((option) => {
    const { code, label } = option;
    return html`${choice({ type: 'radio', name: item.key, value: code, checked: chosen === code, label: say(context, label) })}${option.other && otherText(context, item, option)}`;
  });
  return question(context, item, {
    as: 'radiogroup',
    body: html`<div class="card">${options}</div>${item.dontKnow && dontKnow(context, item, 'radio')}`,
  });
}

/** Any of several answers; those that exclude the others stand apart. */
export function multipleField(
  context: FieldContext,
  item: Extract<Item, { kind: 'multiple' }>,
): Html {
  const { translate, values } = context;
  const chosen = values.getAll(item.key);
  const options = optionsOf(context.study, item);
  const card = (group: Option[]) =>
    group.length > 0 &&
    html`<div class="card">${group.map((option) => {
      const { code, label, exclusive } = option;
      const attributes = html`${exclusive && html` data-exclusive`}${invalid(context, item.key)}`;
      return html`${choice({ type: 'checkbox', name: item.key, value: code, checked: chosen.includes(code), label: say(context, label), attributes })}${option.other && otherText(context, item, option)}`;
    })}</div>`;
  const together = options.filter((option) => !option.exclusive);
  const max = item.maxSelect ?? together.length;
  const counts = max < together.length && max > 1;
  return question(context, item, {
    as: 'group',
    hint: multipleHint(context, item, together.length),
    data:
      counts &&
      html` data-max="${max}" data-chosen="${translate('multiple.chosen', { count: '{count}', max })}"`,
    body: html`${card(together)}${card(options.filter((option) => option.exclusive))}${item.dontKnow && dontKnow(context, item, 'checkbox')}`,
  });
}

function multipleHint(
  { translate }: FieldContext,
  { required, minSelect = 0, maxSelect }: Extract<Item, { kind: 'multiple' }>,
  count: number,
): string {
  const min = Math.max(minSelect, required ? 1 : 0);
  const max = Math.min(maxSelect ?? count, count);
  if (max >= count)
    return min > 1 ? translate('multiple.at_least', { min }) : translate('multiple.any');
  if (min === max) return translate('multiple.exactly', { min });
  return min > 1
    ? translate('multiple.between', { min, max })
    : translate('multiple.at_most', { max });
}

/** How likely a recommendation is, 0 to 10. */
export function npsField(context: FieldContext, item: Extract<Item, { kind: 'nps' }>): Html {
  const { translate, values } = context;
  const points = Array.from({ length: 11 }, (_, point) =>
    choice({
      type: 'radio',
      name: item.key,
      value: String(point),
      checked: values.get(item.key) === String(point),
      label: String(point),
    }),
  );
  return question(context, item, {
    as: 'radiogroup',
    hint: html`<span>0 = ${translate('nps.low')}</span> <span>10 = ${translate('nps.high')}</span>`,
    body: html`<div class="points">${points}</div>${item.dontKnow && dontKnow(context, item, 'radio')}`,
  });
}
