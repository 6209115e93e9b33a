import type { ReactNode } from 'react';
import { useEditor } from './editor';
import { useSaver } from './saver';

interface Props {
  edit: object;
  /** What is done, for those who do not see it happen. */
  said?: string;
  id?: string;
  /** For whom the text alone does not say what it is about. */
  title?: string;
  /** There is nothing to be done, such as moving the first one up. */
  idle?: boolean;
  className?: string;
  onMade?: () => void;
  children: ReactNode;
}

/** A button that makes one edit; without script it sends the form that it stands in. */
export function EditButton({
  edit,
  said = '',
  id,
  title,
  idle = false,
  className = 'button',
  onMade,
  children,
}: Props) {
  const { mayEdit } = useEditor();
  const saver = useSaver();
  if (!mayEdit) return null;
  return (
    <button
      type="submit"
      name="edit"
      value={JSON.stringify(edit)}
      id={id}
      className={className}
      title={title}
      aria-label={title}
      aria-disabled={idle || undefined}
      onClick={(event) => {
        if (!saver && !idle) return;
        event.preventDefault();
        if (idle) return;
        onMade?.();
        saver?.make(edit, said, [], { button: id });
      }}
    >
      {children}
    </button>
  );
}
