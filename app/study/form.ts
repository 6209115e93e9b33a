import { type AnswerFault, itemsOf, otherOption } from './answers';
import type { Answers } from './conditions';
import { DONT_KNOW, type Item, optionsOf, type Study } from './document';

/** Fields of a form as the browser sends them: a name may repeat. */
export interface FormFields {
  get(name: string): unknown;
  getAll(name: string): unknown[];
}

/**
 * The raw answers to some items in a form's fields (names as in the doc of the questionnaire's
 * HTML: `KEY`, repeated for `multiple`, `KEY.CODE` for the places of a `ranking`, `KEY.other`).
 * Codes and limits are not checked here; ranks that make no order are.
 * @example fromForm(study, ['recommend'], new URLSearchParams('recommend=9')) // { raw: { recommend: 9 }, faults: [] }
 */
export function fromForm(
  study: Study,
  keys: Iterable<string>,
  form: FormFields,
): { raw: Record<string, unknown>; faults: { field: string; fault: AnswerFault }[] } {
  const items = itemsOf(study);
  const raw: Record<string, unknown> = {};
  const faults: { field: string; fault: AnswerFault }[] = [];
  for (const key of keys) {
    const item = items.get(key);
    if (!item) continue;
    if (item.kind === 'ranking') {
      const ranking = rankingFromForm(study, item, form);
      const unknown = single(form, key) === DONT_KNOW;
      if ('fault' in ranking) faults.push({ field: key, fault: ranking.fault });
      else if (ranking.order.length > 0 && unknown)
        faults.push({ field: key, fault: { code: 'dont_know_alone' } });
      else if (ranking.order.length > 0) raw[key] = ranking.order;
      else if (unknown) raw[key] = DONT_KNOW;
      continue;
    }
    const values = repeated(form, key);
    // A number stands in a text field beside a "don't know" of the same name.
    if (item.kind === 'number' && values.length > 1 && values.includes(DONT_KNOW)) {
      faults.push({ field: key, fault: { code: 'dont_know_alone' } });
      continue;
    }
    const value = item.kind === 'multiple' ? values : (values[0] ?? '');
    if (value === '' || value.length === 0) {
      addOther(raw, item, form);
      continue;
    }
    raw[key] =
      (item.kind === 'number' || item.kind === 'nps') && typeof value === 'string'
        ? numberFrom(value)
        : value;
    addOther(raw, item, form);
  }
  return { raw, faults };
}

/** A text typed beside an unticked "other" of an otherwise empty item means that option. */
function addOther(raw: Record<string, unknown>, item: Item, form: FormFields): void {
  const option = otherOption(item);
  const text = option === undefined ? '' : single(form, `${item.key}.other`).trim();
  if (option === undefined || text === '') return;
  raw[item.key] ??= item.kind === 'multiple' ? [option] : option;
  const chosen = raw[item.key];
  if (chosen === option || (Array.isArray(chosen) && chosen.includes(option)))
    raw[`${item.key}.other`] = text;
}

function single(form: FormFields, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

function repeated(form: FormFields, name: string): string[] {
  return form
    .getAll(name)
    .filter((value): value is string => typeof value === 'string' && value.trim() !== '');
}

/** A number as people type it: a decimal comma and spaces are understood. Text stays text. */
function numberFrom(value: string): number | string {
  const plain = value.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : value.trim() || '';
}

function rankingFromForm(
  study: Study,
  item: Item & { kind: 'ranking' },
  form: FormFields,
): { order: string[] } | { fault: AnswerFault } {
  const max = item.rankTop ?? item.options.length;
  const places: { code: string; rank: number }[] = [];
  for (const { code } of optionsOf(study, item)) {
    const value = single(form, `${item.key}.${code}`).trim();
    if (value === '') continue;
    const rank = Number(value);
    if (!Number.isInteger(rank) || rank < 1 || rank > item.options.length)
      return { fault: { code: 'not_a_rank', values: { rank: value.slice(0, 20), max } } };
    if (places.some((place) => place.rank === rank))
      return { fault: { code: 'tied_ranks', values: { rank } } };
    places.push({ code, rank });
  }
  return { order: places.sort((a, b) => a.rank - b.rank).map((place) => place.code) };
}

/**
 * Stored answers as the fields of a form, the inverse of `fromForm`.
 * @example toForm(study, { channels: ['phone', 'email'] }).toString() // 'channels.phone=1&channels.email=2'
 */
export function toForm(study: Study, answers: Answers): URLSearchParams {
  const form = new URLSearchParams();
  const items = itemsOf(study);
  for (const [field, answer] of Object.entries(answers)) {
    const ranked = items.get(field)?.kind === 'ranking' && Array.isArray(answer);
    if (ranked)
      for (const [index, code] of answer.entries()) form.set(`${field}.${code}`, `${index + 1}`);
    else if (Array.isArray(answer)) for (const code of answer) form.append(field, code);
    else form.set(field, String(answer));
  }
  return form;
}
