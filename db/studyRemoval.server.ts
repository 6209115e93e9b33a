import { and, eq } from 'drizzle-orm';
import type { Database } from './open.server';
import { publishedFigures, studies, studyDrafts, studyVersions, waves } from './schema';

/** Deletes a study with all its versions, unless a wave asks it. */
export function removeStudy(
  db: Database,
  tenantId: string,
  key: string,
): Promise<'removed' | 'has_waves' | 'none'> {
  return db.transaction(async (tx) => {
    const [study] = await tx
      .select({ id: studies.id })
      .from(studies)
      .where(and(eq(studies.tenantId, tenantId), eq(studies.key, key)))
      .for('update');
    if (study) {
      const [wave] = await tx
        .select({ id: waves.id })
        .from(waves)
        .where(eq(waves.studyId, study.id))
        .limit(1);
      if (wave) return 'has_waves';
      await tx.delete(publishedFigures).where(eq(publishedFigures.studyId, study.id));
      await tx.delete(studyVersions).where(eq(studyVersions.studyId, study.id));
      await tx.delete(studies).where(eq(studies.id, study.id));
    }
    const drafts = await tx
      .delete(studyDrafts)
      .where(and(eq(studyDrafts.tenantId, tenantId), eq(studyDrafts.key, key)))
      .returning({ id: studyDrafts.id });
    return study || drafts.length > 0 ? 'removed' : 'none';
  });
}
