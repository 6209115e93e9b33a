import { and, eq, inArray } from 'drizzle-orm';
import { tally } from '../app/gap/tally';
import type { Study } from '../app/study/document';
import { disturbOthers } from './imports.server';
import { leaveTallies } from './leaving.server';
import type { Database } from './open.server';
import { responses, unfolded } from './schema';
import { visibleIds } from './selection.server';
import { lockTallies, mergeAll, readCounted } from './tallyRows.server';

/**
 * Removes visible responses and takes them out of the tallies, in the caller's transaction.
 * @returns how many were removed
 */
export async function removeResponses(
  tx: Database,
  wave: { id: string; tenantId: string },
  study: Study,
  ids: readonly string[],
): Promise<number> {
  if (ids.length === 0) return 0;
  await lockTallies(tx, wave.id);
  await disturbOthers(tx, wave.id);
  await mergeAll(tx, wave);
  const uncounted = await tx
    .delete(unfolded)
    .where(and(eq(unfolded.waveId, wave.id), inArray(unfolded.responseId, [...ids])))
    .returning({ id: unfolded.responseId });
  const removed = await tx
    .delete(responses)
    .where(and(eq(responses.waveId, wave.id), inArray(responses.id, [...ids])))
    .returning();
  const without = new Set(uncounted.map(({ id }) => id));
  const counted = removed.filter(({ id }) => !without.has(id));
  const leaving = tally(study, counted.map(readCounted));
  await leaveTallies(tx, wave, study, counted, leaving, { mayReturn: false });
  return removed.length;
}

/**
 * Erases responses for good, whatever the state of their wave. Those that are not there, or not
 * published yet, are left aside.
 * @returns how many were erased
 */
export function eraseResponses(
  db: Database,
  wave: { id: string; tenantId: string },
  study: Study,
  ids: readonly string[],
): Promise<number> {
  return db.transaction(async (tx) => {
    await lockTallies(tx, wave.id);
    return removeResponses(tx, wave, study, await visibleIds(tx, wave.id, { ids }));
  });
}
