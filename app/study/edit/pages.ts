import { AUDIENCES, NAMES } from '../document';
import type { Draft } from './draft';
import type { EditOf } from './edits';
import { isRefusal, pageIn } from './fields';
import { freeName, movedBeside, nameOf } from './naming';
import { type Refusal, refused } from './refusal';

type PageEdit = EditOf<'page.add' | 'page.remove' | 'page.move' | 'page.rename'>;

export function editPage(draft: Draft, edit: PageEdit): Refusal | null {
  const { audience } = edit;
  const pages = draft.questionnaires[audience];
  const keys = pages.map(({ key }) => key);
  if (edit.do === 'page.add') {
    const title = edit.title.trim();
    const fallback = `page-${pages.length + 1}`;
    const key = freeName(title, keys, fallback, NAMES.page);
    const [first = 'en'] = draft.locales;
    pages.push({ key, items: [], ...(title === '' ? {} : { title: { [first]: title } }) });
    return null;
  }
  const page = pageIn(draft, audience, edit.page);
  if (isRefusal(page)) return page;
  switch (edit.do) {
    case 'page.remove':
      if (page.items.length > 0) return refused('page_not_empty', { page: page.key });
      draft.questionnaires[audience] = pages.filter((other) => other !== page);
      return null;
    case 'page.move': {
      const neighbour = pageIn(draft, audience, edit.beside);
      if (isRefusal(neighbour)) return neighbour;
      draft.questionnaires[audience] = movedBeside(pages, page, neighbour, edit.side);
      return null;
    }
    case 'page.rename': {
      if (edit.to.trim() === page.key) return null;
      const named = nameOf(edit.to, keys, NAMES.page);
      if (isRefusal(named)) return named;
      page.key = named.name;
      return null;
    }
  }
}

export function moveEntry(draft: Draft, edit: EditOf<'entry.move'>): Refusal | null {
  const pages = draft.questionnaires[edit.audience];
  const target = pageIn(draft, edit.audience, edit.page);
  if (isRefusal(target)) return target;
  const source = pages.find(({ items }) => items.some(({ item }) => item === edit.item));
  const entry = source?.items.find(({ item }) => item === edit.item);
  if (!source || !entry) return refused('gone', { what: edit.item });
  const neighbour = target.items.find(({ item }) => item === edit.beside);
  if (neighbour === entry) return null;
  source.items = source.items.filter((other) => other !== entry);
  target.items.push(entry);
  if (neighbour) target.items = movedBeside(target.items, entry, neighbour, edit.side ?? 'before');
  return null;
}

type LocaleEdit = EditOf<'locale.add' | 'locale.remove' | 'locale.first'>;

export function editLocale(draft: Draft, edit: LocaleEdit): Refusal | null {
  if (edit.do === 'locale.add') {
    const locale = canonical(edit.locale.trim());
    if (locale === null) return refused('no_locale', { locale: edit.locale.slice(0, 40) });
    if (draft.locales.includes(locale)) return refused('key_taken', { key: locale });
    if (draft.locales.length >= 50) return refused('too_many', { most: 50 });
    draft.locales.push(locale);
    return null;
  }
  if (!draft.locales.includes(edit.locale)) return refused('gone', { what: edit.locale });
  const rest = draft.locales.filter((locale) => locale !== edit.locale);
  if (edit.do === 'locale.first') {
    draft.locales = [edit.locale, ...rest];
    return null;
  }
  if (rest.length === 0) return refused('last_locale');
  draft.locales = rest;
  for (const { texts } of localizedIn(draft)) Reflect.deleteProperty(texts, edit.locale);
  return null;
}

/** @example canonical('pt-br') // 'pt-BR' */
export function canonical(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}

/** A text of a draft in its locales, with its place. */
export interface LocalizedPlace {
  at: string[];
  texts: Record<string, string>;
}

/** Every text of a draft, in the order of the document. */
export function* localizedIn(draft: Draft): Generator<LocalizedPlace> {
  yield { at: ['title'], texts: draft.title };
  for (const side of AUDIENCES)
    yield { at: ['audiences', side, 'label'], texts: draft.audiences[side].label };
  for (const [key, scale] of Object.entries(draft.scales)) {
    for (const { code, label } of scale.options)
      yield { at: ['scales', key, 'options', code, 'label'], texts: label };
    if (scale.favourableLabel)
      yield { at: ['scales', key, 'favourableLabel'], texts: scale.favourableLabel };
  }
  for (const item of draft.items) {
    const at = ['items', item.key];
    if (item.label) yield { at: [...at, 'label'], texts: item.label };
    for (const side of AUDIENCES) {
      const texts = item.wording[side];
      if (texts) yield { at: [...at, 'wording', side], texts };
    }
    for (const { code, label } of item.options ?? [])
      yield { at: [...at, 'options', code, 'label'], texts: label };
    if (item.favourableLabel) yield { at: [...at, 'favourableLabel'], texts: item.favourableLabel };
    for (const { code, label } of item.nets ?? [])
      yield { at: [...at, 'nets', code, 'label'], texts: label };
  }
  for (const side of AUDIENCES)
    for (const page of draft.questionnaires[side])
      if (page.title) yield { at: ['questionnaires', side, page.key, 'title'], texts: page.title };
}
