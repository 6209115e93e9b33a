import type { Draft } from '../study/edit/draft';
import { localizedIn } from '../study/edit/pages';

/** How many texts a page holds. */
const PAGE = 60;

/** The texts of a study that an address asks for, and how many there are in which language. */
export function translationsOf(draft: Draft, search: URLSearchParams) {
  const all = [...localizedIn(draft)].map(({ at, texts }) => ({ at: at.join(' '), texts }));
  const lacks = (texts: Record<string, string>) =>
    draft.locales.some((locale) => texts[locale] === undefined);
  const isMissingOnly = search.get('missing') === '1';
  const wanted = isMissingOnly ? all.filter(({ texts }) => lacks(texts)) : all;
  const pages = Math.max(1, Math.ceil(wanted.length / PAGE));
  const asked = Number(search.get('page') ?? 0);
  const page = Number.isInteger(asked) ? Math.min(Math.max(0, asked), pages - 1) : 0;
  return {
    rows: wanted.slice(page * PAGE, (page + 1) * PAGE),
    isMissingOnly,
    page,
    pages,
    total: all.length,
    missing: draft.locales.map((locale) => ({
      locale,
      count: all.filter(({ texts }) => texts[locale] === undefined).length,
    })),
  };
}
