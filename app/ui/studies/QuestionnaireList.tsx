import { useSearchParams } from '@remix-run/react';
import type { Audience } from '../../study/document';
import type { DraftPage } from '../../study/edit/draft';
import { SideSign } from '../Marker';
import { useWords } from '../Words';
import { AddLabel } from './AddLabel';
import { ConditionEdit } from './ConditionEdit';
import { AddForm, FieldsForm } from './EditForm';
import { useEditor } from './editor';
import { TextEdit } from './fields';
import { Grip } from './Grip';
import { LanguageChoice } from './LanguageChoice';
import { PageEntries } from './PageEntries';
import { PlaceFaults } from './PlaceFaults';
import { Tools } from './Tools';
import { useDrag } from './useDrag';

const SIDES = ['manager', 'consumer'] as const;

/** Both questionnaires, page by page. */
export function QuestionnaireList() {
  const { t } = useWords();
  const { draft, mayEdit } = useEditor();
  return (
    <>
      <LanguageChoice />
      <div className="questionnaires">
        {SIDES.map((side) => (
          <section key={side} className="questionnaire" aria-labelledby={`asked-${side}`}>
            <h2 id={`asked-${side}`}>
              <SideSign side={side} /> {t(`studies.questionnaire_${side}`)}
            </h2>
            {draft.questionnaires[side].length === 0 && (
              <p className="empty">{t('studies.no_pages')}</p>
            )}
            {draft.questionnaires[side].map((page) => (
              <PageCard key={page.key} side={side} page={page} />
            ))}
            {mayEdit && (
              <AddForm
                edit={{ do: 'page.add', audience: side }}
                said={t('studies.said_added')}
                className="add"
              >
                <AddLabel label={t('studies.new_page')}>
                  <input name="+title" maxLength={400} lang={draft.locales[0]} />
                </AddLabel>
                <button type="submit" className="button">
                  {t('studies.add')}
                </button>
              </AddForm>
            )}
          </section>
        ))}
      </div>
    </>
  );
}

function PageCard({ side, page }: { side: Audience; page: DraftPage }) {
  const { t } = useWords();
  const { draft, language } = useEditor();
  const [search] = useSearchParams();
  const place = `questionnaires ${side} ${page.key}`;
  const pages = draft.questionnaires[side];
  const at = pages.findIndex(({ key }) => key === page.key);
  const titleOf = (one: DraftPage, index: number) =>
    one.title?.[language] ?? t('studies.page_number', { number: index + 1 });
  const name = titleOf(page, at);
  const drag = useDrag(`pages-${side}`, page.key, (dragged, where) => {
    const from = pages.findIndex(({ key }) => key === dragged);
    const moved = pages[from];
    return {
      edit: { do: 'page.move', audience: side, page: dragged, beside: page.key, side: where },
      said: t('studies.said_dragged', { item: moved ? titleOf(moved, from) : '', beside: name }),
    };
  });
  const move = (to: number, where: 'before' | 'after') => ({
    edit: {
      do: 'page.move',
      audience: side,
      page: page.key,
      beside: pages[to]?.key ?? page.key,
      side: where,
    },
    idle: pages[to] === undefined,
    said: t('studies.said_moved', { item: name, place: to + 1, count: pages.length }),
  });
  return (
    <article className="card" id={`page-${side}-${page.key}`} {...drag.target}>
      <header className="asking__head">
        <Grip handle={drag.handle} />
        <h3>{name}</h3>
        <p className="asking__facts">
          <span className="tag">{page.key}</span>
        </p>
        <Tools
          name={name}
          moves={{ id: `${side}-${page.key}`, at, to: move }}
          remove={{ do: 'page.remove', audience: side, page: page.key }}
        />
      </header>
      <PlaceFaults place={place} shown={[`${place} title ${language}`]} />
      <FieldsForm>
        <TextEdit
          name={`${place} title ${language}`}
          label={t('studies.page_title')}
          hint={t('studies.page_title_hint')}
          stored={page.title?.[language] ?? ''}
          lang={language}
          placeholder={page.title?.[draft.locales[0] ?? '']}
        />
      </FieldsForm>
      <ConditionEdit
        side={side}
        at={`${place} when`}
        page={at}
        when={page.when}
        isOpen={search.get('when') === `${place} when`}
        about={name}
      />
      <PageEntries side={side} page={page} at={at} />
    </article>
  );
}
