import { useSearchParams } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import type { Audience, Condition } from '../../study/document';
import { changed } from '../tableState';
import { useWords } from '../Words';
import { ConditionNode } from './ConditionNode';
import { ConflictChoice } from './ConflictChoice';
import { conditionText } from './conditionText';
import { useEditor } from './editor';
import { problemText } from './problemText';
import { useSaver } from './saver';

/** How long nobody types before a number is saved, in milliseconds. */
const PAUSE = 800;

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
  const { draft, language, revision, mayEdit, faultsIn, conflictOf, problemOf } = useEditor();
  const [search] = useSearchParams();
  const saver = useSaver();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isPressed = useRef(false);
  // What somebody puts aside is forgotten by all of the form's fields.
  const [round, setRound] = useState(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  // What was pressed may be gone, or another one's now: the newest test comes next.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the new condition that has taken it
  useEffect(() => {
    if (!isPressed.current) return;
    isPressed.current = false;
    const tests = form.current?.querySelectorAll<HTMLElement>('select[name$=":item"]') ?? [];
    if (document.activeElement === document.body) ([...tests].at(-1) ?? form.current)?.focus();
  }, [when]);
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
  const conflict = conflictOf(at);
  const problem = problemOf(at);
  const sendAll = (pressed: string) => {
    clearTimeout(timer.current);
    if (!saver || !form.current) return;
    // A number that is not finished says so, and is not sent.
    const unfinished = form.current.querySelector<HTMLInputElement>('input:invalid');
    saver.holds(at, unfinished ? () => sendAll('') : null);
    if (unfinished) {
      if (pressed !== '') unfinished.focus();
      return;
    }
    const fields = [...new FormData(form.current)].flatMap(([name, value]) =>
      name.startsWith('when') && typeof value === 'string' ? [[name, value] as const] : [],
    );
    isPressed.current = pressed !== '';
    saver.send(at, [...fields, ['when-do', pressed]]);
  };
  const sendSoon = (pause: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => sendAll(''), pause);
  };
  const isTyped = (target: EventTarget) =>
    target instanceof HTMLInputElement && target.name.endsWith(':number');
  const inWords = (condition: Condition | null) =>
    condition ? conditionText(condition, draft, language, t) : t('studies.always_asked');
  return (
    <form
      ref={form}
      method="post"
      id="when"
      className="builder"
      tabIndex={-1}
      // The fields that a choice brings are there a moment later.
      onChange={(event) => sendSoon(isTyped(event.target) ? PAUSE : 0)}
      onBlur={(event) => {
        if (isTyped(event.target) && saver?.isHeld(at)) sendAll('');
      }}
      onInput={(event) => {
        if (isTyped(event.target)) saver?.holds(at, () => sendAll(''));
      }}
      onKeyDown={(event) => {
        // The line break would press the form's first button, which takes the test away.
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
        event.preventDefault();
        sendAll('');
      }}
      onSubmit={(event) => event.preventDefault()}
    >
      <noscript>
        <button type="submit" name="when-do" value="" className="hidden-text" tabIndex={-1}>
          {t('studies.save')}
        </button>
      </noscript>
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="when-at" value={at} />
      <input type="hidden" name="when-items" value={items.join(' ')} />
      <p>
        <strong>{t('studies.condition_of', { item: about })}</strong>
      </p>
      <p className="note" role="status">
        {text}
      </p>
      {(problem || faults.length > 0) && (
        <p className="field__fault">
          {[
            ...(problem ? [problemText(problem, t)] : []),
            ...faults.map(({ message }) => message),
          ].join(' ')}
        </p>
      )}
      {conflict && (
        <ConflictChoice
          name={at}
          conflict={conflict}
          theirs={inWords(conflict.conditions?.theirs ?? null)}
          mine={inWords(conflict.conditions?.mine ?? null)}
          given={conflict.given ?? []}
          field="when"
          yields={() => setRound(round + 1)}
        />
      )}
      {items.length === 0 ? (
        <p className="note">{t('studies.nothing_before')}</p>
      ) : when ? (
        <ConditionNode
          key={round}
          at={at}
          path="r"
          condition={when}
          items={items}
          press={sendAll}
        />
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
