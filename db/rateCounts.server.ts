import { and, gt, inArray, lt, sql } from 'drizzle-orm';
import type { Database } from './open.server';
import { rateCounts } from './schema';

export interface RateCount {
  /** A digest of what is counted. */
  subject: string;
  calls: number;
}

/**
 * Adds what one process counted in a window to what all have, in one statement.
 * @returns the totals of all processes
 */
export async function addRateCounts(
  db: Database,
  since: Date,
  counts: readonly RateCount[],
): Promise<RateCount[]> {
  // In one order for every process, so that two of them never wait for each other's rows.
  const rows = [...counts].sort((a, b) => (a.subject < b.subject ? -1 : 1));
  return db
    .insert(rateCounts)
    .values(rows.map(({ subject, calls }) => ({ subject, since, calls })))
    .onConflictDoUpdate({
      target: [rateCounts.subject, rateCounts.since],
      set: { calls: sql`${rateCounts.calls} + excluded.calls` },
    })
    .returning({ subject: rateCounts.subject, calls: rateCounts.calls });
}

/** Removes windows that began before a moment. */
export async function forgetRateCounts(db: Database, before: Date): Promise<void> {
  await db.delete(rateCounts).where(lt(rateCounts.since, before));
}

/** How often subjects were counted in the windows that began after a moment. */
export async function sumRateCounts(
  db: Database,
  subjects: readonly string[],
  after: Date,
): Promise<Map<string, number>> {
  const rows = await db
    .select({ subject: rateCounts.subject, calls: sql`sum(${rateCounts.calls})`.mapWith(Number) })
    .from(rateCounts)
    .where(and(inArray(rateCounts.subject, [...subjects]), gt(rateCounts.since, after)))
    .groupBy(rateCounts.subject);
  return new Map(rows.map(({ subject, calls }) => [subject, calls]));
}

/** Takes back whatever was counted of subjects. */
export async function forgetSubjects(db: Database, subjects: readonly string[]): Promise<void> {
  await db.delete(rateCounts).where(inArray(rateCounts.subject, [...subjects]));
}
