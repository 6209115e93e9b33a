import { and, asc, eq, sql } from 'drizzle-orm';
import { negate, type Tally, tally } from '../app/gap/tally';
import { AUDIENCES, type Audience, type Study } from '../app/study/document';
import type { Database } from './open.server';
import { foldedResponses } from './pages.server';
import { isVisible } from './rows.server';
import { responses, tallies, unfolded } from './schema';
import { isSeen, noteChange, steppingOf } from './steps.server';
import { addTallies, isCell, readCounted, writeTallies } from './tallyRows.server';

interface Place {
  id: string;
  tenantId: string;
}

/**
 * Takes responses out of the tallies that were removed or are to be counted otherwise, at once, under
 * the wave's lock. Where readers would see too small a change, others drawn by lot leave with them, and
 * wait to be counted again.
 * @param leaving what is taken out; imports that it was part of are merged
 */
export async function leaveTallies(
  tx: Database,
  wave: Place,
  study: Study,
  leaving: Map<string, Tally>,
): Promise<void> {
  for (const audience of AUDIENCES) {
    const seen = [...leaving.values()].filter((cell) => cell.audience === audience && isSeen(cell));
    const went = seen.reduce((sum, { sums }) => sum + (sums[0] ?? 0), 0);
    tally(study, (await leaveWith(tx, wave, audience, went)).map(readCounted), leaving);
  }
  await subtract(tx, wave, study, leaving);
}

/** Notes that some of a side leave what readers see, and holds those back who are to leave with them. */
export async function leaveWith(tx: Database, wave: Place, audience: Audience, went: number) {
  if (went === 0) return [];
  const { minimumBase, goingWith } = await steppingOf(tx, wave.id);
  // Of fewer than the minimum base readers see nothing.
  const isSeenStill = (await countShown(tx, wave.id, audience)) - went >= minimumBase;
  const others = isSeenStill ? goingWith(audience, went) - went : 0;
  const held = others > 0 ? await holdBack(tx, wave, audience, others) : [];
  await noteChange(tx, wave, audience, { went: went + held.length });
  return held;
}

/** How many responses of a side readers are shown. */
async function countShown(tx: Database, waveId: string, audience: Audience): Promise<number> {
  const [row] = await tx
    .select({ n: sql`coalesce(sum(${tallies.sums}[1]), 0)`.mapWith(Number) })
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
  return row?.n ?? 0;
}

/** Some counted responses of a side, drawn by lot, that wait from now on. */
async function holdBack(tx: Database, wave: Place, audience: Audience, limit: number) {
  const { id: waveId, tenantId } = wave;
  const held = await tx
    .select()
    .from(responses)
    .where(
      and(
        eq(responses.waveId, waveId),
        eq(responses.audience, audience),
        eq(responses.status, 'complete'),
        eq(responses.flagged, false),
        isVisible(waveId),
        sql`not exists (select 1 from ${unfolded} where ${unfolded.waveId} = ${waveId}
          and ${unfolded.responseId} = ${responses.id})`,
      ),
    )
    .orderBy(asc(sql`random()`))
    .limit(limit);
  if (held.length > 0)
    await tx
      .insert(unfolded)
      .values(held.map(({ id }) => ({ waveId, tenantId, responseId: id, held: true })));
  return held;
}

/**
 * Cells whose weights are all 1 are subtracted from, which is exact; weighted cells are recounted,
 * since a subtraction would leave the rounding of what was taken away.
 */
async function subtract(
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
