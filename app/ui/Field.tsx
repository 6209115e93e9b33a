import { type InputHTMLAttributes, useId } from 'react';

interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'name'> {
  name: string;
  label: string;
  hint?: string;
  /** What is wrong with what was typed. */
  fault?: string | null;
}

/** One line to type in, with its label, its hint and its fault. */
export function Field({ name, label, hint, fault, ...input }: FieldProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="note" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault && (
        <p className="field__fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
      <input
        {...input}
        id={id}
        name={name}
        aria-invalid={fault ? true : undefined}
        aria-describedby={described || undefined}
      />
    </div>
  );
}
