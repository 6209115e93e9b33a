import type { Condition } from '../study/document';
import type { Draft } from '../study/edit/draft';
import { numberOf } from '../study/edit/fields';
import type { FormFields } from '../study/form';

/** How deep a condition that is built here goes; the document itself takes more. */
const DEEPEST = 6;

/** The fields of the builder: `when:PATH:…`, a path being "r", "r.0", "r.0.1" … */
const field = (path: string, name: string) => `when:${path}:${name}`;

function text(form: FormFields, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/**
 * The condition that the builder's form stands for, with what its button does to it: `add PATH` one
 * more test in a group, `group PATH` a group in it, `wrap PATH` a group around it, `remove PATH`.
 * Undefined: there is none.
 */
export function conditionIn(form: FormFields, draft: Draft): Condition | undefined {
  const [action = '', target = ''] = text(form, 'when-do').split(' ');
  return nodeIn(form, draft, 'r', { action, target });
}

function nodeIn(
  form: FormFields,
  draft: Draft,
  path: string,
  pressed: { action: string; target: string },
): Condition | undefined {
  const isTarget = pressed.target === path;
  const kind = text(form, field(path, 'kind'));
  if ((isTarget && pressed.action === 'remove') || path.split('.').length > DEEPEST)
    return undefined;
  if (kind === '') return isTarget && pressed.action === 'add' ? firstTest(draft, form) : undefined;
  if (kind === 'test') {
    const test = testIn(form, draft, path);
    return isTarget && pressed.action === 'wrap' ? { all: [test, firstTest(draft, form)] } : test;
  }
  const inner: Condition[] = [];
  for (let index = 0; text(form, field(`${path}.${index}`, 'kind')) !== ''; index += 1) {
    const member = nodeIn(form, draft, `${path}.${index}`, pressed);
    if (member) inner.push(member);
  }
  if (isTarget && pressed.action === 'add') inner.push(firstTest(draft, form));
  if (isTarget && pressed.action === 'group') inner.push({ any: [firstTest(draft, form)] });
  const [only] = inner;
  if (!only) return undefined;
  if (kind === 'not') return { not: inner.length === 1 ? only : { any: inner } };
  return kind === 'any' ? { any: inner } : { all: inner };
}

/** What a new test is about: the first item that can be asked about. */
function firstTest(draft: Draft, form: FormFields): Condition {
  const [item = ''] = text(form, 'when-items').split(' ');
  return fitted(draft, { item, answered: true });
}

function testIn(form: FormFields, draft: Draft, path: string): Condition {
  const item = text(form, field(path, 'item'));
  const test = text(form, field(path, 'test'));
  // What is no number is refused where the condition is set.
  const value = numberOf(text(form, field(path, 'number'))) ?? Number.NaN;
  if (test === 'is') {
    const codes = form
      .getAll(field(path, 'is'))
      .filter((code): code is string => typeof code === 'string' && code !== '');
    return fitted(draft, { item, is: [...new Set(codes)] });
  }
  if (test === 'atLeast') return fitted(draft, { item, atLeast: value });
  if (test === 'atMost') return fitted(draft, { item, atMost: value });
  return { item, answered: true };
}

/** A test as its item can be asked: codes only of options, limits only of numbers. */
function fitted(draft: Draft, test: Condition): Condition {
  const item = draft.items.find(({ key }) => key === test.item);
  if (!item) return test;
  const { key, kind } = item;
  if (test.is) {
    const options = kind === 'scale' ? draft.scales[item.scale ?? '']?.options : item.options;
    if (kind === 'ranking' || !options) return { item: key, answered: true };
    const codes = new Set([...options.map(({ code }) => code), ...(item.dontKnow ? ['dk'] : [])]);
    return { item: key, is: test.is.filter((code) => codes.has(code)) };
  }
  const isLimit = test.atLeast !== undefined || test.atMost !== undefined;
  return isLimit && kind !== 'number' && kind !== 'nps' ? { item: key, answered: true } : test;
}
