import { and, eq } from 'drizzle-orm';
import type { Database } from './open.server';
import { waveReaders } from './schema';

/** Gives a wave's report to a reader. @returns false where it was given before */
export async function giveWave(
  db: Database,
  grant: { tenantId: string; waveId: string; userId: string },
): Promise<boolean> {
  const rows = await db
    .insert(waveReaders)
    .values(grant)
    .onConflictDoNothing()
    .returning({ waveId: waveReaders.waveId });
  return rows.length > 0;
}

/** Takes a wave's report back from a reader. @returns false where it was not given */
export async function withdrawWave(
  db: Database,
  { waveId, userId }: { waveId: string; userId: string },
): Promise<boolean> {
  const rows = await db
    .delete(waveReaders)
    .where(and(eq(waveReaders.waveId, waveId), eq(waveReaders.userId, userId)))
    .returning({ waveId: waveReaders.waveId });
  return rows.length > 0;
}

/** Whether a wave's report was given to a reader. */
export async function isWaveGiven(
  db: Database,
  { waveId, userId }: { waveId: string; userId: string },
): Promise<boolean> {
  const rows = await db
    .select({ waveId: waveReaders.waveId })
    .from(waveReaders)
    .where(and(eq(waveReaders.waveId, waveId), eq(waveReaders.userId, userId)));
  return rows.length > 0;
}

/** The waves that were given to a reader. */
export async function listGivenWaveIds(
  db: Database,
  { tenantId, userId }: { tenantId: string; userId: string },
): Promise<string[]> {
  const rows = await db
    .select({ waveId: waveReaders.waveId })
    .from(waveReaders)
    .where(and(eq(waveReaders.tenantId, tenantId), eq(waveReaders.userId, userId)));
  return rows.map(({ waveId }) => waveId);
}

/** The ids of the readers whom a wave's report was given. */
export async function listWaveReaders(db: Database, waveId: string): Promise<string[]> {
  const rows = await db
    .select({ userId: waveReaders.userId })
    .from(waveReaders)
    .where(eq(waveReaders.waveId, waveId));
  return rows.map(({ userId }) => userId);
}
