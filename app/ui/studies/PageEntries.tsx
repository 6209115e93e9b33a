import { useSearchParams } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { Audience } from '../../study/document';
import type { DraftPage } from '../../study/edit/draft';
import { useWords } from '../Words';
import { AddLabel } from './AddLabel';
import { ConditionEdit } from './ConditionEdit';
import { AddForm } from './EditForm';
import { useEditor } from './editor';
import { Grip } from './Grip';
import { itemName } from './places';
import { Tools } from './Tools';
import { useDrag } from './useDrag';

/** The items of a page in their order, each with its condition and the way to another page. */
export function PageEntries({ side, page, at }: { side: Audience; page: DraftPage; at: number }) {
  const { t } = useWords();
  const { draft, language } = useEditor();
  const [search] = useSearchParams();
  const pages = draft.questionnaires[side];
  const titleOf = (one: DraftPage, index: number) =>
    one.title?.[language] ?? t('studies.page_number', { number: index + 1 });
  const others = pages.filter(({ key }) => key !== page.key);
  const move = (item: string, to: number, where: 'before' | 'after') => ({
    edit: {
      do: 'entry.move',
      audience: side,
      item,
      page: page.key,
      beside: page.items[to]?.item,
      side: where,
    },
    idle: page.items[to] === undefined,
    said: t('studies.said_moved', {
      item: itemName(draft, item, language),
      place: to + 1,
      count: page.items.length,
    }),
  });
  return (
    <ol className="choices-of">
      {page.items.map(({ item, when }, index) => {
        const name = itemName(draft, item, language);
        const place = `questionnaires ${side} ${page.key} items ${item} when`;
        return (
          <Entry key={item} side={side} page={page.key} item={item} name={name}>
            <div>
              <a href={`/studies/${draft.key}?item=${encodeURIComponent(item)}#item-${item}`}>
                {name}
              </a>
              <ConditionEdit
                side={side}
                at={place}
                page={at}
                when={when}
                isOpen={search.get('when') === place}
                about={name}
              />
            </div>
            <Tools
              name={name}
              moves={{
                id: `${side}-${item}`,
                at: index,
                to: (to, where) => move(item, to, where),
              }}
            />
            {others.length > 0 && (
              <AddForm
                edit={{ do: 'entry.move', audience: side, item }}
                said={t('studies.said_moved_to_page', { item: name })}
                className="add add--code"
              >
                <AddLabel label={t('studies.to_page')}>
                  <select name="+page" aria-label={t('studies.to_page_named', { item: name })}>
                    {pages.map((one, to) =>
                      one.key === page.key ? null : (
                        <option key={one.key} value={one.key}>
                          {titleOf(one, to)}
                        </option>
                      ),
                    )}
                  </select>
                </AddLabel>
                <button type="submit" className="button">
                  {t('studies.move')}
                </button>
              </AddForm>
            )}
          </Entry>
        );
      })}
    </ol>
  );
}

/** An entry that another one of the same questionnaire can be dropped on, whatever its page. */
function Entry({
  side,
  page,
  item,
  name,
  children,
}: {
  side: Audience;
  page: string;
  item: string;
  name: string;
  children: ReactNode;
}) {
  const { t } = useWords();
  const { draft, language } = useEditor();
  const drag = useDrag(`entries-${side}`, item, (dragged, where) => ({
    edit: { do: 'entry.move', audience: side, item: dragged, page, beside: item, side: where },
    said: t('studies.said_dragged', { item: itemName(draft, dragged, language), beside: name }),
  }));
  return (
    <li className="entry" {...drag.target}>
      <Grip handle={drag.handle} />
      {children}
    </li>
  );
}
