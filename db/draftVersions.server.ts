import { and, eq } from 'drizzle-orm';
import type { Study } from '../app/study/document';
import { changesBetween, same } from '../app/study/edit/changes';
import { draftOf, draftSchema } from '../app/study/edit/draft';
import type { Database } from './open.server';
import { studyDraftEdits, studyDrafts } from './schema';

/**
 * Has a study's draft follow a version that was just stored: where it is the same, or where nothing
 * was edited since the version before. What was edited stays as it is.
 */
export async function followVersion(
  tx: Database,
  tenantId: string,
  { study, version, before }: { study: Study; version: number; before: Study | null },
): Promise<void> {
  const [row] = await tx
    .select()
    .from(studyDrafts)
    .where(and(eq(studyDrafts.tenantId, tenantId), eq(studyDrafts.key, study.key)))
    .for('update');
  if (!row) return;
  const draft = draftSchema.parse(row.document);
  const next = draftOf(study);
  const isEdited = !same(draft, next);
  if (isEdited && (before === null || !same(draft, draftOf(before)))) return;
  const revision = isEdited ? row.revision + 1 : row.revision;
  await tx
    .update(studyDrafts)
    .set({ document: next, revision, baseVersion: version, updatedAt: new Date() })
    .where(eq(studyDrafts.id, row.id));
  if (isEdited)
    await tx.insert(studyDraftEdits).values({
      tenantId,
      draftId: row.id,
      revision,
      kind: 'adopt',
      run: revision,
      edits: [],
      changes: changesBetween(draft, next),
    });
}
