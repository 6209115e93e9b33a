import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { AUDIENCES, type Audience } from '../app/study/document';
import type { Database } from './open.server';
import { responses, unfolded } from './schema';
import { isSeen, type Stepping } from './steps.server';

type StoredResponse = typeof responses.$inferSelect;

/** A response that is not counted, and whether it was before. */
export type Waiting = StoredResponse & { held: boolean };

/**
 * Some responses that may be counted now: of sides that may change by one first, then those of a side
 * of which enough wait for a step, then those that readers saw before. None: nothing is left, or it
 * makes no step yet.
 */
export async function nextToCount(
  tx: Database,
  waveId: string,
  limit: number,
  { minimumBase, isOpen, allows }: Stepping,
): Promise<Waiting[]> {
  const free = AUDIENCES.filter((audience) => allows(audience, 1));
  const rows = await waitingRows(tx, waveId, limit, free, false);
  if (rows.length > 0) return rows;
  for (const audience of AUDIENCES) {
    if (free.includes(audience)) continue;
    const several = Math.max(limit, minimumBase);
    const waiting = await waitingRows(tx, waveId, several, [audience], false);
    if (allows(audience, waiting.filter(isSeen).length)) return waiting;
  }
  return isOpen ? [] : waitingRows(tx, waveId, limit, AUDIENCES, true);
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
  held: boolean,
): Promise<Waiting[]> {
  if (audiences.length === 0) return [];
  const rows = await tx
    .select({ response: responses })
    .from(unfolded)
    .innerJoin(
      responses,
      and(eq(responses.waveId, unfolded.waveId), eq(responses.id, unfolded.responseId)),
    )
    .where(and(eq(unfolded.waveId, waveId), eq(unfolded.held, held), ofSides(audiences)))
    .orderBy(asc(unfolded.responseId))
    .limit(limit);
  return rows.map(({ response }) => ({ ...response, held }));
}

const ofSides = (audiences: readonly Audience[]) =>
  audiences.length < AUDIENCES.length ? inArray(responses.audience, [...audiences]) : undefined;
