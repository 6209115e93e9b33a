import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { sweepImports } from '../db/imports.server';
import { sweepInvitations } from '../db/invitations.server';
import type { OpenDatabase } from '../db/open.server';
import { sweepMessages } from '../db/outbox.server';
import { sweepPasswordResets } from '../db/passwordResets.server';
import { rowsOf } from '../db/rows.server';
import { sweepSessions } from '../db/sessions.server';
import { keepSchedule } from './waves/schedule.server';

/** How often upkeep is done, in milliseconds. */
const EVERY = 30_000;
/** After how long without a sign of life an import is taken for given up, in seconds. */
const GIVEN_UP_AFTER = 180;
/** Rows that are gone but still take room, over which a table of the embedded database is vacuumed. */
const DEAD_ROWS = 10_000;

/**
 * Opens and closes waves by their dates; removes imports that nobody stages any more, and sessions, links
 * and mail that are over; does for the embedded database what a server's autovacuum does.
 * @returns what stops it
 */
export function keepUp({ db, kind }: OpenDatabase, report: (error: unknown) => void) {
  let running: Promise<unknown> = Promise.resolve();
  let stopping = false;
  const once = async (silentForSeconds: number) => {
    await keepSchedule(db, new Date());
    await sweepImports(db, silentForSeconds);
    const now = new Date();
    for (const sweep of [sweepSessions, sweepInvitations, sweepPasswordResets, sweepMessages])
      await sweep(db, now);
    if (kind === 'embedded') await vacuum({ db });
  };
  // One process has the embedded database: whatever is staged at its start is left over.
  running = once(kind === 'embedded' ? 0 : GIVEN_UP_AFTER).catch(report);
  let timer = setTimeout(function next() {
    running = running
      .then(() => (stopping ? undefined : once(GIVEN_UP_AFTER)))
      .catch(report)
      .then(() => {
        if (!stopping) timer = setTimeout(next, EVERY);
      });
  }, EVERY);
  return async () => {
    stopping = true;
    clearTimeout(timer);
    await running;
  };
}

async function vacuum({ db }: Pick<OpenDatabase, 'db'>): Promise<void> {
  const tables = await rowsOf(
    db,
    sql`select relname as name from pg_stat_user_tables
      where n_dead_tup > ${DEAD_ROWS} or n_mod_since_analyze > ${DEAD_ROWS}`,
    z.object({ name: z.string() }),
  );
  for (const { name } of tables) await db.execute(sql`vacuum (analyze) ${sql.identifier(name)}`);
}
