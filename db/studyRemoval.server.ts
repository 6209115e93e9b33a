import { and, eq } from 'drizzle-orm';
import type { Database } from './open.server';
import { publishedFigures, studies, studyDrafts, studyVersions, waves } from './schema';

/**
 * Deletes a study with all its versions and its draft, unless a wave asks it.
 * @param seen the revision of the draft that was seen; where it is another by now, nothing is deleted
 */
export function removeStudy(
  db: Database,
  tenantId: string,
  key: string,
  seen?: number,
): Promise<'removed' | 'has_waves' | 'stale' | 'none'> {
  return db.transaction(async (tx) => {
    const [study] = await tx
      .select({ id: studies.id })
      .from(studies)
      .where(and(eq(studies.tenantId, tenantId), eq(studies.key, key)))
      .for('update');
    const own = and(eq(studyDrafts.tenantId, tenantId), eq(studyDrafts.key, key));
    const [draft] = await tx
      .select({ revision: studyDrafts.revision })
      .from(studyDrafts)
      .where(own)
      .for('update');
    if (draft && seen !== undefined && draft.revision !== seen) return 'stale';
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
    const drafts = await tx.delete(studyDrafts).where(own).returning({ id: studyDrafts.id });
    return study || drafts.length > 0 ? 'removed' : 'none';
  });
}
