import type { ReactNode } from 'react';

/** A field of what is added or renamed, under its label. */
export function AddLabel({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is what it is given.
    <label className="add__label">
      <span>{label}</span>
      {children}
    </label>
  );
}
