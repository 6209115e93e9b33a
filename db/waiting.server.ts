import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { AUDIENCES, type Audience } from '../app/study/document';
import type { Database } from './open.server';
import { responses, unfolded } from './schema';
import { isSeen, steppingOf } from './steps.server';

type StoredResponse = typeof responses.$inferSelect;

/**
 * Some responses that may be counted now: of sides that may change by one first, then those of a side
 * of which enough wait for a step. None: nothing is left, or it makes no step yet.
 */
export async function nextToCount(
  tx: Database,
  waveId: string,
  limit: number,
): Promise<StoredResponse[]> {
  const { minimumBase, allows } = await steppingOf(tx, waveId);
  const free = AUDIENCES.filter((audience) => allows(audience, { came: 1 }));
  const rows = free.length > 0 ? await waitingRows(tx, waveId, limit, free) : [];
  if (rows.length > 0) return rows;
  for (const audience of AUDIENCES) {
    if (free.includes(audience)) continue;
    const waiting = await waitingRows(tx, waveId, Math.max(limit, minimumBase), [audience]);
    if (allows(audience, { came: waiting.filter(isSeen).length })) return waiting;
  }
  return [];
}

/** Takes the keys of responses out of `unfolded`, as what is counted. */
export async function takeKeys(
  tx: Database,
  waveId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const all = sql`(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`;
  await tx
    .delete(unfolded)
    .where(and(eq(unfolded.waveId, waveId), sql`${unfolded.responseId} in ${all}`));
}

async function waitingRows(
  tx: Database,
  waveId: string,
  limit: number,
  audiences: readonly Audience[],
): Promise<StoredResponse[]> {
  const rows = await tx
    .select({ response: responses })
    .from(unfolded)
    .innerJoin(responses, isResponse)
    .where(and(eq(unfolded.waveId, waveId), ofSides(audiences)))
    .orderBy(asc(unfolded.responseId))
    .limit(limit);
  return rows.map(({ response }) => response);
}

/** How many responses of a side wait to be counted that readers will see. */
export async function countWaiting(
  tx: Database,
  waveId: string,
  audience: Audience,
): Promise<number> {
  const rows = await tx
    .select({ status: responses.status, flagged: responses.flagged })
    .from(unfolded)
    .innerJoin(responses, isResponse)
    .where(and(eq(unfolded.waveId, waveId), eq(responses.audience, audience)));
  return rows.filter(isSeen).length;
}

const isResponse = and(
  eq(responses.waveId, unfolded.waveId),
  eq(responses.id, unfolded.responseId),
);

const ofSides = (audiences: readonly Audience[]) =>
  audiences.length < AUDIENCES.length ? inArray(responses.audience, [...audiences]) : undefined;
