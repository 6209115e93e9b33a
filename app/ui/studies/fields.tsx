import { useSearchParams } from '@remix-run/react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useWords } from '../Words';
import { EditButton } from './EditButton';
import { useEditor } from './editor';
import type { EditConflict } from './outcome';
import { useSaver } from './saver';

/** How long nobody types before a text is saved, in milliseconds. */
const PAUSE = 800;

/** A text that others may change while it is typed. */
function useTyped(name: string, stored: string) {
  const { given, conflictOf } = useEditor();
  const saver = useSaver();
  const isHeld = conflictOf(name) !== undefined;
  const held = useRef(isHeld);
  held.current = isHeld;
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
    // Between two texts somebody chooses first.
    if (held.current || value.trim() === sent.current) return;
    sent.current = value.trim();
    saver?.save([[name, value]]);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    value: text,
    onChange(event: { target: { value: string } }) {
      const { value } = event.target;
      if (text.trim() === stored) saver?.begin(name);
      setText(value);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => flush(value), PAUSE);
    },
    onBlur: () => flush(text),
  };
}

interface Common {
  name: string;
  label: ReactNode;
  hint?: string;
}

/** What is wrong at a field, and what others have put there meanwhile. */
function useNotes(
  name: string,
  hint: string | undefined,
  /** What is typed now, which may be more than what was sent. */
  typed?: string,
) {
  const id = useId();
  const { t } = useWords();
  const { faultsOf, conflictOf } = useEditor();
  const faults = faultsOf(name);
  const conflict = conflictOf(name);
  const described = [hint && `${id}-hint`, faults.length > 0 && `${id}-fault`].filter(Boolean);
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
          <div className="conflict" role="alert">
            <p>
              {t('studies.conflict', {
                name: conflict.by ?? t('studies.somebody'),
                text: conflict.theirs ?? '–',
              })}
            </p>
            <p className="note">
              {t('studies.conflict_mine', { text: typed ?? conflict.mine ?? '–' })}
            </p>
            <Choice name={name} conflict={conflict} typed={typed} />
          </div>
        )}
      </>
    ),
  };
}

/** Which of two texts is to stand. */
function Choice(props: { name: string; conflict: EditConflict; typed: string | undefined }) {
  const { name, conflict, typed } = props;
  const { t } = useWords();
  const [search] = useSearchParams();
  const { mine } = conflict;
  if (mine === null) return null;
  return (
    <p className="pills">
      <EditButton
        edit={{ do: 'set', at: name.split(' '), given: [typed ?? mine] }}
        said={t('studies.said_mine')}
      >
        {t('studies.put_mine')}
      </EditButton>
      <a className="button" href={`?${search}`}>
        {t('studies.keep_theirs')}
      </a>
    </p>
  );
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
  const typed = useTyped(name, stored);
  const { id, invalid, described, notes } = useNotes(name, hint, typed.value);
  const shared = {
    id,
    name,
    lang,
    placeholder,
    readOnly: !mayEdit,
    'aria-invalid': invalid,
    'aria-describedby': described,
    ...typed,
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
  const { mayEdit } = useEditor();
  const saver = useSaver();
  const { id, invalid, described, notes } = useNotes(name, hint);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {notes}
      <select
        key={stored}
        id={id}
        name={name}
        defaultValue={stored}
        disabled={!mayEdit}
        aria-invalid={invalid}
        aria-describedby={described}
        onChange={(event) => saver?.save([[name, event.target.value]])}
      >
        {none !== null && <option value="">{none}</option>}
        {choices.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Something that is so or not. */
export function FlagEdit({ name, label, stored }: Common & { stored: boolean }) {
  const { mayEdit } = useEditor();
  const saver = useSaver();
  const { id, described, notes } = useNotes(name, undefined);
  return (
    <div className="tick-box">
      {/* Of a box that is not ticked, browsers send nothing. */}
      <input type="hidden" name={name} value="" />
      <input
        key={String(stored)}
        type="checkbox"
        id={id}
        name={name}
        value="1"
        defaultChecked={stored}
        disabled={!mayEdit}
        aria-describedby={described}
        onChange={(event) => saver?.save([[name, event.target.checked ? '1' : '']])}
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
  const { mayEdit } = useEditor();
  const saver = useSaver();
  const { id, notes } = useNotes(name, undefined);
  return (
    <fieldset
      className="many"
      disabled={!mayEdit}
      onChange={(event) => {
        const ticked = event.currentTarget.querySelectorAll<HTMLInputElement>('input:checked');
        saver?.save([[name, ''], ...[...ticked].map(({ value }) => [name, value] as const)]);
      }}
    >
      <legend>{label}</legend>
      {notes}
      <input type="hidden" name={name} value="" />
      {choices.map(([value, text]) => (
        <div key={value} className="tick-box">
          <input
            key={String(stored.includes(value))}
            type="checkbox"
            id={`${id}-${value}`}
            name={name}
            value={value}
            defaultChecked={stored.includes(value)}
          />
          <label htmlFor={`${id}-${value}`}>{text}</label>
        </div>
      ))}
    </fieldset>
  );
}
