import { useRevalidator } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import type { StudyEdit } from '../../study/edit/edits';
import { useWords } from '../Words';
import { useEditor } from './editor';
import { editText } from './editText';
import { useSaver } from './saver';

/** How often is asked what others do, in milliseconds. */
const EVERY = 4000;

interface Meanwhile {
  revision: number;
  others: { by: string | null; seconds: number; edit: StudyEdit | null }[];
}

/** What others change while the page is looked at, told as it happens. */
export function Others() {
  const { t } = useWords();
  const { draft, revision, language } = useEditor();
  const { revalidate } = useRevalidator();
  const saver = useSaver();
  const heard = saver?.heard;
  const isHalted = saver?.halt != null;
  const [told, setTold] = useState<Meanwhile['others']>([]);
  // Saving brings what others did too, which is still to be told.
  const seen = useRef(revision);
  const shown = useRef(revision);
  shown.current = revision;
  useEffect(() => {
    if (isHalted || !heard) return;
    const ask = async () => {
      if (document.visibilityState !== 'visible') return;
      try {
        const answer = await fetch(`/studies/${draft.key}/edits?since=${seen.current}`, {
          redirect: 'manual',
        });
        if (!(await heard(answer))) return;
        const meanwhile: Meanwhile = await answer.json();
        if (meanwhile.revision === seen.current) return;
        seen.current = meanwhile.revision;
        if (meanwhile.others.length > 0) setTold(meanwhile.others);
        if (meanwhile.revision !== shown.current) revalidate();
      } catch {
        // The server is not reached; saving says so.
      }
    };
    const timer = setInterval(() => void ask(), EVERY);
    return () => clearInterval(timer);
  }, [draft.key, revalidate, heard, isHalted]);
  const last = told.at(-1);
  return (
    <p className={last ? 'others' : 'hidden-text'} role="status">
      {last &&
        t('studies.others', {
          name: last.by ?? t('studies.somebody'),
          edit: last.edit ? editText(last.edit, draft, language, t) : t('studies.edit_replace'),
          seconds: last.seconds,
        })}
    </p>
  );
}
