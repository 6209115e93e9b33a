import { useWords } from '../Words';
import { useEditor } from './editor';
import { placeAddress, placeText } from './places';

/** How many faults are listed at once. */
const MOST = 12;

/** What is still to be mended, each with the way to its place. */
export function FaultList() {
  const { t } = useWords();
  const { draft, faults, language } = useEditor();
  if (faults.length === 0) return null;
  return (
    <details className="card faults">
      <summary>{t('studies.faults', { count: faults.length })}</summary>
      <ul>
        {faults.slice(0, MOST).map(({ at, message }) => (
          <li key={`${at} ${message}`}>
            <a href={placeAddress(at, draft)}>{placeText(at, draft, language, t)}</a>{' '}
            <span className="quiet">{message}</span>
          </li>
        ))}
      </ul>
      {faults.length > MOST && (
        <p className="note">{t('studies.more_faults', { count: faults.length - MOST })}</p>
      )}
    </details>
  );
}
