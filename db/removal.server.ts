import { and, eq, inArray } from 'drizzle-orm';
import { tally } from '../app/gap/tally';
import type { Study } from '../app/study/document';
import { seenBefore } from './batches.server';
import { countingChange } from './fieldworkCounts.server';
import { forgetBatches } from './forgetting.server';
import { disturbOthers } from './imports.server';
import { leaveTallies } from './leaving.server';
import type { Database } from './open.server';
import { responses, unfolded } from './schema';
import { visibleIds } from './selection.server';
import { leaveComments } from './sortedComments.server';
import { lockTallies, mergeAll, readCounted } from './tallyRows.server';

/**
 * Removes visible responses and takes them out of the tallies, in the caller's transaction.
 * @returns how many were removed, and which of them readers of an open wave saw
 */
export async function removeResponses(
  tx: Database,
  wave: { id: string; tenantId: string },
  study: Study,
  ids: readonly string[],
): Promise<{ removed: number; seen: ReadonlySet<string> }> {
  if (ids.length === 0) return { removed: 0, seen: new Set() };
  await lockTallies(tx, wave.id);
  await disturbOthers(tx, wave.id);
  await mergeAll(tx, wave);
  const uncounted = await tx
    .delete(unfolded)
    .where(and(eq(unfolded.waveId, wave.id), inArray(unfolded.responseId, [...ids])))
    .returning({ id: unfolded.responseId, held: unfolded.held });
  const before = await seenBefore(tx, wave.id, ids);
  const removed = await countingChange(tx, wave.id, ids, () =>
    tx
      .delete(responses)
      .where(and(eq(responses.waveId, wave.id), inArray(responses.id, [...ids])))
      .returning(),
  );
  await leaveComments(tx, wave, ids, { areKept: false });
  const without = new Set(uncounted.map(({ id }) => id));
  const counted = removed.filter(({ id }) => !without.has(id));
  const leaving = tally(study, counted.map(readCounted));
  const shown = await leaveTallies(tx, wave, study, counted, leaving, { mayReturn: false });
  await forgetBatches(tx, wave.id, [...before]);
  const held = uncounted.filter((one) => one.held).map(({ id }) => id);
  return { removed: removed.length, seen: new Set([...shown, ...before, ...held]) };
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
    return (await removeResponses(tx, wave, study, await visibleIds(tx, wave.id, { ids }))).removed;
  });
}
