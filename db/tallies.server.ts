import { and, asc, eq, inArray, or } from 'drizzle-orm';
import { type Tally, tally } from '../app/gap/tally';
import type { Study } from '../app/study/document';
import type { Database } from './open.server';
import { imports, responses, tallies, unfolded } from './schema';
import {
  addInto,
  addTallies,
  CELLS,
  lockTallies,
  mergeSome,
  readCounted,
  readTally,
  unmerged,
} from './tallyRows.server';

interface Place {
  id: string;
  tenantId: string;
}

const publishedImports = (db: Database, waveId: string) =>
  db
    .select({ id: imports.id })
    .from(imports)
    .where(and(eq(imports.waveId, waveId), eq(imports.status, 'published')));

/** The tallies of a wave's visible responses, one a cell. */
export async function listTallies(db: Database, waveId: string): Promise<Tally[]> {
  const rows = await db
    .select()
    .from(tallies)
    .where(
      and(
        eq(tallies.waveId, waveId),
        or(eq(tallies.importId, ''), inArray(tallies.importId, publishedImports(db, waveId))),
      ),
    );
  const cells = new Map<string, Tally>();
  for (const counted of rows.map(readTally)) addInto(cells, counted);
  return [...cells.values()];
}

const BATCH = 2000;

/**
 * Counts responses that the tallies lack, and merges what imports brought, in short transactions,
 * until nothing is left.
 * @returns how many responses were counted
 */
export async function fold(db: Database, wave: Place, study: Study): Promise<number> {
  await mergeImports(db, wave);
  let folded = 0;
  for (;;) {
    const batch = await foldBatch(db, wave, study);
    folded += batch;
    if (batch < BATCH) return folded;
  }
}

function foldBatch(db: Database, wave: Place, study: Study): Promise<number> {
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
    await addTallies(tx, wave, tally(study, rows.map(readCounted)), '');
    return taken.length;
  });
}

/** Merges the tallies of published imports into the wave's own. */
async function mergeImports(db: Database, wave: Place): Promise<void> {
  const open = await db.select({ id: imports.id }).from(imports).where(unmerged(wave.id));
  for (const { id } of open) {
    let merged = CELLS;
    while (merged === CELLS) merged = await db.transaction((tx) => mergeSome(tx, wave, id));
  }
}

/** Waves with responses or imports that the tallies lack. */
export async function unfoldedWaves(db: Database, limit: number): Promise<string[]> {
  const rows = await db.selectDistinct({ waveId: unfolded.waveId }).from(unfolded).limit(limit);
  const brought = await db
    .selectDistinct({ waveId: imports.waveId })
    .from(imports)
    .where(and(eq(imports.status, 'published'), eq(imports.merged, false)))
    .limit(limit);
  return [...new Set([...rows, ...brought].map(({ waveId }) => waveId))];
}
