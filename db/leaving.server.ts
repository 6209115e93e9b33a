import { and, eq, inArray } from 'drizzle-orm';
import { planLeaving, type Step } from '../app/gap/leaving';
import { negate, type Tally, tally } from '../app/gap/tally';
import { AUDIENCES, type Audience, type Study } from '../app/study/document';
import { batchesOf, countBatches, drawnFrom, noteBatch } from './batches.server';
import { forgetBatches } from './forgetting.server';
import type { Database } from './open.server';
import { foldedResponses } from './pages.server';
import { dropResults } from './results.server';
import { responses, tallies, unfolded } from './schema';
import { countShown } from './shownCount.server';
import { isSeen, noteChange, steppingOf } from './steps.server';
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
 * @returns those of them that readers saw
 */
export async function leaveTallies(
  tx: Database,
  wave: Place,
  study: Study,
  leavers: readonly Leaver[],
  leaving: Map<string, Tally>,
  manner: Manner,
): Promise<Set<string>> {
  const known = new Set<string>();
  for (const audience of AUDIENCES) {
    const seen = leavers.filter((one) => one.audience === audience && isSeen(one));
    const ids = seen.map(({ id }) => id);
    const { others, shown } = await leaveWith(tx, wave, audience, ids, manner);
    tally(study, others.map(readCounted), leaving);
    for (const id of shown) known.add(id);
  }
  await subtract(tx, wave, study, leaving);
  return known;
}

/** How some leave. */
interface Manner {
  /** They may be counted again some time. */
  mayReturn: boolean;
  /** How many of a side's batches stay that nothing stored shows yet; none unless given. */
  staying?: ReadonlyMap<Audience, ReadonlyMap<number, number>>;
  /** Whether the tallies count them; else readers saw them by other rows. */
  areCounted?: boolean;
}

/** What a side's plan takes beside its step. */
interface Side {
  minimumBase: number;
  areCounted: boolean;
  staying: ReadonlyMap<number, number> | undefined;
}

/**
 * Notes that some of a side leave what readers see, and holds those back who are to leave with them.
 * @returns those others, and which of the leavers readers saw
 */
export async function leaveWith(
  tx: Database,
  wave: Place,
  audience: Audience,
  ids: readonly string[],
  { mayReturn, staying, areCounted = true }: Manner,
) {
  if (ids.length === 0) return { others: [], shown: [] };
  const { minimumBase, stepOf } = await steppingOf(tx, wave.id);
  const step = stepOf(audience);
  // What was computed from whoever left goes with them.
  await dropResults(tx, wave.id, audience);
  if (!step) {
    await noteChange(tx, wave, audience);
    return { others: [], shown: [] };
  }
  const came = await batchesOf(tx, wave.id, audience, ids);
  const shown = ids.filter((id) => (came.get(id) ?? 0) < step.batch);
  const others = step.isRest
    ? []
    : await takeAlong(tx, wave, audience, step, came, {
        minimumBase,
        areCounted,
        staying: staying?.get(audience),
      });
  if (step.isRest) await noteChange(tx, wave, audience);
  await forgetBatches(tx, wave.id, ids);
  if (mayReturn) await noteBatch(tx, wave, audience, shown, null);
  return { others, shown };
}

/** Holds back by lot whoever is to leave with some others, and notes where the step stands then. */
async function takeAlong(
  tx: Database,
  wave: Place,
  audience: Audience,
  step: Step,
  came: ReadonlyMap<string, number>,
  { minimumBase, areCounted, staying }: Side,
) {
  const left = await countBatches(tx, wave.id, audience);
  for (const [batch, n] of staying ?? [])
    if (batch > 0) left.set(batch, (left.get(batch) ?? 0) + n);
  const later = [...left.values()].reduce((sum, n) => sum + n, 0);
  const all = (await countShown(tx, wave.id, audience)) - (areCounted ? came.size : 0);
  left.set(0, all - later);
  const plan = planLeaving(step, [...came.values()], left, minimumBase);
  const unseen = await drawnFrom(tx, wave.id, audience, step.batch, plan.unseen);
  await hold(tx, wave, unseen, false);
  await forgetBatches(
    tx,
    wave.id,
    unseen.map(({ id }) => id),
  );
  const drawn = [];
  for (const [batch, n] of plan.others)
    drawn.push(...(await drawnFrom(tx, wave.id, audience, batch, n)));
  await hold(tx, wave, drawn, true);
  const { fresh, gone, isRest } = plan;
  await noteChange(tx, wave, audience, { fresh, gone, isRest });
  return [...drawn, ...unseen];
}

/**
 * Takes responses of an import that is about to be published out of its tallies, so that they wait: those
 * that readers saw in another version until the wave closes.
 */
export async function makeWait(
  tx: Database,
  wave: Place,
  study: Study,
  importId: string,
  ids: readonly string[],
  held: boolean,
): Promise<void> {
  for (let start = 0; start < ids.length; start += CHUNK) {
    const rows = await tx
      .select()
      .from(responses)
      .where(
        and(eq(responses.waveId, wave.id), inArray(responses.id, ids.slice(start, start + CHUNK))),
      );
    await hold(tx, wave, rows, held);
    const less = tally(study, rows.map(readCounted));
    for (const counted of less.values()) negate(counted);
    await addTallies(tx, wave, less, importId);
  }
}

/** Responses that one statement names. */
const CHUNK = 2000;

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
  const { id: waveId, tenantId } = wave;
  const keys = rows.map(({ id }) => ({ waveId, tenantId, responseId: id, held }));
  for (let start = 0; start < keys.length; start += CHUNK)
    await tx.insert(unfolded).values(keys.slice(start, start + CHUNK));
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
