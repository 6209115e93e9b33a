import { and, eq, sql } from 'drizzle-orm';
import { negate, type Tally, tally } from '../app/gap/tally';
import { AUDIENCES, type Audience, type Study } from '../app/study/document';
import { batchesOf, countBatches, drawnFrom, forgetBatches, noteBatch } from './batches.server';
import type { Database } from './open.server';
import { foldedResponses } from './pages.server';
import { dropResults } from './results.server';
import { tallies, unfolded } from './schema';
import { isSeen, noteChange, type Step, steppingOf } from './steps.server';
import { addTallies, isCell, mergeAll, readCounted, writeTallies } from './tallyRows.server';

interface Place {
  id: string;
  tenantId: string;
}

/** A response as it was while it was counted. */
export interface Leaver {
  id: string;
  audience: Audience;
  status: string;
  flagged: boolean;
}

/**
 * Takes responses out of the tallies that were removed or are to be counted otherwise, at once, under
 * the wave's lock. Where readers would see too small a change, others drawn by lot leave with them
 * until the wave closes.
 * @param leavers those that leave; what is stored does not count them any more
 * @param leaving their tallies; imports that they were part of are merged
 * @param mayReturn whether they may be counted again some time
 */
export async function leaveTallies(
  tx: Database,
  wave: Place,
  study: Study,
  leavers: readonly Leaver[],
  leaving: Map<string, Tally>,
  { mayReturn }: { mayReturn: boolean },
): Promise<void> {
  for (const audience of AUDIENCES) {
    const seen = leavers.filter((one) => one.audience === audience && isSeen(one));
    const ids = seen.map(({ id }) => id);
    const others = await leaveWith(tx, wave, audience, ids, { mayReturn });
    tally(study, others.map(readCounted), leaving);
  }
  await subtract(tx, wave, study, leaving);
}

/**
 * Notes that some of a side leave what readers see, and holds those back who are to leave with them.
 * @returns those others
 */
export async function leaveWith(
  tx: Database,
  wave: Place,
  audience: Audience,
  ids: readonly string[],
  { mayReturn }: { mayReturn: boolean },
) {
  if (ids.length === 0) return [];
  const { minimumBase, stepOf } = await steppingOf(tx, wave.id);
  const step = stepOf(audience);
  // What was computed from whoever left goes with them.
  await dropResults(tx, wave.id, audience);
  if (!step || step.isRest) {
    await noteChange(tx, wave, audience);
    return [];
  }
  const came = await batchesOf(tx, wave.id, audience, ids);
  const later = await countBatches(tx, wave.id, audience);
  const left = (await countShown(tx, wave.id, audience)) - ids.length;
  const first = left - [...later.values()].reduce((sum, n) => sum + n, 0);
  const plan = planLeaving(step, [...came.values()], new Map([...later, [0, first]]), minimumBase);
  const unseen = await drawnFrom(tx, wave.id, audience, step.batch, plan.unseen);
  await hold(tx, wave, unseen, false);
  const others = [];
  for (const [batch, n] of plan.others)
    others.push(...(await drawnFrom(tx, wave.id, audience, batch, n)));
  await hold(tx, wave, others, true);
  await forgetBatches(tx, wave.id, [...ids, ...unseen.map(({ id }) => id)]);
  if (mayReturn) {
    const seen = ids.filter((id) => (came.get(id) ?? 0) < step.batch);
    await noteBatch(tx, wave, audience, seen, null);
  }
  const { fresh, gone, isRest } = plan;
  await noteChange(tx, wave, audience, { fresh, gone, isRest });
  return [...others, ...unseen];
}

/** Who is to leave with some others, and how the step stands then. */
export interface LeavingPlan extends Pick<Step, 'fresh' | 'gone' | 'isRest'> {
  /** How many others of each batch leave too; null: of whichever. */
  others: [batch: number | null, n: number][];
  /** How many readers have not seen yet wait again, since they are too few by themselves. */
  unseen: number;
}

/**
 * How many others have to leave with those who do, so that each batch is left by the minimum base or
 * by nobody between two looks, and by all of it where fewer would be left behind.
 *
 * @param batches the batches of those who leave
 * @param left how many are left of each batch
 * @example planLeaving({ batch: 1, fresh: 0, gone: {}, isRest: false }, [0], new Map([[0, 11]]), 3).others // [[0, 2]]
 */
export function planLeaving(
  step: Step,
  batches: readonly number[],
  left: ReadonlyMap<number, number>,
  minimumBase: number,
): LeavingPlan {
  const gone: Record<string, number> = { ...step.gone };
  const others: [number, number][] = [];
  const fresh = step.fresh - batches.filter((batch) => batch === step.batch).length;
  const unseen = fresh < minimumBase ? fresh : 0;
  let rest = [...left.values()].reduce((sum, n) => sum + n, 0) - unseen;
  for (const batch of new Set(batches.filter((batch) => batch < step.batch))) {
    const went = (gone[batch] ?? 0) + batches.filter((one) => one === batch).length;
    const there = left.get(batch) ?? 0;
    const lacking = Math.max(0, minimumBase - went);
    const n = there - lacking < minimumBase ? there : lacking;
    gone[batch] = went + n;
    rest -= n;
    if (n > 0) others.push([batch, n]);
  }
  const told = { fresh: fresh - unseen, gone, unseen };
  if (rest >= minimumBase) return { ...told, others, isRest: false };
  // Of fewer than the minimum base readers see nothing, and those who are left need not leave.
  const all = rest + others.reduce((sum, [, n]) => sum + n, 0);
  const over = all - (minimumBase - 1);
  return { ...told, others: over > 0 ? [[null, over]] : [], isRest: true };
}

/** Those who are so few that readers see nothing leave before others come. */
export async function leaveRest(tx: Database, wave: Place, study: Study, audience: Audience) {
  await mergeAll(tx, wave);
  const left = await countShown(tx, wave.id, audience);
  const rest = await drawnFrom(tx, wave.id, audience, null, left);
  await hold(tx, wave, rest, true);
  await subtract(tx, wave, study, tally(study, rest.map(readCounted)));
  await noteChange(tx, wave, audience, { isRest: false, gone: {} });
}

async function hold(tx: Database, wave: Place, rows: readonly { id: string }[], held: boolean) {
  if (rows.length === 0) return;
  const { id: waveId, tenantId } = wave;
  await tx
    .insert(unfolded)
    .values(rows.map(({ id }) => ({ waveId, tenantId, responseId: id, held })));
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
