import { and, eq, ne } from 'drizzle-orm';
import { forgetTests } from './forgetting.server';
import type { Database } from './open.server';
import {
  batches,
  imports,
  responses,
  results,
  sortedComments,
  steps,
  tallies,
  waves,
} from './schema';

/**
 * Deletes a wave that is a draft and was never answered, with what was tried out in it and with whom
 * its report was given.
 * @returns why it is still there; `none` where it is none, or was deleted meanwhile
 */
export function removeWave(
  db: Database,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<'removed' | 'not_draft' | 'has_responses' | 'none'> {
  return db.transaction(async (tx) => {
    // Whoever opens it, answers it or deletes it too waits, and then finds what has become of it.
    const [wave] = await tx
      .select({ status: waves.status })
      .from(waves)
      .where(and(eq(waves.tenantId, tenantId), eq(waves.id, id)))
      .for('update');
    if (!wave) return 'none';
    if (wave.status !== 'draft') return 'not_draft';
    const [answered] = await tx
      .select({ id: responses.id })
      .from(responses)
      .where(and(eq(responses.waveId, id), ne(responses.status, 'test')))
      .limit(1);
    const [brought] = await tx
      .select({ id: imports.id })
      .from(imports)
      .where(eq(imports.waveId, id))
      .limit(1);
    if (answered || brought) return 'has_responses';
    await forgetTests(tx, id);
    await tx.delete(tallies).where(eq(tallies.waveId, id));
    await tx.delete(batches).where(eq(batches.waveId, id));
    await tx.delete(sortedComments).where(eq(sortedComments.waveId, id));
    await tx.delete(steps).where(eq(steps.waveId, id));
    await tx.delete(results).where(eq(results.waveId, id));
    await tx.delete(waves).where(and(eq(waves.tenantId, tenantId), eq(waves.id, id)));
    return 'removed';
  });
}
