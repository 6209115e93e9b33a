import { and, asc, desc, eq, gt, lte } from 'drizzle-orm';
import { z } from 'zod';
import { type Change, changesBetween, reversed, same } from '../app/study/edit/changes';
import type { Draft } from '../app/study/edit/draft';
import { editSchema, type StudyEdit } from '../app/study/edit/edits';
import { type Conflict, rebased, remade } from '../app/study/edit/rebase';
import type { Refusal } from '../app/study/edit/refusal';
import type { Database } from './open.server';
import { studyDraftEdits, studyDrafts, users } from './schema';
import { holdDraft, type StoredDraft } from './studyDrafts.server';

/** How many edits of a draft are kept, to be undone and to be compared with. */
const KEPT = 500;
/** Edits of one field within this time are undone together, in milliseconds. */
const RUN = 20_000;

const names = z.array(z.string());
const changesColumn: z.ZodType<Change[]> = z.array(
  z.union([
    z.object({ at: names, order: z.object({ before: names, after: names }) }),
    z.object({ at: names, before: z.unknown().optional(), after: z.unknown().optional() }),
  ]),
);
const editsColumn = z.array(editSchema);

/** Somebody's change of a draft. */
export interface MadeEdit {
  revision: number;
  kind: 'edit' | 'undo' | 'redo' | 'adopt';
  run: number;
  undone: boolean;
  edits: StudyEdit[];
  changes: Change[];
  userId: string | null;
  userName: string | null;
  madeAt: Date;
}

const columns = {
  revision: studyDraftEdits.revision,
  kind: studyDraftEdits.kind,
  run: studyDraftEdits.run,
  undone: studyDraftEdits.undone,
  edits: studyDraftEdits.edits,
  changes: studyDraftEdits.changes,
  userId: studyDraftEdits.userId,
  userName: users.name,
  madeAt: studyDraftEdits.madeAt,
};

async function select(
  db: Database,
  draftId: string,
  { after = 0, newest = false }: { after?: number; newest?: boolean } = {},
): Promise<MadeEdit[]> {
  const rows = await db
    .select(columns)
    .from(studyDraftEdits)
    .leftJoin(users, eq(users.id, studyDraftEdits.userId))
    .where(and(eq(studyDraftEdits.draftId, draftId), gt(studyDraftEdits.revision, after)))
    .orderBy((newest ? desc : asc)(studyDraftEdits.revision))
    .limit(newest ? 1 : KEPT);
  return rows.map((row) => ({
    ...row,
    edits: editsColumn.parse(row.edits),
    changes: changesColumn.parse(row.changes),
  }));
}

/** What was done to a draft since a revision, oldest first. */
export function editsSince(db: Database, draftId: string, revision: number): Promise<MadeEdit[]> {
  return select(db, draftId, { after: revision });
}

/** The last change of a draft. */
export async function lastEdit(db: Database, draftId: string): Promise<MadeEdit | undefined> {
  return (await select(db, draftId, { newest: true }))[0];
}

/** Whose page sends edits, and which state of the draft it shows. */
export interface Editing {
  tenantId: string;
  key: string;
  userId: string;
  revision: number;
  /** What it has made itself since that state. */
  own?: readonly number[];
  now: Date;
}

/** A conflict with who changed the place, and when. */
export type ToldConflict = Conflict & { by: string | null; madeAt: Date };

/** What was done to a draft, and what that changed. */
export type Made = Pick<MadeEdit, 'edits' | 'changes'>;

export type Edited =
  | { revision: number; changed: boolean; conflicts: ToldConflict[]; made: Made | null }
  | { refusal: Refusal; by: string | null }
  | 'no_draft'
  | 'stale';

/** Makes edits, all that go well together with what others did since the page was shown. */
export function editDraft(
  db: Database,
  editing: Editing,
  edits: readonly StudyEdit[],
): Promise<Edited> {
  return db.transaction(async (tx): Promise<Edited> => {
    // Nothing begins a draft but a first edit.
    if (edits.length === 0) return unchanged(editing.revision);
    const held = await holdDraft(tx, editing.tenantId, editing.key);
    if (!held) return 'no_draft';
    const since = await editsSince(tx, held.id, editing.revision);
    if (editing.revision > held.revision || since.length < held.revision - editing.revision)
      return 'stale';
    const unseen = since.filter(
      (one) => one.userId !== editing.userId || !editing.own?.includes(one.revision),
    );
    const result = rebased(
      held.draft,
      since.map(({ changes }) => changes),
      edits,
      unseen.map(({ changes }) => changes),
    );
    if ('refusal' in result) return { refusal: result, by: unseen.at(-1)?.userName ?? null };
    const conflicts = result.conflicts.map((conflict) => told(conflict, unseen));
    if (result.changes.length === 0) return unchanged(held.revision, conflicts);
    const previous = await lastEdit(tx, held.id);
    const revision = await store(tx, held, editing, {
      kind: 'edit',
      run: isSameRun(previous, editing, result.made) ? previous.run : held.revision + 1,
      edits: result.made,
      ...result,
    });
    const made = { edits: result.made, changes: result.changes };
    return { revision, changed: true, conflicts, made };
  });
}

