import { createContext } from 'react';

/** What a form that adds or renames something came back with. */
interface Added {
  /** What was typed into it, by the names of its fields without their plus. */
  fields: Record<string, string>;
  /** Why it was refused, and the field that this is about. */
  fault: { name: string; text: string } | null;
}

/** The form around a field of it. */
export const AddedContext = createContext<Added>({ fields: {}, fault: null });
