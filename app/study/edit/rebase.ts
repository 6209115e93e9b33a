import { applyEdits } from './apply';
import { type Change, changesBetween, made, overtaken, reversed, same, valueAt } from './changes';
import { type Draft, draftSchema } from './draft';
import type { EditOf, StudyEdit } from './edits';
import { setField } from './fields';
import type { Refusal } from './refusal';

/** A place that somebody else has changed too, with what they and we want there. */
export interface Conflict {
  at: string[];
  theirs: unknown;
  mine: unknown;
}

export type Rebased =
  | { draft: Draft; changes: Change[]; made: StudyEdit[]; conflicts: Conflict[] }
  | Refusal;

/** Where in a draft the field of a name lies. */
function effectOf(at: readonly string[]): readonly string[] {
  return at[2] === 'asked' ? at.with(2, 'wording') : at;
}

/**
 * Edits that were made on an earlier state of a draft, made on what it is now. Fields that are as they
 * were then are left alone, and so are those that others have set to something else meanwhile.
 * @param since what was changed since that state, oldest first
 * @param unseen those of them that whoever edits has not made themselves
 */
export function rebased(
  current: Draft,
  since: readonly (readonly Change[])[],
  edits: readonly StudyEdit[],
  unseen = since,
): Rebased {
  // Where own changes do not stand without those of others, all of them are told.
  const base = stateBefore(current, unseen) ?? stateBefore(current, since) ?? current;
  const wanted = changing(base, edits);
  const conflicts = wanted.flatMap((edit) =>
    edit.do === 'set' ? (conflictOf(base, current, edit) ?? []) : [],
  );
  const good = wanted.filter(
    (edit) => edit.do !== 'set' || !conflicts.some(({ at }) => same(at, edit.at)),
  );
  const result = applyEdits(current, good);
  if ('refusal' in result) return result;
  const changes = changesBetween(current, result.draft);
  const lost = unseen.length === 0 ? [] : overtaken(base, changes);
  if (lost.length === 0) return { draft: result.draft, changes, made: good, conflicts };
  const losing = lost.map((change) => ({
    at: change.at,
    theirs: valueAt(current, change.at),
    mine: valueAt(result.draft, change.at),
  }));
  return { draft: current, changes: [], made: [], conflicts: [...conflicts, ...losing] };
}

/** A draft as it was before some changes, oldest first; undefined where nothing whole is left. */
function stateBefore(current: Draft, since: readonly (readonly Change[])[]): Draft | undefined {
  if (since.length === 0) return current;
  return draftSchema.safeParse(
    since.reduceRight<unknown>((state, changes) => made(state, reversed(changes)), current),
  ).data;
}

/** Edits without those that set a field to what it is. */
function changing(base: Draft, edits: readonly StudyEdit[]): StudyEdit[] {
  const state = structuredClone(base);
  return edits.filter((edit) => {
    if (edit.do !== 'set') return true;
    const effect = effectOf(edit.at);
    const before = valueAt(state, effect);
    // What cannot be set is refused later, where it is told.
    return setField(state, edit.at, edit.given) !== null || !same(before, valueAt(state, effect));
  });
}

function conflictOf(base: Draft, current: Draft, edit: EditOf<'set'>): Conflict | undefined {
  const effect = effectOf(edit.at);
  const theirs = valueAt(current, effect);
  if (same(valueAt(base, effect), theirs)) return undefined;
  const state = structuredClone(current);
  if (setField(state, edit.at, edit.given) !== null) return undefined;
  const mine = valueAt(state, effect);
  return same(mine, theirs) ? undefined : { at: edit.at, theirs, mine };
}

/**
 * A draft after changes that were made once are taken back, or made again.
 * @param steps the changes of each edit, in the order in which they are to be made
 */
export function remade(
  current: Draft,
  steps: readonly (readonly Change[])[],
): { draft: Draft; changes: Change[] } | { overtaken: Change[] } {
  let state: unknown = current;
  for (const changes of steps) {
    const lost = overtaken(state, changes);
    if (lost.length > 0) return { overtaken: lost };
    state = made(state, changes);
  }
  const draft = draftSchema.parse(state);
  return { draft, changes: changesBetween(current, draft) };
}
