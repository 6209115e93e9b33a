import type { Database } from '../../db/open.server';
import { findStudy } from '../../db/studies.server';
import { type Editing, replaceDraft } from '../../db/studyEdits.server';
import { removeStudy } from '../../db/studyRemoval.server';
import type { User } from '../../db/users.server';
import { studyDeleted, studyImported, traced, userActor } from '../audit/trace.server';
import { draftOf } from '../study/edit/draft';
import type { EditOutcome } from '../ui/studies/outcome';
import { editNote } from './noting.server';
import { outcomeOf } from './outcome.server';
import { readStudy, textOf } from './reading.server';

interface Done {
  outcome: EditOutcome;
  status: number;
  leadsTo?: string;
}

/** Why nothing was done with a study as a whole. */
export function refusedFor(
  editing: Pick<Editing, 'revision'>,
  code: string,
  given: Partial<EditOutcome> & { values?: Record<string, string | number> } = {},
): Done {
  const { values = {}, ...rest } = given;
  const { outcome } = outcomeOf('nothing', editing.revision);
  return { outcome: { ...outcome, ...rest, problem: { code, values } }, status: 422 };
}

/** Puts an uploaded or pasted document in the place of a study. */
export async function replaceStudy(
  db: Database,
  user: User,
  editing: Editing,
  form: FormData,
): Promise<Done> {
  const text = await textOf(form.get('file'), form.get('document'));
  if (text === '') return refusedFor(editing, 'no_document');
  const read = readStudy(text);
  if ('faults' in read)
    return refusedFor(editing, 'document', {
      listed: read.faults.slice(0, 200),
      values: { count: read.faults.length },
    });
  return traced(
    db,
    userActor(user),
    async (tx) => outcomeOf(await replaceDraft(tx, editing, draftOf(read.study)), editing.revision),
    ({ outcome }) => (outcome.changed ? studyImported(editing.key, { began: false }) : null),
  );
}

/** Drops what was not published. */
export async function resetStudy(db: Database, user: User, editing: Editing): Promise<Done> {
  const published = await findStudy(db, editing.tenantId, editing.key);
  if (!published) return refusedFor(editing, 'no_draft');
  const edited = await traced(
    db,
    userActor(user),
    (tx) => replaceDraft(tx, editing, draftOf(published.study)),
    (done) => editNote('study.reset', editing.key, done),
  );
  return outcomeOf(edited, editing.revision);
}

/** Deletes a study that no wave asks, where its key was typed. */
export async function deleteStudy(
  db: Database,
  user: User,
  editing: Editing,
  form: FormData,
): Promise<Done> {
  if (form.get('confirm') !== editing.key) return refusedFor(editing, 'not_confirmed');
  const removed = await traced(
    db,
    userActor(user),
    (tx) => removeStudy(tx, user.tenantId, editing.key, editing.revision),
    (result) => (result === 'removed' ? studyDeleted(editing.key) : null),
  );
  // Somebody has changed it since: what is deleted is to be seen first.
  if (removed === 'stale') return outcomeOf('stale', editing.revision);
  if (removed === 'has_waves') return refusedFor(editing, 'has_waves');
  const { outcome } = outcomeOf('nothing', editing.revision);
  return { outcome, status: 200, leadsTo: '/studies?deleted=1' };
}
