import { Form, useActionData } from '@remix-run/react';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { useWords } from '../Words';
import { AddedContext } from './added';
import { useEditor } from './editor';
import type { EditOutcome } from './outcome';
import { isToldAtField, problemText } from './problemText';
import { useSaver } from './saver';

/**
 * A form of fields that set something. With script each field is saved by itself; without it, all of
 * them are by the form's button.
 */
export function FieldsForm({ children, className }: { children: ReactNode; className?: string }) {
  const { revision, mayEdit } = useEditor();
  const { t } = useWords();
  return (
    <form
      method="post"
      className={className}
      onSubmit={(event) => {
        // The line break of a line saves it, as leaving it does.
        event.preventDefault();
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      }}
    >
      <input type="hidden" name="revision" value={revision} />
      {children}
      {mayEdit && (
        <noscript>
          <button type="submit" className="button">
            {t('studies.save')}
          </button>
        </noscript>
      )}
    </form>
  );
}

interface Refused {
  problem: EditOutcome['problem'];
  /** The fields that were sent. */
  names: readonly string[];
}

/** The fields that can be at fault, the likeliest first. */
const AT_FAULT = ['+to', '+key', '+code', '+locale', '+label', '+title'];

type Typed = readonly (readonly [string, string])[];

function typedIn(form: HTMLFormElement): Typed {
  return [...new FormData(form)].flatMap(([name, value]) =>
    name.startsWith('+') && typeof value === 'string' ? [[name, value] as const] : [],
  );
}

const same = (one: Typed, other: Typed) => JSON.stringify(one) === JSON.stringify(other);

/** A form whose fields are parts of one edit, such as the name of what is added. */
export function AddForm({
  edit,
  said,
  children,
  className,
}: {
  edit: object;
  said: string;
  children: ReactNode;
  className?: string;
}) {
  const { t } = useWords();
  const { revision, mayEdit } = useEditor();
  const saver = useSaver();
  const sent = useActionData<EditOutcome>();
  const isSending = useRef(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  if (!mayEdit) return null;
  const asked = JSON.stringify(edit);
  const came = sent?.added?.edit === asked ? sent.added.fields : {};
  const { problem, names } = refused ?? {
    problem: sent?.added?.edit === asked ? sent.problem : null,
    names: Object.keys(came).map((name) => `+${name}`),
  };
  const name = AT_FAULT.find((one) => names.includes(one));
  const isHere = problem && name !== undefined && isToldAtField(problem.code);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    if (!saver) return;
    event.preventDefault();
    // It is made once, however often the key is pressed.
    if (isSending.current) return;
    isSending.current = true;
    const form = event.currentTarget;
    const fields = typedIn(form);
    // What is typed next takes the place of what is on its way.
    if (document.activeElement instanceof HTMLInputElement) document.activeElement.select();
    const told = (outcome: EditOutcome) => {
      isSending.current = false;
      const names = fields.map(([one]) => one);
      setRefused({ problem: outcome.problem, names });
      if (!outcome.problem) {
        if (same(typedIn(form), fields)) form.reset();
        return false;
      }
      return isToldAtField(outcome.problem.code) && AT_FAULT.some((one) => names.includes(one));
    };
    saver.make(edit, said, fields, { told });
  };
  return (
    <Form method="post" className={className} onSubmit={submit}>
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="edit" value={asked} />
      <AddedContext.Provider
        value={{
          fields: came,
          fault: isHere ? { name, text: problemText(problem, t) } : null,
        }}
      >
        {children}
      </AddedContext.Provider>
    </Form>
  );
}
