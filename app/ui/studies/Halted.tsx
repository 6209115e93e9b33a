import { useSearchParams } from '@remix-run/react';
import { useEffect } from 'react';
import { Alert } from '../Alert';
import { keptIn } from '../WaveTabs';
import { useWords } from '../Words';
import { useEditor } from './editor';
import type { Halt } from './halt';
import { placeText } from './places';
import { useSaver } from './saver';
import { UnsavedWords } from './UnsavedWords';

const TEXTS = {
  deleted: 'studies.halt_deleted',
  signed_out: 'studies.halt_signed_out',
  not_there: 'studies.halt_not_there',
  refused: 'studies.halt_refused',
} as const;

/** Why nothing more is saved, what that is, and how to go on. */
export function Halted() {
  const saver = useSaver();
  const halt = saver?.halt ?? null;
  const goOn = saver?.goOn;
  const why = halt?.why;
  useEffect(() => {
    if (why !== 'signed_out' || !goOn) return;
    const comesBack = () => {
      if (document.visibilityState === 'visible') void goOn();
    };
    document.addEventListener('visibilitychange', comesBack);
    return () => document.removeEventListener('visibilitychange', comesBack);
  }, [why, goOn]);
  return halt ? <Halting halt={halt} /> : null;
}

function Halting({ halt }: { halt: Halt }) {
  const { t } = useWords();
  const { draft } = useEditor();
  const saver = useSaver();
  const [search] = useSearchParams();
  const kept = keptIn(search);
  const signIn = new URLSearchParams([...kept, ['to', `/studies/${draft.key}`]]);
  return (
    <section className="halted">
      <Alert text={t(TEXTS[halt.why], { name: halt.why === 'deleted' ? halt.by : '' })} />
      <Unsaved />
      <p className="pills">
        {halt.why === 'signed_out' && (
          <a
            className="button button--main"
            href={`/sign-in?${signIn}`}
            target="_blank"
            rel="noopener"
          >
            {t('studies.halt_sign_in')}
          </a>
        )}
        {halt.why === 'deleted' || halt.why === 'not_there' ? (
          <a className="button" href={`/studies${kept.size > 0 ? `?${kept}` : ''}`}>
            {t('studies.halt_to_studies')}
          </a>
        ) : (
          <button type="button" className="button" onClick={() => void saver?.goOn()}>
            {t('studies.halt_go_on')}
          </button>
        )}
      </p>
    </section>
  );
}

/** What was typed and is saved nowhere, to be copied. */
function Unsaved() {
  const { t } = useWords();
  const { draft, language } = useEditor();
  const saver = useSaver();
  const unsaved = saver?.unsaved ?? [];
  const typed = unsaved.flatMap(({ fields }) =>
    fields.flatMap(([name, value]) => {
      if (name === 'edit' || name.startsWith('when') || value === '') return [];
      const place = name.startsWith('+') ? '' : `${placeText(name, draft, language, t)}: `;
      return [`${place}${value}`];
    }),
  );
  const others = unsaved.filter(({ isEdit }) => isEdit).length;
  if (unsaved.length === 0) return null;
  return (
    <>
      {typed.length > 0 && <UnsavedWords label={t('studies.halt_unsaved')} lines={typed} />}
      {others > 0 && <p className="note">{t('studies.halt_others', { count: others })}</p>}
    </>
  );
}
