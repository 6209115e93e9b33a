import { useSearchParams } from '@remix-run/react';
import { useRef } from 'react';
import type { Audience, Condition } from '../../study/document';
import { changed } from '../tableState';
import { useWords } from '../Words';
import { ConditionNode } from './ConditionNode';
import { conditionText } from './conditionText';
import { useEditor } from './editor';
import { useSaver } from './saver';

/** When a page or an item is asked: in words, and open as a builder. */
export function ConditionEdit({
  side,
  at,
  page,
  when,
  isOpen,
  about,
}: {
  side: Audience;
  at: string;
  /** The place of its page among those of the questionnaire. */
  page: number;
  when: Condition | undefined;
  isOpen: boolean;
  about: string;
}) {
  const { t } = useWords();
  const { draft, language, revision, mayEdit, faultsIn } = useEditor();
  const [search] = useSearchParams();
  const saver = useSaver();
  const form = useRef<HTMLFormElement>(null);
  const faults = faultsIn(at);
  const text = when
    ? t('studies.asked_if', { condition: conditionText(when, draft, language, t) })
    : t('studies.always_asked');
  if (!isOpen)
    return (
      <p className="note">
        {text}{' '}
        {mayEdit && (
          <a
            href={`?${changed(search, { when: [at] })}#when`}
            aria-label={t('studies.condition_of', { item: about })}
          >
            {t('studies.change')}
          </a>
        )}
        {faults.length > 0 && (
          <span className="field__fault"> {faults.map(({ message }) => message).join(' ')}</span>
        )}
      </p>
    );
  // Only what was asked before, or on the same page, can decide.
  const own = at.split(' ')[4];
  const items = draft.questionnaires[side]
    .slice(0, page + 1)
    .flatMap((one) => one.items.map(({ item }) => item))
    .filter((item) => item !== own);
  const sendAll = (pressed: string) => {
    if (!saver || !form.current) return;
    const fields = [...new FormData(form.current)].flatMap(([name, value]) =>
      name.startsWith('when') && typeof value === 'string' ? [[name, value] as const] : [],
    );
    saver.send([...fields, ['when-do', pressed]]);
  };
  return (
    <form
      ref={form}
      method="post"
      id="when"
      className="builder"
      onChange={() => sendAll('')}
      onSubmit={(event) => event.preventDefault()}
    >
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="when-at" value={at} />
      <input type="hidden" name="when-items" value={items.join(' ')} />
      <p>
        <strong>{t('studies.condition_of', { item: about })}</strong>
      </p>
      <p className="note" role="status">
        {text}
      </p>
      {faults.length > 0 && (
        <p className="field__fault">{faults.map(({ message }) => message).join(' ')}</p>
      )}
      {items.length === 0 ? (
        <p className="note">{t('studies.nothing_before')}</p>
      ) : when ? (
        <ConditionNode path="r" condition={when} items={items} press={sendAll} />
      ) : (
        <button
          type="submit"
          name="when-do"
          value="add r"
          className="button"
          onClick={() => sendAll('add r')}
        >
          {t('studies.add_test')}
        </button>
      )}
      <p className="pills">
        <noscript>
          <button type="submit" name="when-do" value="" className="button">
            {t('studies.save')}
          </button>
        </noscript>
        <a className="button" href={`?${changed(search, { when: [] })}`}>
          {t('studies.done')}
        </a>
      </p>
    </form>
  );
}
