import { eq, sql } from 'drizzle-orm';
import type { Audience } from '../app/study/document';
import type { Database } from './open.server';
import { openings } from './schema';

export interface Opening {
  tenantId: string;
  waveId: string;
  audience: Audience;
  count: number;
}

/** Adds how often questionnaires were opened, in one statement. */
export async function addOpenings(db: Database, opened: readonly Opening[]): Promise<void> {
  // In one order for every process, so that two of them never wait for each other's rows.
  const nameOf = ({ waveId, audience }: Opening) => `${waveId} ${audience}`;
  const rows = [...opened].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  if (rows.length === 0) return;
  await db
    .insert(openings)
    .values(rows)
    .onConflictDoUpdate({
      target: [openings.waveId, openings.audience],
      set: { count: sql`${openings.count} + excluded.count` },
    });
}

/** How often each side's questionnaire was opened. */
export function listOpenings(db: Database, waveId: string) {
  return db
    .select({ audience: openings.audience, count: openings.count })
    .from(openings)
    .where(eq(openings.waveId, waveId));
}
