import { and, eq, sql } from 'drizzle-orm';
import { negate, type Tally, tally } from '../app/gap/tally';
import type { Audience, Study } from '../app/study/document';
import type { Database } from './open.server';
import { foldedResponses } from './pages.server';
import { tallies } from './schema';
import { isSeen, noteChange, steppingOf } from './steps.server';
import {
  addInto,
  addTallies,
  isCell,
  mergeAll,
  readCounted,
  readTally,
  writeTallies,
} from './tallyRows.server';
import { countWaiting } from './waiting.server';

interface Place {
  id: string;
  tenantId: string;
}

/**
 * Takes responses out of the tallies that were removed, under the wave's lock. Where readers would see
 * too small a change they stay among what is shown, counted as withdrawn.
 */
export async function withdraw(
  tx: Database,
  wave: Place,
  study: Study,
  removed: ReadonlyMap<string, Tally>,
): Promise<void> {
  const unseen = new Map<string, Tally>();
  const withdrawn = new Map<string, Tally>();
  for (const cell of removed.values())
    if (isSeen(cell)) addInto(withdrawn, { ...cell, status: 'withdrawn' });
    else addInto(unseen, cell);
  await takeOut(tx, wave, study, unseen);
  await addTallies(tx, wave, withdrawn, '');
  await releaseWithdrawn(tx, wave, study);
}

/**
 * Takes withdrawn responses out of what readers see, where they may see that, or where too few are
 * left for readers to see anything.
 * @param coming how many of those that wait come with the same step, by side
 */
export async function releaseWithdrawn(
  tx: Database,
  wave: Place,
  study: Study,
  coming: readonly { audience: Audience; n: number }[] = [],
): Promise<void> {
  const isWithdrawn = and(
    eq(tallies.waveId, wave.id),
    eq(tallies.importId, ''),
    eq(tallies.status, 'withdrawn'),
  );
  const waiting = await tx
    .select({ audience: tallies.audience, n: counted })
    .from(tallies)
    .where(isWithdrawn)
    .groupBy(tallies.audience);
  if (waiting.length === 0) return;
  // Recounted cells hold the responses of imports that are published, so their tallies must be in.
  await mergeAll(tx, wave);
  const { minimumBase, allows } = await steppingOf(tx, wave.id);
  for (const { audience, n: went } of waiting) {
    const came = coming.find((side) => side.audience === audience)?.n ?? 0;
    if (
      !allows(audience, { came, went }) &&
      (await countAll(tx, wave.id, audience)) - went >= minimumBase
    )
      continue;
    const rows = await tx
      .delete(tallies)
      .where(and(isWithdrawn, eq(tallies.audience, audience)))
      .returning();
    const cells = new Map<string, Tally>();
    for (const row of rows) addInto(cells, { ...readTally(row), status: 'complete' });
    await takeOut(tx, wave, study, cells);
    await noteChange(tx, wave, audience, { went });
  }
}

/** The responses that tallies count; their first sum. */
const counted = sql`coalesce(sum(${tallies.sums}[1]), 0)`.mapWith(Number);

/** How many responses of each side were removed since, but are among what readers see. */
export async function withdrawnOf(db: Database, waveId: string): Promise<Record<Audience, number>> {
  const rows = await db
    .select({ audience: tallies.audience, n: counted })
    .from(tallies)
    .where(and(eq(tallies.waveId, waveId), eq(tallies.status, 'withdrawn')))
    .groupBy(tallies.audience);
  const of = (side: Audience) => rows.find(({ audience }) => audience === side)?.n ?? 0;
  return { consumer: of('consumer'), manager: of('manager') };
}

/** How many responses of a side are shown, withdrawn ones included, or wait to be. */
async function countAll(tx: Database, waveId: string, audience: Audience): Promise<number> {
  const [row] = await tx
    .select({ n: counted })
    .from(tallies)
    .where(
      and(
        eq(tallies.waveId, waveId),
        eq(tallies.audience, audience),
        eq(tallies.status, 'complete'),
        eq(tallies.flagged, false),
        eq(tallies.importId, ''),
      ),
    );
  return (row?.n ?? 0) + (await countWaiting(tx, waveId, audience));
}

/**
 * Cells whose weights are all 1 are subtracted from, which is exact; weighted cells are recounted,
 * since a subtraction would leave the rounding of what was taken away.
 */
async function takeOut(
  tx: Database,
  wave: Place,
  study: Study,
  removed: ReadonlyMap<string, Tally>,
): Promise<void> {
  const weighted = new Map<string, Tally>();
  const plain = new Map<string, Tally>();
  for (const [key, cell] of removed)
    ((await isPlain(tx, wave.id, cell)) ? plain : weighted).set(key, cell);
  for (const cell of plain.values()) negate(cell);
  await addTallies(tx, wave, plain, '');
  if (weighted.size > 0) await recountCells(tx, wave, study, weighted);
}

/** Whether every weight of a cell is 1: its first three sums are its n, Σw and Σw². */
async function isPlain(tx: Database, waveId: string, cell: Tally): Promise<boolean> {
  const [row] = await tx
    .select({ sums: tallies.sums })
    .from(tallies)
    .where(isCell(waveId, '', cell));
  const [n, w, w2] = row?.sums ?? [];
  return n === w && n === w2;
}

/** Counts some cells anew from the responses. */
async function recountCells(
  tx: Database,
  wave: Place,
  study: Study,
  cells: ReadonlyMap<string, Tally>,
): Promise<void> {
  const recounted = new Map<string, Tally>();
  for await (const page of foldedResponses(tx, wave.id)) {
    tally(study, page.map(readCounted), recounted);
    for (const key of recounted.keys()) if (!cells.has(key)) recounted.delete(key);
  }
  for (const [key, cell] of cells)
    if (!recounted.has(key)) await tx.delete(tallies).where(isCell(wave.id, '', cell));
  await writeTallies(tx, wave, [...recounted.values()], '');
}
