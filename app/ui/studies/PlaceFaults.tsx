import { useWords } from '../Words';
import { useEditor } from './editor';
import { placeText } from './places';

/** The faults of a place and of what lies in it, but for those that its fields show themselves. */
export function PlaceFaults({ place, shown = [] }: { place: string; shown?: readonly string[] }) {
  const { t } = useWords();
  const { draft, language, faultsIn } = useEditor();
  const faults = faultsIn(place).filter(({ at }) => !shown.includes(at));
  if (faults.length === 0) return null;
  return (
    <ul className="asking__faults">
      {faults.map(({ at, message }) => (
        <li key={`${at} ${message}`} className="field__fault">
          {placeText(at, draft, language, t)}: {message}
        </li>
      ))}
    </ul>
  );
}
