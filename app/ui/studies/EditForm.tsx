import { Form } from '@remix-run/react';
import type { FormEvent, ReactNode } from 'react';
import { useWords } from '../Words';
import { useEditor } from './editor';
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
  const { revision, mayEdit } = useEditor();
  const saver = useSaver();
  if (!mayEdit) return null;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    if (!saver) return;
    event.preventDefault();
    const form = event.currentTarget;
    const fields = [...new FormData(form)].flatMap(([name, value]) =>
      name.startsWith('+') && typeof value === 'string' ? [[name, value] as const] : [],
    );
    saver.make(edit, said, fields);
    form.reset();
  };
  return (
    <Form method="post" className={className} onSubmit={submit}>
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="edit" value={JSON.stringify(edit)} />
      {children}
    </Form>
  );
}
