import { setImmediate as nextTurn } from 'node:timers/promises';
import { and, eq, gt, gte, inArray, lt, lte, ne, sql } from 'drizzle-orm';
import { z } from 'zod';
import { newId } from './ids.server';
import type { Database } from './open.server';
import { rowsOf } from './rows.server';
import { imports, responses, tallies, waves } from './schema';
import { availability, WaveNotOpen } from './waves.server';

// The life of an import: it begins, is staged (staging.server.ts), settled against what others brought
// meanwhile (settling.server.ts), and published at once (publishing.server.ts), or it is abandoned.
// The embedded database answers without letting go of the thread: in everything that goes on page by
// page respondents are let in by `nextTurn`.

/** Somebody took this import for given up and removed what it had staged. */
export class ImportGivenUp extends Error {}

/** A wave, as its rows name it. */
export interface Place {
  id: string;
  tenantId: string;
}

/** The id of the response that an import's record becomes: records of one import lie side by side. */
export function responseId(importId: string, row: number): string {
  return importId + String(row).padStart(14, '0');
}

/** The record that became a response of an import. */
export const rowIn = (id: string): number => Number(id.slice(12));

/** The ids of an import's responses, as bounds of a range of the primary key. */
export const idsOf = (importId: string) =>
  sql`between ${responseId(importId, 0)} and ${`${importId}99999999999999`}`;

/** Responses that one statement compares or removes. */
export const CHUNK = 2000;

/**
 * Begins an import: from here on others who bring a respondent of this wave leave word of it.
 * @throws WaveNotOpen
 */
export async function beginImport(db: Database, wave: Place, now: Date): Promise<string> {
  const id = newId(12);
  await db.transaction(async (tx) => {
    // Waits for those who are storing a response and could not see this import yet.
    const [row] = await tx.select().from(waves).where(eq(waves.id, wave.id)).for('no key update');
    if (!row || availability(row, now) !== 'open') throw new WaveNotOpen();
    await tx
      .insert(imports)
      .values({ tenantId: wave.tenantId, waveId: wave.id, id, status: 'staging' });
  });
  return id;
}

/**
 * Whether a file of this digest is published in the wave: wholly, or without records that were
 * rejected.
 */
export async function earlierImport(
  db: Database,
  waveId: string,
  digest: string,
): Promise<'none' | 'partly' | 'wholly'> {
  const [row] = await db
    .select({ rejected: imports.rejected })
    .from(imports)
    .where(
      and(eq(imports.waveId, waveId), eq(imports.digest, digest), eq(imports.status, 'published')),
    )
    .orderBy(imports.rejected)
    .limit(1);
  if (!row) return 'none';
  return row.rejected > 0 ? 'partly' : 'wholly';
}

/** Tells staged imports of a wave that respondents were brought which they may hold too. */
export async function disturbOthers(tx: Database, waveId: string, importId = ''): Promise<void> {
  await tx
    .update(imports)
    .set({ disturbed: true })
    .where(
      and(
        eq(imports.waveId, waveId),
        eq(imports.status, 'staging'),
        eq(imports.disturbed, false),
        ne(imports.id, importId),
      ),
    );
}

/** Removes an import that is not published, in short transactions. */
export async function abandonImport(db: Database, waveId: string, importId: string): Promise<void> {
  const own = and(eq(imports.waveId, waveId), eq(imports.id, importId));
  const marked = await db
    .update(imports)
    .set({ status: 'abandoned' })
    .where(and(own, ne(imports.status, 'published')))
    .returning({ id: imports.id });
  if (marked.length === 0) return;
  for (;;) {
    // By bounds of ids: a list of them is joined row by row where the database knows the wave as empty.
    const [bounds] = await rowsOf(
      db,
      sql`select max(id) as last from (
        select id from responses where wave_id = ${waveId} and id ${idsOf(importId)}
        order by id limit ${CHUNK}) as part`,
      z.object({ last: z.string().nullable() }),
    );
    if (!bounds?.last) break;
    await nextTurn();
    await db
      .delete(responses)
      .where(
        and(
          eq(responses.waveId, waveId),
          gte(responses.id, responseId(importId, 0)),
          lte(responses.id, bounds.last),
        ),
      );
  }
  await db.delete(tallies).where(and(eq(tallies.waveId, waveId), eq(tallies.importId, importId)));
  await db.delete(imports).where(own);
}

/** Responses of which a page is looked through. */
const LOOKED_THROUGH = 5000;

/**
 * Removes the responses that an import gathered in order to replace them, in short statements, once
 * nobody sees them any more.
 * @param ids null: not known any more
 */
export async function removeGathered(
  db: Database,
  waveId: string,
  importId: string,
  ids: readonly string[] | null,
): Promise<void> {
  const gathered = and(eq(responses.waveId, waveId), eq(responses.importId, importId));
  for (let start = 0; ids && start < ids.length; start += CHUNK / 4) {
    await nextTurn();
    await db
      .delete(responses)
      .where(and(gathered, inArray(responses.id, ids.slice(start, start + CHUNK / 4))));
  }
  for (let after: string | null = ids ? null : ''; after !== null; ) {
    const page: { last: string | null }[] = await rowsOf(
      db,
      sql`select max(id) as last from (select id from responses
        where wave_id = ${waveId} and id > ${after} order by id limit ${LOOKED_THROUGH}) as part`,
      z.object({ last: z.string().nullable() }),
    );
    const last: string | null = page[0]?.last ?? null;
    await nextTurn();
    if (last !== null)
      await db
        .delete(responses)
        .where(and(gathered, gt(responses.id, after), lte(responses.id, last)));
    after = last;
  }
  await db.delete(imports).where(and(eq(imports.waveId, waveId), eq(imports.id, importId)));
}

/**
 * Removes imports that nobody stages any more: those without a sign of life for some time, or on
 * the embedded database, which one process has, all that an earlier process left.
 * @returns how many were removed
 */
export async function sweepImports(db: Database, silentForSeconds: number): Promise<number> {
  const left = await db
    .select({ waveId: imports.waveId, id: imports.id, gathers: imports.merged })
    .from(imports)
    .where(
      and(
        ne(imports.status, 'published'),
        lt(imports.touchedAt, sql`now() - make_interval(secs => ${silentForSeconds})`),
      ),
    );
  for (const { waveId, id, gathers } of left)
    if (gathers) await removeGathered(db, waveId, id, null);
    else await abandonImport(db, waveId, id);
  return left.length;
}
