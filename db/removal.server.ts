import { and, eq, inArray } from 'drizzle-orm';
import { negate, type Tally, tally } from '../app/gap/tally';
import type { Study } from '../app/study/document';
import type { Database } from './open.server';
import { foldedResponses } from './pages.server';
import { responses, tallies, unfolded } from './schema';
import {
  addTallies,
  isCell,
  lockTallies,
  mergeAll,
  readCounted,
  writeTallies,
} from './tallyRows.server';

/**
 * Removes visible responses and takes them out of the tallies, in the caller's transaction.
 * Cells whose weights are all 1 are subtracted from, which is exact; weighted cells are recounted,
 * since a subtraction would leave the rounding of what was taken away.
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
  const counted = tally(study, removed.filter(({ id }) => !without.has(id)).map(readCounted));
  const weighted = new Map<string, Tally>();
  const plain = new Map<string, Tally>();
  for (const [key, cell] of counted)
    ((await isPlain(tx, wave.id, cell)) ? plain : weighted).set(key, cell);
  for (const cell of plain.values()) negate(cell);
  await addTallies(tx, wave, plain, '');
  if (weighted.size > 0) await recountCells(tx, wave, study, weighted);
  return removed.length;
}

/** Whether every weight of a cell is 1: its first three sums are its n, Σw and Σw². */
async function isPlain(tx: Database, waveId: string, cell: Tally): Promise<boolean> {
  const [row] = await tx
    .select({ sums: tallies.sums })
    .from(tallies)
    .where(isCell(waveId, '', cell));
  const [n, w, w2] = row?.sums ?? [];
  return n === w && n === w2;
}

/** Counts some cells anew from the responses. */
async function recountCells(
  tx: Database,
  wave: { id: string; tenantId: string },
  study: Study,
  cells: ReadonlyMap<string, Tally>,
): Promise<void> {
  const recounted = new Map<string, Tally>();
  for await (const page of foldedResponses(tx, wave.id)) {
    tally(study, page.map(readCounted), recounted);
    for (const key of recounted.keys()) if (!cells.has(key)) recounted.delete(key);
  }
  for (const [key, cell] of cells)
    if (!recounted.has(key)) await tx.delete(tallies).where(isCell(wave.id, '', cell));
  await writeTallies(tx, wave, [...recounted.values()], '');
}
