import { and, eq, inArray, or, sql } from 'drizzle-orm';
import type { Audience } from '../app/study/document';
import type { Database } from './open.server';
import { imports, tallies } from './schema';

/** The imports of a wave whose tallies count. */
export const publishedImports = (db: Database, waveId: string) =>
  db
    .select({ id: imports.id })
    .from(imports)
    .where(and(eq(imports.waveId, waveId), eq(imports.status, 'published')));

/** How many responses of a side readers are shown, or are once they look. */
export async function countShown(db: Database, waveId: string, audience: Audience) {
  const [row] = await db
    .select({ n: sql`coalesce(sum(${tallies.sums}[1]), 0)`.mapWith(Number) })
    .from(tallies)
    .where(
      and(
        eq(tallies.waveId, waveId),
        eq(tallies.audience, audience),
        eq(tallies.status, 'complete'),
        eq(tallies.flagged, false),
        or(eq(tallies.importId, ''), inArray(tallies.importId, publishedImports(db, waveId))),
      ),
    );
  return row?.n ?? 0;
}
