import { useRef } from 'react';
import type { DraftItem } from '../../study/edit/draft';
import { SideSign } from '../Marker';
import { useWords } from '../Words';
import { useEditor } from './editor';
import { useFollowing } from './useFollowing';

const SIDES = ['manager', 'consumer'] as const;
type Side = (typeof SIDES)[number];

/** An item as both sides see it, while it is edited. */
export function ItemPreview({ item }: { item: DraftItem }) {
  const { t } = useWords();
  return (
    <section className="item-preview" aria-labelledby={`preview-${item.key}`}>
      <h4 id={`preview-${item.key}`}>{t('studies.item_preview')}</h4>
      <div className="item-preview__sides">
        {SIDES.map(
          (side) =>
            item.wording[side] !== undefined && (
              <div key={side} className={`wording--${side}`}>
                <p className="quiet">
                  <SideSign side={side} /> {t(`side.${side}`)}
                </p>
                <Shown item={item} side={side} />
              </div>
            ),
        )}
      </div>
    </section>
  );
}

function Shown({ item, side }: { item: DraftItem; side: Side }) {
  const { t } = useWords();
  const { draft, revision, language } = useEditor();
  const frame = useRef<HTMLIFrameElement>(null);
  const query = new URLSearchParams({ lang: language, item: item.key });
  const address = `/studies/${draft.key}/preview/${side}?${query}`;
  const src = useFollowing(frame, address, `${revision} ${address}`);
  return (
    <iframe
      ref={frame}
      title={t('studies.item_preview_of', { side: t(`side.${side}`) })}
      src={src}
      loading="lazy"
    />
  );
}
