import { cloneElement, type ReactElement, useId } from 'react';

/** A field of what is added or renamed, under its label. */
export function AddLabel({
  label,
  children: control,
}: {
  label: string;
  children: ReactElement<{ id?: string }>;
}) {
  const id = useId();
  return (
    <label className="add__label" htmlFor={id}>
      <span>{label}</span>
      {cloneElement(control, { id })}
    </label>
  );
}
