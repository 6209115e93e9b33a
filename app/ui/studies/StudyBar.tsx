import type { StudyEdit } from '../../study/edit/edits';
import { useWords } from '../Words';
import { useEditor } from './editor';
import { editText } from './editText';
import { useSaver } from './saver';

/** Where a study stands. */
export interface StudyStanding {
  published: number | null;
  isEdited: boolean;
  undo: StudyEdit | null;
  redo: StudyEdit | null;
  saved: { at: string; mine: boolean } | null;
  done: 'published' | null;
}

/** What is saved and what is published, with the ways back and forth. */
export function StudyBar({ standing }: { standing: StudyStanding }) {
  const { t, f } = useWords();
  const { mayEdit, revision, faults, draft, language, outcome } = useEditor();
  const saver = useSaver();
  const { published, isEdited, saved } = standing;
  const isHeld =
    Boolean(outcome?.problem) || Boolean(outcome?.conflicts.length) || Boolean(saver?.refused.size);
  const state =
    saver && saver.state !== 'idle'
      ? t(`studies.state_${saver.state}`)
      : isHeld
        ? t('studies.state_held')
        : saved
          ? t('studies.state_saved', { moment: f.moment(new Date(saved.at)) })
          : t('studies.state_unchanged');
  const about = (edit: StudyEdit | null) => (edit ? editText(edit, draft, language, t) : '');
  return (
    <div className="study-bar">
      <div>
        <p className="certainty">
          {published === null
            ? t('studies.never_published')
            : t(isEdited ? 'studies.edited_since' : 'studies.is_published', { version: published })}
        </p>
        <p className="note" role="status">
          {state} {mayEdit && <noscript>{t('studies.no_script')} </noscript>}
          <span className="hidden-text">{saver?.said}</span>
        </p>
      </div>
      {mayEdit && (
        <form method="post" className="pills">
          <input type="hidden" name="revision" value={revision} />
          {(['undo', 'redo'] as const).map((way) => {
            const edit = about(standing[way]);
            return (
              <button
                key={way}
                type="submit"
                name="intent"
                value={way}
                className="button"
                disabled={!standing[way]}
                title={edit}
                aria-label={standing[way] ? t(`studies.${way}_named`, { edit }) : undefined}
              >
                {t(`studies.${way}`)}
              </button>
            );
          })}
          <button
            type="submit"
            name="intent"
            value="publish"
            className="button button--main"
            disabled={!isEdited}
          >
            {faults.length > 0
              ? t('studies.publish_faulty', { count: faults.length })
              : t('studies.publish')}
          </button>
        </form>
      )}
    </div>
  );
}
