import { type ReactNode, type SelectHTMLAttributes, useId } from 'react';

interface SelectProps extends Omit<SelectHTMLAttributes<HTMLSelectElement>, 'id' | 'name'> {
  name: string;
  label: string;
  hint?: string;
  children: ReactNode;
}

/** One choice of a list, with its label and its hint. */
export function Select({ name, label, hint, children, ...select }: SelectProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="note" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <select {...select} id={id} name={name} aria-describedby={hint && `${id}-hint`}>
        {children}
      </select>
    </div>
  );
}
