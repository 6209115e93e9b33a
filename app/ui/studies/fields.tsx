import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useWords } from '../Words';
import { ConflictChoice } from './ConflictChoice';
import { useEditor } from './editor';
import { problemText } from './problemText';
import { useSaver } from './saver';

/** How long nobody types before a text is saved, in milliseconds. */
const PAUSE = 800;

/** A text that others may change while it is typed. */
function useTyped(name: string, stored: string) {
  const { given, conflictOf } = useEditor();
  const saver = useSaver();
  const [text, setText] = useState(given[name]?.at(-1) ?? stored);
  const [known, setKnown] = useState(stored);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const sent = useRef(stored);
  if (stored !== known) {
    setKnown(stored);
    // Nobody loses what they are typing.
    if (text.trim() === known) setText(stored);
    sent.current = stored;
  }
  const flush = (value: string) => {
    clearTimeout(timer.current);
    saver?.holds(name, null);
    // Between two texts somebody chooses first.
    if (conflictOf(name) || value.trim() === sent.current) return;
    sent.current = value.trim();
    saver?.save([[name, value]]);
  };
  const typed = useRef<string>(undefined);
  const last = useRef(flush);
  last.current = flush;
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      // What others take away is not to take along what is typed in it.
      if (typed.current !== undefined) last.current(typed.current);
    },
    [],
  );
  const leave = (value: string) => {
    typed.current = undefined;
    flush(value);
  };
  return {
    field: {
      value: text,
      onChange(event: { target: { value: string } }) {
        const { value } = event.target;
        if (text.trim() === stored) saver?.begin(name);
        setText(value);
        typed.current = value;
        saver?.holds(name, () => leave(value));
        clearTimeout(timer.current);
        timer.current = setTimeout(() => leave(value), PAUSE);
      },
      onBlur: () => leave(text),
    },
    /** Takes what is stored instead. */
    yields() {
      clearTimeout(timer.current);
      typed.current = undefined;
      sent.current = stored;
      setText(stored);
    },
  };
}

/** What is ticked or chosen, until the study holds it. */
export function useChosen(name: string, stored: string, first = stored) {
  const saver = useSaver();
  const [value, choose] = useState(first);
  const [known, setKnown] = useState(stored);
  if (stored !== known) {
    setKnown(stored);
    // What was chosen since then follows.
    if (!saver?.isOnItsWay(name)) choose(stored);
  }
  return [value, choose] as const;
}

interface Common {
  name: string;
  label: ReactNode;
  hint?: string;
}

/** What is wrong at a field, and what others have put there meanwhile. */
function useNotes({
  name,
  hint,
  mine,
  word = (text) => text,
  yields,
}: {
  name: string;
  hint?: string | undefined;
  /** What stands in the field now, which may be more than what was sent. */
  mine?: string | undefined;
  /** What a value is called. */
  word?: (value: string) => string;
  /** Lets the field show what is stored. */
  yields: () => void;
}) {
  const id = useId();
  const { t } = useWords();
  const { faultsOf, conflictOf, problemOf } = useEditor();
  const problem = problemOf(name);
  const faults = [...(problem ? [problemText(problem, t)] : []), ...faultsOf(name)];
  const conflict = conflictOf(name);
  const described = [hint && `${id}-hint`, faults.length > 0 && `${id}-fault`].filter(Boolean);
  const said = (value: string | null) => (value ? word(value) : '–');
  return {
    id,
    invalid: faults.length > 0 || conflict ? (true as const) : undefined,
    described: described.length > 0 ? described.join(' ') : undefined,
    notes: (
      <>
        {hint && (
          <p className="note" id={`${id}-hint`}>
            {hint}
          </p>
        )}
        {faults.length > 0 && (
          <p className="field__fault" id={`${id}-fault`}>
            {faults.join(' ')}
          </p>
        )}
        {conflict && (
          <ConflictChoice
            name={name}
            conflict={conflict}
            theirs={said(conflict.theirs)}
            mine={said(mine ?? conflict.mine)}
            given={mine === undefined ? (conflict.given ?? []) : [mine]}
            field={id}
            yields={yields}
          />
        )}
      </>
    ),
  };
}

