import { useSearchParams } from '@remix-run/react';
import { changed } from '../tableState';
import { useWords } from '../Words';
import { AddItem } from './AddItem';
import { useEditor } from './editor';
import { ItemCard } from './ItemCard';
import { LanguageChoice } from './LanguageChoice';

/** How many items a page holds. */
const PAGE = 60;

/** The items of a study as pairs, by construct. */
export function ItemList() {
  const { t } = useWords();
  const { draft } = useEditor();
  const [search] = useSearchParams();
  const open = search.get('item');
  const constructs = [...new Set(draft.items.map(({ construct }) => construct ?? ''))];
  const ordered = constructs.flatMap((construct) =>
    draft.items.filter((item) => (item.construct ?? '') === construct),
  );
  const opened = ordered.findIndex(({ key }) => key === open);
  const asked = Number(search.get('page') ?? 0);
  const pages = Math.max(1, Math.ceil(ordered.length / PAGE));
  const page =
    opened >= 0 ? Math.floor(opened / PAGE) : Math.min(Math.max(0, asked || 0), pages - 1);
  const shown = ordered.slice(page * PAGE, (page + 1) * PAGE);
  return (
    <>
      <LanguageChoice />
      {draft.items.length === 0 && (
        <p className="empty">
          {t('studies.no_items')}{' '}
          <a href={`/studies/${draft.key}/library`}>{t('studies.to_library')}</a>
        </p>
      )}
      {constructs.map((construct) => {
        const group = draft.items.filter((item) => (item.construct ?? '') === construct);
        const here = group.filter((item) => shown.includes(item));
        if (here.length === 0) return null;
        return (
          <section key={construct} className="construct">
            <h2 className={constructs.length === 1 ? 'hidden-text' : undefined}>
              {construct === '' ? t('studies.no_construct') : construct}
            </h2>
            {here.map((item) => (
              <ItemCard
                key={item.key}
                item={item}
                group={group.map(({ key }) => key)}
                isOpen={item.key === open}
              />
            ))}
          </section>
        );
      })}
      {pages > 1 && (
        <nav className="pills" aria-label={t('studies.pages_of_items')}>
          {Array.from({ length: pages }, (_, at) => at).map((at) => (
            <a
              key={at}
              className="pill"
              href={`?${changed(search, { item: [], page: [String(at)] })}`}
              aria-current={at === page ? 'page' : undefined}
            >
              {at + 1}
            </a>
          ))}
        </nav>
      )}
      <AddItem constructs={constructs.filter((construct) => construct !== '')} />
    </>
  );
}
