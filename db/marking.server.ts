import { and, asc, eq, inArray } from 'drizzle-orm';
import { type ResponseStatus, tally } from '../app/gap/tally';
import type { Study } from '../app/study/document';
import { seenBefore } from './batches.server';
import { countingChange } from './fieldworkCounts.server';
import { disturbOthers } from './imports.server';
import { leaveTallies } from './leaving.server';
import type { Database } from './open.server';
import { isVisible } from './rows.server';
import { responses, unfolded } from './schema';
import { leaveComments } from './sortedComments.server';
import { isSeen, steppingOf } from './steps.server';
import { addTallies, lockTallies, mergeAll, readCounted } from './tallyRows.server';

/** What a response can be marked as; what is not named stays. */
export interface Marks {
  status?: ResponseStatus | undefined;
  flagged?: boolean | undefined;
}

/**
 * Marks published responses, and moves them from cell to cell in the same transaction. What readers
 * see advances in steps here too: who leaves it does so like one who is removed, and who comes into it
 * waits to be counted like one who answers.
 * @returns how many were changed
 */
export function markResponses(
  db: Database,
  wave: { id: string; tenantId: string },
  study: Study,
  ids: readonly string[],
  marks: Marks,
): Promise<number> {
  return db.transaction(async (tx) => {
    await lockTallies(tx, wave.id);
    await mergeAll(tx, wave);
    const there = await tx
      .select()
      .from(responses)
      .where(
        and(eq(responses.waveId, wave.id), inArray(responses.id, [...ids]), isVisible(wave.id)),
      )
      .orderBy(asc(responses.id))
      .for('update');
    const before = there.filter(
      ({ status, flagged }) =>
        (marks.status ?? status) !== status || (marks.flagged ?? flagged) !== flagged,
    );
    if (before.length === 0) return 0;
    const changed = before.map(({ id }) => id);
    await disturbOthers(tx, wave.id);
    await countingChange(tx, wave.id, changed, async () => {
      await tx
        .update(responses)
        .set({ status: marks.status, flagged: marks.flagged })
        .where(and(eq(responses.waveId, wave.id), inArray(responses.id, changed)));
    });
    await leaveComments(tx, wave, changed, { areKept: true });
    const waiting = await tx
      .select({ id: unfolded.responseId })
      .from(unfolded)
      .where(and(eq(unfolded.waveId, wave.id), inArray(unfolded.responseId, changed)));
    const uncounted = new Set(waiting.map(({ id }) => id));
    const counted = before.filter(({ id }) => !uncounted.has(id));
    const after = counted.map((row) => ({
      ...row,
      status: marks.status ?? row.status,
      flagged: marks.flagged ?? row.flagged,
    }));
    await comeAgain(tx, wave, after.filter(isSeen));
    const leaving = tally(study, counted.map(readCounted));
    await leaveTallies(tx, wave, study, counted, leaving, { mayReturn: true });
    const moved = after.filter((row) => !isSeen(row)).map(readCounted);
    await addTallies(tx, wave, tally(study, moved), '');
    return changed.length;
  });
}

/** Those that come into what readers see wait to be counted; whom they saw before, until it closes. */
async function comeAgain(
  tx: Database,
  { id: waveId, tenantId }: { id: string; tenantId: string },
  coming: readonly { id: string }[],
): Promise<void> {
  if (coming.length === 0) return;
  const ids = coming.map(({ id }) => id);
  const { isOpen } = await steppingOf(tx, waveId);
  const seen = isOpen ? await seenBefore(tx, waveId, ids) : new Set();
  await tx
    .insert(unfolded)
    .values(ids.map((id) => ({ tenantId, waveId, responseId: id, held: seen.has(id) })));
}
