import { useActionData } from '@remix-run/react';
import { Alert } from '../Alert';
import { useWords } from '../Words';
import { useEditor } from './editor';
import { faultText } from './faultText';
import type { EditOutcome } from './outcome';
import { placeText } from './places';
import { isToldAtField, problemText } from './problemText';
import { useSaver } from './saver';
import { UnsavedWords } from './UnsavedWords';

/** Why what was done last was not made, and what can be done about it. */
export function Problem() {
  const { t } = useWords();
  const { draft, revision, language } = useEditor();
  const saver = useSaver();
  const sent = useActionData<EditOutcome>();
  const outcome = saver?.outcome ?? sent;
  // What was done to a field is told there.
  const overtaken = outcome?.conflicts.filter(({ given }) => given === null) ?? [];
  const hasProblem = Boolean(outcome?.problem) || overtaken.length > 0;
  const { problem = null, again = null, listed = [] } = outcome ?? {};
  const places = String(problem?.values.places ?? '')
    .split('\n')
    .filter((place) => place !== '');
  return (
    <>
      <RefusedWords />
      {hasProblem && (
        <div className="problem">
          {problem && <Alert text={problemText(problem, t)} />}
          {overtaken.map(({ at, by }) => (
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
          {saver?.outcome && (overtaken.length > 0 || !again) && (
            <p className="pills">
              {overtaken.length > 0 && (
                <button type="button" className="button" onClick={saver.insist}>
                  {t('studies.insist')}
                </button>
              )}
              <button type="button" className="button" onClick={saver.forget}>
                {t('studies.forget')}
              </button>
            </p>
          )}
          {again && (
            <form method="post" className="pills">
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
              {saver?.outcome && (
                <button type="button" className="button" onClick={saver.forget}>
                  {t('studies.forget')}
                </button>
              )}
            </form>
          )}
        </div>
      )}
    </>
  );
}

/** What was typed into fields that are not there any more. */
function RefusedWords() {
  const { t } = useWords();
  const { draft, language } = useEditor();
  const saver = useSaver();
  const refused = [...(saver?.refused ?? [])].filter(
    ([, { problem }]) => !isToldAtField(problem.code),
  );
  return refused.map(([name, { problem, waiting }]) => {
    const words = waiting.fields.flatMap(([field, text]) =>
      field === name && text !== '' ? [text] : [],
    );
    return (
      <section key={name} className="problem">
        <Alert text={problemText(problem, t)} />
        {words.length > 0 && (
          <UnsavedWords
            label={t('studies.refused_words', { place: placeText(name, draft, language, t) })}
            lines={words}
          />
        )}
        <p className="pills">
          <button type="button" className="button" onClick={() => saver?.settle(name)}>
            {t(words.length > 0 ? 'studies.forget_words' : 'studies.forget')}
          </button>
        </p>
      </section>
    );
  });
}
