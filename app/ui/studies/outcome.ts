/** A place that two people have changed at once. */
export interface EditConflict {
  at: string;
  /** Null where it is nothing that can be written in a line. */
  mine: string | null;
  theirs: string | null;
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
}
