import { and, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Answers } from '../app/study/conditions';
import type { Audience } from '../app/study/document';
import { newId } from './ids.server';
import type { Database } from './open.server';
import { drafts, responses, unfolded, waves } from './schema';
import { canonicalJson } from './studies.server';
import { availability } from './waves.server';

/** The JSON column of answers. */
export const answersColumn = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.array(z.string())]),
);

export interface NewResponse {
  audience: Audience;
  respondent: string | null;
  locale: string | null;
  submittedAt: Date;
  weight: number;
  cluster: string | null;
  answers: Answers;
}

/**
 * Stores a completed questionnaire under its token and forgets its draft, in one statement, as
 * long as its wave is open: a wave that is being closed waits for it, or it for the wave.
 * @returns `known` where that token was stored before: nothing is stored twice
 */
export async function submitResponse(
  db: Database,
  wave: { id: string; tenantId: string },
  id: string,
  response: NewResponse,
): Promise<'stored' | 'known' | 'not_open'> {
  const { id: waveId, tenantId } = wave;
  const { audience, respondent, locale, submittedAt, weight, cluster, answers } = response;
  const moment = submittedAt.toISOString();
  const stored = db.$with('stored').as(
    db
      .insert(responses)
      .select(
        sql`select ${tenantId}::text, ${waveId}::text, ${id}::text, ${audience}::text,
          ${respondent}::text, ${locale}::text, ${moment}::timestamptz, ${weight}::double precision,
          ${cluster}::text, 'complete'::text, false, ${JSON.stringify(answers)}::jsonb, ''::text, now()
          from ${waves} where ${waves.id} = ${waveId} and ${waves.status} = 'open'
          and (${waves.closesAt} is null or ${waves.closesAt} > ${moment}::timestamptz) for share`,
      )
      .onConflictDoNothing()
      .returning({ tenantId: responses.tenantId, waveId: responses.waveId, id: responses.id }),
  );
  const forgotten = db.$with('forgotten').as(
    db
      .delete(drafts)
      .where(
        and(
          eq(drafts.waveId, waveId),
          eq(drafts.id, id),
          // Where the wave has closed, what was answered stays.
          sql`(exists (select 1 from ${stored}) or exists (
            select 1 from ${responses} where ${responses.waveId} = ${waveId} and ${responses.id} = ${id}))`,
        ),
      )
      .returning({ id: drafts.id }),
  );
  const inserted = await db
    .with(stored, forgotten)
    .insert(unfolded)
    .select(sql`select ${stored.tenantId}, ${stored.waveId}, ${stored.id} from ${stored}`)
    .returning({ id: unfolded.responseId });
  if (inserted.length > 0) return 'stored';
  return (await isSubmitted(db, waveId, id)) ? 'known' : 'not_open';
}

/** Whether a token's questionnaire is completed. */
export async function isSubmitted(db: Database, waveId: string, id: string): Promise<boolean> {
  const rows = await db
    .select({ id: responses.id })
    .from(responses)
    .where(and(eq(responses.waveId, waveId), eq(responses.id, id)));
  return rows.length > 0;
}

export interface Stored {
  stored: number;
  duplicates: number;
  /** Places in the given list of responses whose respondent answered differently before. */
  conflicts: number[];
}

/** A wave stopped taking responses before these could be stored. */
export class WaveNotOpen extends Error {}

const BATCH = 500;

/**
 * Stores responses that came from outside. One respondent's same answers again are a duplicate,
 * other answers a conflict; with conflicts nothing is stored unless `skip` says so.
 */
export async function storeResponses(
  db: Database,
  wave: { id: string; tenantId: string },
  list: readonly NewResponse[],
  { skip = false, now = new Date() }: { skip?: boolean; now?: Date } = {},
): Promise<Stored> {
  const result: Stored = { stored: 0, duplicates: 0, conflicts: [] };
  const rollback = new Error('conflicts');
  try {
    await db.transaction(async (tx) => {
      // Held until the end, so that a wave that is closed meanwhile waits for these responses.
      const [row] = await tx.select().from(waves).where(eq(waves.id, wave.id)).for('share');
      if (!row || availability(row, now) !== 'open') throw new WaveNotOpen();
      for (let start = 0; start < list.length; start += BATCH)
        await storeBatch(tx, wave, list.slice(start, start + BATCH), start, result);
      if (result.conflicts.length > 0 && !skip) throw rollback;
    });
  } catch (error) {
    if (error !== rollback) throw error;
    result.stored = 0;
  }
  return result;
}

async function storeBatch(
  tx: Database,
  wave: { id: string; tenantId: string },
  batch: readonly NewResponse[],
  offset: number,
  result: Stored,
): Promise<void> {
  const rows = batch.map((response) => ({
    ...response,
    id: newId(26),
    waveId: wave.id,
    tenantId: wave.tenantId,
  }));
  const inserted = await tx
    .insert(responses)
    .values(rows)
    .onConflictDoNothing()
    .returning({ id: responses.id });
  const ids = new Set(inserted.map(({ id }) => id));
  if (ids.size > 0)
    await tx
      .insert(unfolded)
      .values(
        [...ids].map((responseId) => ({ tenantId: wave.tenantId, waveId: wave.id, responseId })),
      );
  result.stored += ids.size;
  const left = rows.flatMap((row, index) => (ids.has(row.id) ? [] : [{ row, index }]));
  if (left.length === 0) return;
  const known = await tx
    .select({
      audience: responses.audience,
      respondent: responses.respondent,
      answers: responses.answers,
    })
    .from(responses)
    .where(
      and(
        eq(responses.waveId, wave.id),
        inArray(
          responses.respondent,
          left.flatMap(({ row }) => (row.respondent === null ? [] : [row.respondent])),
        ),
      ),
    );
  for (const { row, index } of left) {
    const before = known.find(
      ({ audience, respondent }) => audience === row.audience && respondent === row.respondent,
    );
    if (before && canonicalJson(before.answers) === canonicalJson(row.answers))
      result.duplicates += 1;
    else result.conflicts.push(offset + index);
  }
}
