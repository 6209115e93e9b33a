import type { Condition } from '../../study/document';

/** A place that two people have changed at once. */
export interface EditConflict {
  at: string;
  /** Null where nothing is there, or nothing that can be written in a line. */
  mine: string | null;
  theirs: string | null;
  /** What was sent for the field of that place; null: what was done is no field's. */
  given: string[] | null;
  /** Where the place is a condition: both; null: there is none. */
  conditions: { mine: Condition | null; theirs: Condition | null } | null;
  by: string | null;
  madeAt: string;
}

/** What became of edits. */
export interface EditOutcome {
  revision: number;
  changed: boolean;
  /** Why nothing was done. */
  problem: { code: string; values: Record<string, string | number> } | null;
  /** What is wrong with a file, place by place. */
  listed: { path: string; message: string }[];
  /** The edit that would do it all the same. */
  again: object | null;
  conflicts: EditConflict[];
  /** What the form held, by the names of its fields. */
  given: Record<string, string[]>;
  /** The form that adds or renames something, as its button has it, with what was typed into it. */
  added: { edit: string; fields: Record<string, string> } | null;
}
