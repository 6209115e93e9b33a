import type { ReactNode } from 'react';
import { useWords } from '../Words';
import { EditButton } from './EditButton';
import { useEditor } from './editor';

/** What moves something to a place of its list; idle where there is no such place. */
interface Move {
  edit: object;
  idle: boolean;
  said: string;
}

interface Props {
  /** What it is done to, as its readers know it. */
  name: string;
  /** Where it can be moved: its id among the buttons, and how it gets to a place of its list. */
  moves?: { id: string; at: number; to: (place: number, side: 'before' | 'after') => Move };
  duplicate?: object;
  remove?: object;
  /** What else can be done, between the others. */
  children?: ReactNode;
}

/** The buttons of one thing in a list; those who may not edit see none. */
export function Tools({ name, moves, duplicate, remove, children }: Props) {
  const { t } = useWords();
  const { revision, mayEdit } = useEditor();
  if (!mayEdit) return null;
  return (
    <form method="post" className="tools">
      <input type="hidden" name="revision" value={revision} />
      {moves && (
        <>
          <EditButton
            {...moves.to(moves.at - 1, 'before')}
            id={`up-${moves.id}`}
            className="tool"
            title={t('studies.up', { item: name })}
          >
            ↑
          </EditButton>
          <EditButton
            {...moves.to(moves.at + 1, 'after')}
            id={`down-${moves.id}`}
            className="tool"
            title={t('studies.down', { item: name })}
          >
            ↓
          </EditButton>
        </>
      )}
      {duplicate && (
        <EditButton
          edit={duplicate}
          said={t('studies.said_duplicated', { item: name })}
          className="tool"
          title={t('studies.duplicate_named', { item: name })}
        >
          {t('studies.duplicate')}
        </EditButton>
      )}
      {children}
      {remove && (
        <EditButton
          edit={remove}
          said={t('studies.said_removed')}
          className="tool"
          title={t('studies.remove_named', { item: name })}
        >
          {t('studies.remove')}
        </EditButton>
      )}
    </form>
  );
}
