import { and, eq, inArray } from 'drizzle-orm';
import type { Database } from './open.server';
import { batches, steps } from './schema';

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

/** Lets the steps of a wave begin anew: it closed, and is opened again or may be. */
export async function forgetSteps(tx: Database, waveId: string): Promise<void> {
  await forgetBatches(tx, waveId, null);
  await tx
    .update(steps)
    .set({ fresh: 0, gone: {}, isRest: false })
    .where(and(eq(steps.waveId, waveId), eq(steps.shown, true)));
}
