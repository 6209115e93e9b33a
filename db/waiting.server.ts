import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { CountedResponse } from '../app/gap/tally';
import { AUDIENCES, type Audience } from '../app/study/document';
import { storedAnswers } from './answers.server';
import type { Database } from './open.server';
import { rowsOf } from './rows.server';
import { responses, unfolded } from './schema';
import { isSeen, type Stepping } from './steps.server';

/** A response that is not counted, and whether it was before. */
export type Waiting = CountedResponse & { id: string; held: boolean };

/** They come as one text, which takes a third of the time that rows of the driver take. */
const rowsText = z.object({ rows: z.string() });
const waiting = z.array(
  z.tuple([
    z.string(),
    z.enum(AUDIENCES),
    z.enum(responses.status.enumValues),
    z.boolean(),
    z.string().nullable(),
    z.number(),
    storedAnswers,
  ]),
);

/**
 * Some responses that may be counted now: of sides that may change by one first, then those of a side
 * of which enough wait for a step, then those that readers saw before. None: nothing is left, or it
 * makes no step yet.
 * @param after the last that was taken: keys that are gone already take their time to pass over
 */
export async function nextToCount(
  tx: Database,
  waveId: string,
  limit: number,
  { minimumBase, isOpen, allows }: Stepping,
  after: string,
): Promise<Waiting[]> {
  const free = AUDIENCES.filter((audience) => allows(audience, 1));
  for (const start of new Set([after, ''])) {
    const rows = await waitingRows(tx, waveId, limit, free, false, start);
    if (rows.length > 0) return rows;
  }
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
    .where(and(eq(unfolded.waveId, waveId), sql`${unfolded.responseId} = any(array${all})`));
}

async function waitingRows(
  tx: Database,
  waveId: string,
  limit: number,
  audiences: readonly Audience[],
  held: boolean,
  after = '',
): Promise<Waiting[]> {
  if (audiences.length === 0) return [];
  const some = tx
    .select({ id: responses.id, ...COUNTED })
    .from(unfolded)
    .innerJoin(
      responses,
      and(eq(responses.waveId, unfolded.waveId), eq(responses.id, unfolded.responseId)),
    )
    .where(
      and(
        eq(unfolded.waveId, waveId),
        gt(unfolded.responseId, after),
        // Said of both, since the database would otherwise go through what was counted before.
        gt(responses.id, after),
        eq(unfolded.held, held),
        ofSides(audiences),
      ),
    )
    .orderBy(asc(unfolded.responseId))
    .limit(limit);
  const [found] = await rowsOf(
    tx,
    sql`select coalesce(json_agg(json_build_array(id, audience, status, flagged, cluster, weight,
      answers)), '[]')::text as rows from ${some} as taken`,
    rowsText,
  );
  return waiting
    .parse(JSON.parse(found?.rows ?? '[]'))
    .map(([id, audience, status, flagged, cluster, weight, answers]) => ({
      id,
      audience,
      status,
      flagged,
      cluster,
      weight,
      answers,
      held,
    }));
}

const COUNTED = {
  audience: responses.audience,
  status: responses.status,
  flagged: responses.flagged,
  cluster: responses.cluster,
  weight: responses.weight,
  answers: responses.answers,
};

const ofSides = (audiences: readonly Audience[]) =>
  audiences.length < AUDIENCES.length ? inArray(responses.audience, [...audiences]) : undefined;
