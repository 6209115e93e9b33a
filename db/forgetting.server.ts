import { and, eq, inArray } from 'drizzle-orm';
import { AUDIENCES } from '../app/study/document';
import type { Database } from './open.server';
import { batches, drafts, responses, sortedComments, steps, unfolded } from './schema';
import { countShown } from './shownCount.server';

/** Responses that one statement names. */
const CHUNK = 5000;

/** Forgets in which batches a wave's responses came, or some of them. */
export async function forgetBatches(
  tx: Database,
  waveId: string,
  members: readonly string[] | null,
): Promise<void> {
  for (let start = 0; start < (members?.length ?? 1); start += CHUNK)
    await tx
      .delete(batches)
      .where(
        and(
          eq(batches.waveId, waveId),
          members ? inArray(batches.member, members.slice(start, start + CHUNK)) : undefined,
        ),
      );
}

/**
 * Lets the steps of a wave begin anew: it closed, and is opened again or may be. A side of which too few
 * are left to be seen is shown to nobody: what comes first joins them, instead of being told from them.
 */
export async function forgetSteps(
  tx: Database,
  { id: waveId, minimumBase }: { id: string; minimumBase: number },
): Promise<void> {
  await forgetBatches(tx, waveId, null);
  await tx.delete(sortedComments).where(eq(sortedComments.waveId, waveId));
  for (const audience of AUDIENCES) {
    const shown = (await countShown(tx, waveId, audience)) >= minimumBase;
    await tx
      .update(steps)
      .set({ shown, fresh: 0, gone: {}, isRest: false })
      .where(and(eq(steps.waveId, waveId), eq(steps.audience, audience), eq(steps.shown, true)));
  }
}

/** Removes what was tried out in a wave that was a draft until now, and so counts nothing yet. */
export async function forgetTests(tx: Database, id: string): Promise<void> {
  await tx.delete(unfolded).where(eq(unfolded.waveId, id));
  await tx.delete(responses).where(eq(responses.waveId, id));
  await tx.delete(drafts).where(eq(drafts.waveId, id));
}
