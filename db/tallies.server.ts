import { createHash } from 'node:crypto';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { addTally, type CountedResponse, type Tally, tally, tallyKey } from '../app/gap/tally';
import type { Study } from '../app/study/document';
import type { Database } from './open.server';
import { answersColumn } from './responses.server';
import { responses, tallies, unfolded } from './schema';

const valuesColumn = z.record(
  z.string(),
  z.record(z.string(), z.tuple([z.number(), z.number(), z.number()])),
);

/** The stored tallies of a wave. */
export async function listTallies(db: Database, waveId: string): Promise<Tally[]> {
  const rows = await db.select().from(tallies).where(eq(tallies.waveId, waveId));
  return rows.map(readTally);
}

function readTally(row: typeof tallies.$inferSelect): Tally {
  const { audience, status, flagged, cell, sums, values } = row;
  return {
    audience,
    status,
    flagged,
    cluster: row.cluster === '' ? null : row.cluster,
    cell,
    sums,
    values: valuesColumn.parse(values),
  };
}

const BATCH = 2000;

/**
 * Counts responses that the tallies lack, in short transactions, until none is left.
 * @returns how many were counted
 */
export async function fold(
  db: Database,
  wave: { id: string; tenantId: string },
  study: Study,
): Promise<number> {
  let folded = 0;
  for (;;) {
    const batch = await foldBatch(db, wave, study);
    folded += batch;
    if (batch < BATCH) return folded;
  }
}

function foldBatch(
  db: Database,
  wave: { id: string; tenantId: string },
  study: Study,
): Promise<number> {
  return db.transaction(async (tx) => {
    await lockTallies(tx, wave.id);
    const next = tx
      .select({ id: unfolded.responseId })
      .from(unfolded)
      .where(eq(unfolded.waveId, wave.id))
      .orderBy(asc(unfolded.responseId))
      .limit(BATCH);
    const taken = await tx
      .delete(unfolded)
      .where(and(eq(unfolded.waveId, wave.id), inArray(unfolded.responseId, next)))
      .returning({ id: unfolded.responseId });
    if (taken.length === 0) return 0;
    const rows = await tx
      .select()
      .from(responses)
      .where(
        and(
          eq(responses.waveId, wave.id),
          inArray(
            responses.id,
            taken.map(({ id }) => id),
          ),
        ),
      );
    await addTallies(tx, wave, tally(study, rows.map(readCounted)));
    return taken.length;
  });
}

function readCounted(row: typeof responses.$inferSelect): CountedResponse {
  const { audience, status, flagged, cluster, weight, answers } = row;
  return { audience, status, flagged, cluster, weight, answers: answersColumn.parse(answers) };
}

/** One folder of a wave at a time, on any number of processes, until the transaction ends. */
async function lockTallies(tx: Database, waveId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`tallies ${waveId}`}, 0))`);
}

function cellKeyOf(cell: string): string {
  return createHash('sha256').update(cell).digest('base64url').slice(0, 22);
}

/** Adds tallies to a wave's stored ones. The caller holds the wave's lock. */
async function addTallies(
  tx: Database,
  wave: { id: string; tenantId: string },
  added: Map<string, Tally>,
): Promise<void> {
  const keys = [...added.keys()].sort();
  const cells = [...new Set([...added.values()].map(({ cell }) => cellKeyOf(cell)))];
  const stored = await tx
    .select()
    .from(tallies)
    .where(and(eq(tallies.waveId, wave.id), inArray(tallies.cellKey, cells)));
  const known = new Map(stored.map((row) => [tallyKey(readTally(row)), readTally(row)]));
  const rows = keys.flatMap((key) => {
    const addition = added.get(key);
    if (!addition) return [];
    const sum = known.get(key) ?? {
      ...addition,
      sums: addition.sums.map(() => 0),
      values: {},
    };
    addTally(sum, addition);
    return [
      {
        ...sum,
        cluster: sum.cluster ?? '',
        cellKey: cellKeyOf(sum.cell),
        importId: '',
        waveId: wave.id,
        tenantId: wave.tenantId,
      },
    ];
  });
  for (let start = 0; start < rows.length; start += 500)
    await tx
      .insert(tallies)
      .values(rows.slice(start, start + 500))
      .onConflictDoUpdate({
        target: [
          tallies.waveId,
          tallies.audience,
          tallies.status,
          tallies.flagged,
          tallies.cluster,
          tallies.cellKey,
          tallies.importId,
        ],
        set: { sums: sql`excluded.sums`, values: sql`excluded.values` },
      });
}

/** Waves with responses that the tallies lack. */
export async function unfoldedWaves(db: Database, limit: number): Promise<string[]> {
  const rows = await db.selectDistinct({ waveId: unfolded.waveId }).from(unfolded).limit(limit);
  return rows.map(({ waveId }) => waveId);
}

/** What a recount of all responses gives, for checking the stored tallies. */
export async function recount(
  db: Database,
  waveId: string,
  study: Study,
): Promise<Map<string, Tally>> {
  const rows = await db.select().from(responses).where(eq(responses.waveId, waveId));
  return tally(study, rows.map(readCounted));
}
