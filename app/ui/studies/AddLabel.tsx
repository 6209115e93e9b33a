import { cloneElement, type ReactElement, useContext, useId } from 'react';
import { AddedContext } from './added';

/** A field of what is added or renamed, under its label, with what is wrong with it. */
export function AddLabel({
  label,
  children: control,
}: {
  label: string;
  children: ReactElement<{
    id?: string;
    name: string;
    defaultValue?: string;
    'aria-invalid'?: true;
    'aria-describedby'?: string;
  }>;
}) {
  const id = useId();
  const { fields, fault } = useContext(AddedContext);
  const { name } = control.props;
  const given = fields[name.slice(1)];
  const isFaulty = fault?.name === name;
  return (
    <label className="add__label" htmlFor={id}>
      <span>{label}</span>
      {isFaulty && (
        <span className="field__fault" id={`${id}-fault`} role="alert">
          {fault.text}
        </span>
      )}
      {cloneElement(control, {
        id,
        ...(given === undefined ? {} : { defaultValue: given }),
        ...(isFaulty ? { 'aria-invalid': true, 'aria-describedby': `${id}-fault` } : {}),
      })}
    </label>
  );
}
