import { useSearchParams } from '@remix-run/react';
import type { DraftItem } from '../../study/edit/draft';
import { SideSign } from '../Marker';
import { changed } from '../tableState';
import { useWords } from '../Words';
import { FieldsForm } from './EditForm';
import { useEditor } from './editor';
import { TextEdit } from './fields';
import { Grip } from './Grip';
import { ItemDetails } from './ItemDetails';
import { ItemPreview } from './ItemPreview';
import { PlaceFaults } from './PlaceFaults';
import { itemName } from './places';
import { Tools } from './Tools';
import { useDrag } from './useDrag';

const SIDES = ['manager', 'consumer'] as const;

/** One item as the pair that it is: both wordings side by side. */
export function ItemCard({
  item,
  group,
  isOpen,
}: {
  item: DraftItem;
  /** The keys of the items that it is ordered among. */
  group: readonly string[];
  isOpen: boolean;
}) {
  const { t } = useWords();
  const { draft, language } = useEditor();
  const [search] = useSearchParams();
  const name = itemName(draft, item.key, language);
  const place = `items ${item.key}`;
  const options = isOpen ? (item.options ?? []) : [];
  const shown = [
    ...SIDES.map((side) => `${place} wording ${side} ${language}`),
    ...options.map(({ code }) => `${place} options ${code} label ${language}`),
  ];
  const paired = item.wording.consumer !== undefined && item.wording.manager !== undefined;
  const drag = useDrag('items', item.key, (dragged, side) => ({
    edit: { do: 'item.move', item: dragged, beside: item.key, side },
    said: t('studies.said_dragged', { item: itemName(draft, dragged, language), beside: name }),
  }));
  const move = (to: number, side: 'before' | 'after') => ({
    edit: { do: 'item.move', item: item.key, beside: group[to] ?? item.key, side },
    idle: group[to] === undefined,
    said: t('studies.said_moved', { item: name, place: to + 1, count: group.length }),
  });
  return (
    <article
      className={isOpen ? 'card asking asking--open' : 'card asking'}
      id={`item-${item.key}`}
      aria-labelledby={`name-${item.key}`}
      {...drag.target}
    >
      <header className="asking__head">
        <Grip handle={drag.handle} />
        <h3 id={`name-${item.key}`} lang={language}>
          {name}
        </h3>
        <p className="asking__facts">
          <span className="tag">{t(`studies.kind_${item.kind}`)}</span>
          {item.scale !== undefined && <span className="tag">{item.scale}</span>}
          {!paired && <span className="tag">{t('studies.one_side')}</span>}
          {draft.index.includes(item.key) && <span className="tag">{t('studies.in_index')}</span>}
          {item.segment && <span className="tag">{t('studies.is_segment')}</span>}
          {item.required && <span className="tag">{t('studies.is_required')}</span>}
        </p>
        <Tools
          name={name}
          moves={{ id: item.key, at: group.indexOf(item.key), to: move }}
          duplicate={{ do: 'item.duplicate', item: item.key }}
          remove={{ do: 'item.remove', item: item.key }}
        />
      </header>
      <PlaceFaults place={place} shown={shown} />
      <FieldsForm className="pair">
        {SIDES.map((side) => (
          <div key={side} className={`pair__side wording--${side}`}>
            {item.wording[side] === undefined ? (
              <p className="quiet">
                <SideSign side={side} /> {t(`studies.not_asked_${side}`)}
              </p>
            ) : (
              <TextEdit
                name={`${place} wording ${side} ${language}`}
                label={
                  <>
                    <SideSign side={side} /> {t(`side.${side}`)}
                    <span className="hidden-text">: {name}</span>
                  </>
                }
                stored={item.wording[side][language] ?? ''}
                lines={2}
                lang={language}
                placeholder={item.wording[side][draft.locales[0] ?? '']}
              />
            )}
          </div>
        ))}
      </FieldsForm>
      {isOpen ? (
        <>
          <ItemDetails item={item} />
          <ItemPreview item={item} />
        </>
      ) : (
        <p>
          <a
            className="asking__more"
            href={`?${changed(search, { item: [item.key] })}#item-${item.key}`}
            aria-label={t('studies.details_of', { item: name })}
          >
            {t('studies.details')}
          </a>
        </p>
      )}
    </article>
  );
}