function unchanged(revision: number, conflicts: ToldConflict[] = []): Edited {
  return { revision, changed: false, conflicts, made: null };
}

function told(conflict: Conflict, since: readonly MadeEdit[]): ToldConflict {
  const overlap = (at: readonly string[]) =>
    at.every((name, index) => index >= conflict.at.length || conflict.at[index] === name);
  const by = since.findLast(({ changes }) => changes.some(({ at }) => overlap(at)));
  return { ...conflict, by: by?.userName ?? null, madeAt: by?.madeAt ?? new Date(0) };
}

/** Whether edits go on with the last one: the same person sets the same field once more. */
function isSameRun(
  previous: MadeEdit | undefined,
  { userId, now }: Editing,
  edits: readonly StudyEdit[],
): previous is MadeEdit {
  const [edit, ...more] = edits;
  const [before, ...others] = previous?.edits ?? [];
  return (
    edit?.do === 'set' &&
    before?.do === 'set' &&
    more.length + others.length === 0 &&
    same(edit.at, before.at) &&
    previous?.kind === 'edit' &&
    !previous.undone &&
    previous.userId === userId &&
    now.getTime() - previous.madeAt.getTime() < RUN
  );
}

async function store(
  tx: Database,
  held: StoredDraft & { id: string },
  { tenantId, userId, now }: Editing,
  made: Pick<MadeEdit, 'kind' | 'run' | 'edits' | 'changes'> & { draft: Draft },
): Promise<number> {
  const revision = held.revision + 1;
  const { kind, run, edits, changes, draft } = made;
  await tx
    .update(studyDrafts)
    .set({ document: draft, revision, updatedAt: now })
    .where(eq(studyDrafts.id, held.id));
  await tx.insert(studyDraftEdits).values({
    tenantId,
    draftId: held.id,
    revision,
    kind,
    run,
    edits,
    changes,
    userId,
    madeAt: now,
  });
  await tx
    .delete(studyDraftEdits)
    .where(
      and(eq(studyDraftEdits.draftId, held.id), lte(studyDraftEdits.revision, revision - KEPT)),
    );
  return revision;
}

/** What somebody can undo and redo: their own edits, the last first. */
export async function undoable(
  db: Database,
  draftId: string,
  userId: string,
): Promise<{ undo: MadeEdit[]; redo: MadeEdit[] }> {
  const edits = (await select(db, draftId)).filter(
    (edit) => edit.kind === 'edit' && edit.userId === userId,
  );
  const runOf = (run: number | undefined) =>
    run === undefined ? [] : edits.filter((edit) => edit.run === run);
  const last = edits.findLast(({ undone }) => !undone);
  const next = edits.find(({ undone, revision }) => undone && revision > (last?.revision ?? 0));
  return { undo: runOf(last?.run), redo: runOf(next?.run) };
}

/** Takes somebody's last edit back, or makes it again, as long as nobody has changed its places since. */
export function turnBack(
  db: Database,
  editing: Editing,
  direction: 'undo' | 'redo',
): Promise<Edited | 'nothing'> {
  return db.transaction(async (tx): Promise<Edited | 'nothing'> => {
    const held = await holdDraft(tx, editing.tenantId, editing.key);
    if (!held) return 'no_draft';
    const run = (await undoable(tx, held.id, editing.userId))[direction];
    const [first] = run;
    if (!first) return 'nothing';
    const steps =
      direction === 'undo'
        ? run.toReversed().map(({ changes }) => reversed(changes))
        : run.map(({ changes }) => changes);
    const result = remade(held.draft, steps);
    if ('overtaken' in result) {
      const since = await editsSince(tx, held.id, first.revision);
      const others = since.filter(({ userId }) => userId !== editing.userId);
      const conflicts = result.overtaken.flatMap((change) =>
        'order' in change
          ? []
          : told({ at: change.at, theirs: undefined, mine: change.after }, others),
      );
      return unchanged(held.revision, conflicts);
    }
    const revision = await store(tx, held, editing, {
      kind: direction,
      run: held.revision + 1,
      edits: first.edits,
      ...result,
    });
    await tx
      .update(studyDraftEdits)
      .set({ undone: direction === 'undo' })
      .where(
        and(
          eq(studyDraftEdits.draftId, held.id),
          eq(studyDraftEdits.kind, 'edit'),
          eq(studyDraftEdits.run, first.run),
        ),
      );
    const made = { edits: first.edits, changes: result.changes };
    return { revision, changed: true, conflicts: [], made };
  });
}

/** Puts another document in a draft's place, which can be undone like any edit. */
export function replaceDraft(db: Database, editing: Editing, next: Draft): Promise<Edited> {
  return db.transaction(async (tx): Promise<Edited> => {
    const held = await holdDraft(tx, editing.tenantId, editing.key);
    if (!held) return 'no_draft';
    if (held.revision !== editing.revision) return 'stale';
    const draft = { ...next, key: held.key };
    const changes = changesBetween(held.draft, draft);
    if (changes.length === 0) return unchanged(held.revision);
    const made: Made = { edits: [{ do: 'study.replace' }], changes };
    const run = held.revision + 1;
    const revision = await store(tx, held, editing, { kind: 'edit', run, ...made, draft });
    return { revision, changed: true, conflicts: [], made };
  });
}