/** A text of one line or several. */
export function TextEdit({
  name,
  label,
  hint,
  stored,
  lines = 1,
  lang,
  placeholder,
  inputMode,
}: Common & {
  stored: string;
  lines?: number;
  lang?: string;
  placeholder?: string | undefined;
  inputMode?: 'decimal' | 'numeric';
}) {
  const { mayEdit } = useEditor();
  const { field, yields } = useTyped(name, stored);
  const { id, invalid, described, notes } = useNotes({ name, hint, mine: field.value, yields });
  const shared = {
    id,
    name,
    lang,
    placeholder,
    readOnly: !mayEdit,
    'aria-invalid': invalid,
    'aria-describedby': described,
    ...field,
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {notes}
      {lines > 1 ? (
        <textarea {...shared} rows={lines} maxLength={4000} />
      ) : (
        <input {...shared} inputMode={inputMode} maxLength={4000} />
      )}
    </div>
  );
}

/** One of some values. */
export function ChoiceEdit({
  name,
  label,
  hint,
  stored,
  choices,
  none,
}: Common & {
  stored: string;
  choices: readonly (readonly [string, string])[];
  /** What no value is called; null where there has to be one. */
  none: string | null;
}) {
  const { mayEdit, given } = useEditor();
  const saver = useSaver();
  const [value, choose] = useChosen(name, stored, given[name]?.at(-1));
  const { id, invalid, described, notes } = useNotes({
    name,
    hint,
    mine: value,
    word: (one) => choices.find(([known]) => known === one)?.[1] ?? one,
    yields: () => choose(stored),
  });
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {notes}
      <select
        id={id}
        name={name}
        value={value}
        disabled={!mayEdit}
        aria-invalid={invalid}
        aria-describedby={described}
        onChange={(event) => {
          choose(event.target.value);
          saver?.save([[name, event.target.value]]);
        }}
      >
        {none !== null && <option value="">{none}</option>}
        {choices.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Something that is so or not. */
export function FlagEdit({ name, label, stored }: Common & { stored: boolean }) {
  const { mayEdit, given } = useEditor();
  const saver = useSaver();
  const kept = stored ? '1' : '';
  const [value, choose] = useChosen(name, kept, given[name]?.at(-1));
  const { id, described, notes } = useNotes({ name, yields: () => choose(kept) });
  return (
    <div className="tick-box">
      {/* Of a box that is not ticked, browsers send nothing. */}
      <input type="hidden" name={name} value="" />
      <input
        type="checkbox"
        id={id}
        name={name}
        value="1"
        checked={value !== ''}
        disabled={!mayEdit}
        aria-describedby={described}
        onChange={(event) => {
          const now = event.target.checked ? '1' : '';
          choose(now);
          saver?.save([[name, now]]);
        }}
      />
      <label htmlFor={id}>{label}</label>
      {notes}
    </div>
  );
}

/** Any of some values. */
export function ManyEdit({
  name,
  label,
  stored,
  choices,
}: Common & { stored: readonly string[]; choices: readonly (readonly [string, string])[] }) {
  const { mayEdit, given } = useEditor();
  const saver = useSaver();
  const kept = stored.join(' ');
  const [value, choose] = useChosen(name, kept, given[name]?.filter((one) => one !== '').join(' '));
  const { id, notes } = useNotes({ name, yields: () => choose(kept) });
  const ticked = value.split(' ');
  return (
    <fieldset className="many" disabled={!mayEdit}>
      <legend>{label}</legend>
      {notes}
      <input type="hidden" name={name} value="" />
      {choices.map(([one, text]) => (
        <div key={one} className="tick-box">
          <input
            type="checkbox"
            id={`${id}-${one}`}
            name={name}
            value={one}
            checked={ticked.includes(one)}
            onChange={(event) => {
              const { checked } = event.target;
              const now = choices.flatMap(([code]) =>
                (code === one ? checked : ticked.includes(code)) ? [code] : [],
              );
              choose(now.join(' '));
              saver?.save([[name, ''], ...now.map((code) => [name, code] as const)]);
            }}
          />
          <label htmlFor={`${id}-${one}`}>{text}</label>
        </div>
      ))}
    </fieldset>
  );
}
