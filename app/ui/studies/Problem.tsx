import { useActionData } from '@remix-run/react';
import { Alert } from '../Alert';
import { useWords } from '../Words';
import { useEditor } from './editor';
import { faultText } from './faultText';
import type { EditOutcome } from './outcome';
import { placeText } from './places';
import { problemText } from './problemText';
import { useSaver } from './saver';

/** Why the last edit was not made, and what can be done about it. */
export function Problem() {
  const { t } = useWords();
  const { draft, revision, language } = useEditor();
  const saver = useSaver();
  const sent = useActionData<EditOutcome>();
  const outcome = saver?.outcome ?? sent;
  const overtaken = outcome?.conflicts.filter(
    ({ theirs, mine }) => theirs === null || mine === null,
  );
  if (!outcome || (!outcome.problem && !overtaken?.length)) return null;
  const { problem, again, listed } = outcome;
  const places = String(problem?.values.places ?? '')
    .split('\n')
    .filter((place) => place !== '');
  return (
    <div className="problem">
      {problem && <Alert text={problemText(problem, t)} />}
      {overtaken?.map(({ at, by }) => (
        <Alert
          key={at}
          text={t('studies.overtaken', {
            place: placeText(at, draft, language, t),
            name: by ?? t('studies.somebody'),
          })}
        />
      ))}
      {places.length > 0 && (
        <ul>
          {places.map((place) => (
            <li key={place}>{placeText(place, draft, language, t)}</li>
          ))}
        </ul>
      )}
      {listed.length > 0 && (
        <ul>
          {listed.map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              <code>{path}</code>: {faultText(message, t)}
            </li>
          ))}
        </ul>
      )}
      {again && (
        <form method="post">
          <input type="hidden" name="revision" value={revision} />
          <button
            type="submit"
            name="edit"
            value={JSON.stringify(again)}
            className="button"
            onClick={(event) => {
              if (!saver) return;
              event.preventDefault();
              saver.make(again, t('studies.said_removed'));
            }}
          >
            {t('studies.remove_all_the_same')}
          </button>
        </form>
      )}
    </div>
  );
}
