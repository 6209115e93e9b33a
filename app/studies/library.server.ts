import { publications } from '../../seeds/publications';
import { type Draft, type DraftItem, draftOf, emptyDraft } from '../study/edit/draft';
import type { StudyEdit } from '../study/edit/edits';
import { localizedIn } from '../study/edit/pages';
import { localize } from '../study/text';
import { CONSTRUCTS } from './constructs.server';

/** What nobody would take from one study into another. */
const UNFIT = ['text'];

/** One ready item of the library. */
export interface LibraryItem {
  /** Names it in forms: its publication and its key. */
  name: string;
  item: DraftItem;
  /** What it measures, in the reader's language. */
  construct: string;
  /** The publication's title, in the reader's language. */
  source: string;
  locales: string[];
}

/** The paired items of the publications that ship, each construct once for every way of asking. */
export function libraryItems(locale: string): LibraryItem[] {
  return publications().flatMap(({ study }) =>
    draftOf(study)
      .items.filter(
        ({ kind, wording }) =>
          wording.consumer !== undefined && wording.manager !== undefined && !UNFIT.includes(kind),
      )
      .map((item) => ({
        name: `${study.key} ${item.key}`,
        item,
        construct: constructName(item.construct ?? '', locale),
        source: localize(study.title, locale, 'en') || study.key,
        locales: study.locales,
      })),
  );
}

/** What of the library is looked for. */
export interface LibrarySearch {
  /** A construct, in the reader's language; '' any. */
  construct: string;
  /** Words that all stand in an item, its construct or its source. */
  words: string;
  /** The names of what was ticked, which stays in sight. */
  picked: string[];
}

export function librarySearch(params: URLSearchParams): LibrarySearch {
  return {
    construct: params.get('construct') ?? '',
    words: (params.get('q') ?? '').slice(0, 200),
    picked: params.getAll('pick'),
  };
}

/** The items that are looked for, with those that are ticked. */
export function foundIn(
  ready: readonly LibraryItem[],
  { construct, words, picked }: LibrarySearch,
): LibraryItem[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return ready.filter((one) => {
    if (picked.includes(one.name)) return true;
    const { label, wording, key } = one.item;
    const texts = [label, wording.consumer, wording.manager].flatMap((text) =>
      Object.values(text ?? {}),
    );
    const said = [...texts, key, one.construct, one.source].join('\n').toLowerCase();
    return (
      (construct === '' || one.construct === construct) &&
      wanted.every((word) => said.includes(word))
    );
  });
}

function constructName(construct: string, locale: string): string {
  return localize(CONSTRUCTS[construct], locale, 'en') || construct.replaceAll('_', ' ');
}

/** The edit that puts items of the library into a draft, in the languages that it has. */
export function insertionOf(draft: Draft, names: readonly string[]): StudyEdit[] {
  const wanted = new Set(names);
  return publications().flatMap(({ study }): StudyEdit[] => {
    const source = draftOf(study);
    const items = source.items.filter(({ key }) => wanted.has(`${study.key} ${key}`));
    if (items.length === 0) return [];
    const used = Object.entries(source.scales).filter(([key]) =>
      items.some(({ scale }) => scale === key),
    );
    const part: Draft = {
      ...emptyDraft('part', '', draft.locales),
      items: structuredClone(items),
      scales: structuredClone(Object.fromEntries(used)),
    };
    for (const { texts } of localizedIn(part))
      for (const locale of Object.keys(texts))
        if (!draft.locales.includes(locale)) Reflect.deleteProperty(texts, locale);
    return [{ do: 'item.insert', items: part.items, scales: part.scales }];
  });
}
