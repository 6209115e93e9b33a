import { useSearchParams } from '@remix-run/react';
import { useWords } from '../Words';
import { EditButton } from './EditButton';
import type { EditConflict } from './outcome';
import { useSaver } from './saver';

/** What others have put in a place meanwhile, and which of the two is to stand. */
export function ConflictChoice({
  name,
  conflict,
  theirs,
  mine,
  given,
  field,
  yields,
}: {
  name: string;
  conflict: EditConflict;
  theirs: string;
  mine: string;
  /** What is sent for the own one. */
  given: readonly string[];
  /** The id of what has the focus once it is chosen. */
  field: string;
  /** Lets the field show what is stored. */
  yields: () => void;
}) {
  const { t } = useWords();
  const saver = useSaver();
  const [search] = useSearchParams();
  const goBack = () => document.getElementById(field)?.focus();
  return (
    <div className="conflict" role="alert">
      <p>{t('studies.conflict', { name: conflict.by ?? t('studies.somebody'), text: theirs })}</p>
      <p className="note">{t('studies.conflict_mine', { text: mine })}</p>
      <p className="pills">
        <EditButton
          edit={{ do: 'set', at: name.split(' '), given }}
          said={t('studies.said_mine')}
          onMade={goBack}
        >
          {t('studies.put_mine')}
        </EditButton>
        <a
          className="button"
          href={`?${search}`}
          onClick={(event) => {
            if (!saver) return;
            event.preventDefault();
            goBack();
            yields();
            saver.settle(name);
          }}
        >
          {t('studies.keep_theirs')}
        </a>
      </p>
    </div>
  );
}
