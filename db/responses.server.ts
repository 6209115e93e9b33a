import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Answers } from '../app/study/conditions';
import type { Study } from '../app/study/document';
import type { GivenResponse, NewResponse } from './answers.server';
import { gathered } from './gathered.server';
import { newId } from './ids.server';
import { disturbOthers } from './imports.server';
import type { Database } from './open.server';
import { removeResponses } from './removal.server';
import { isVisible } from './rows.server';
import { drafts, responses, unfolded, waves } from './schema';
import { canonicalJson } from './studies.server';
import { lockTallies } from './tallyRows.server';
import { availability, WaveNotOpen } from './waves.server';

/**
 * Stores a completed questionnaire under its token and forgets its draft, in one statement, as
 * long as its wave is open: a wave that is being closed waits for it, or it for the wave.
 * @param from the answers that were found saved, where they are to be the same still; null: none were
 * @param kind whether it is a test, which a draft takes too, and which never counts; and when the
 *   questionnaire was first shown, where no draft says so
 * @returns `known` where that token was stored before: nothing is stored twice; `moved` where other
 *   answers are saved by now
 */
export async function submitResponse(
  db: Database,
  wave: { id: string; tenantId: string },
  id: string,
  response: NewResponse,
  from?: Answers | null,
  { isTest = false, startedAt = null }: { isTest?: boolean; startedAt?: Date | null } = {},
): Promise<'stored' | 'known' | 'not_open' | 'moved'> {
  const { id: waveId, tenantId } = wave;
  const { audience, respondent, locale, submittedAt, weight, cluster, answers } = response;
  const stored = await submitted(db, {
    tenantId,
    waveId,
    id,
    audience,
    respondent,
    locale,
    submittedAt,
    weight,
    cluster,
    answers,
    isFrom: from !== undefined,
    from: from ?? null,
    isTest,
    startedAt,
  });
  if (stored) return 'stored';
  if (await isSubmitted(db, waveId, id)) return 'known';
  return from === undefined ? 'not_open' : 'moved';
}

/** A questionnaire that is completed. */
interface Submitting extends NewResponse {
  tenantId: string;
  waveId: string;
  id: string;
  /** Whether `from` is to be what is saved. */
  isFrom: boolean;
  from: Answers | null;
  isTest: boolean;
  startedAt: Date | null;
}

// Where the wave has closed, what was answered stays.
const submitted = gathered<Submitting, { waveId: string; id: string }>(
  (given) => sql`with given as materialized (
      select * from json_to_recordset(${given}::text::json) as g("tenantId" text, "waveId" text,
        id text, audience text, respondent text, locale text, "submittedAt" timestamptz,
        weight double precision, cluster text, answers jsonb, "isFrom" boolean, "from" jsonb,
        "isTest" boolean, "startedAt" timestamptz)
    ), stored as (
      insert into ${responses} (tenant_id, wave_id, id, audience, respondent, locale, submitted_at,
        weight, cluster, answers, status, started_at)
      select g."tenantId", g."waveId", g.id, g.audience, g.respondent, g.locale, g."submittedAt",
        g.weight, g.cluster, g.answers, case when g."isTest" then 'test' else 'complete' end,
        coalesce((select d.started_at from ${drafts} d where d.wave_id = g."waveId" and d.id = g.id),
          g."startedAt")
      from given g join ${waves} w on w.id = g."waveId"
      where case when g."isTest" then w.status in ('draft', 'open')
          else w.status = 'open' and (w.closes_at is null or w.closes_at > g."submittedAt") end
        and (not g."isFrom" or (
          select d.answers from ${drafts} d where d.wave_id = g."waveId" and d.id = g.id
        ) is not distinct from g."from")
      for share of w
      on conflict do nothing returning tenant_id, wave_id, id
    ), forgotten as (
      delete from ${drafts} d using given g where d.wave_id = g."waveId" and d.id = g.id
        and (exists (select 1 from stored s where s.wave_id = g."waveId" and s.id = g.id) or exists (
          select 1 from ${responses} r where r.wave_id = g."waveId" and r.id = g.id))
    )
    insert into ${unfolded} (tenant_id, wave_id, response_id, held)
    select tenant_id, wave_id, id, false from stored
    returning wave_id as "waveId", response_id as id`,
  z.object({ waveId: z.string(), id: z.string() }),
);

/** Whether a token's questionnaire is completed. */
export async function isSubmitted(db: Database, waveId: string, id: string): Promise<boolean> {
  const rows = await db
    .select({ id: responses.id })
    .from(responses)
    .where(and(eq(responses.waveId, waveId), eq(responses.id, id)));
  return rows.length > 0;
}

/**
 * Stores one response that came from outside. A respondent's same answers again are a duplicate;
 * other answers, or another weight or cluster where one is given, a conflict, unless `replace`
 * puts them in the place of what is there.
 * @param response weight null: none was given
 * @throws WaveNotOpen
 */
export async function storeResponse(
  db: Database,
  wave: { id: string; tenantId: string },
  study: Study,
  response: GivenResponse,
  { replace, now }: { replace: boolean; now: Date },
): Promise<'stored' | 'duplicate' | 'conflict' | 'replaced'> {
  const { id: waveId, tenantId } = wave;
  const { audience, respondent } = response;
  return db.transaction(async (tx) => {
    // Held until the end, so that a wave that is closed meanwhile waits for this response.
    const [row] = await tx.select().from(waves).where(eq(waves.id, waveId)).for('share');
    if (!row || availability(row, now) !== 'open') throw new WaveNotOpen();
    const id = newId(26);
    const insert = async (held = false) => {
      const inserted = await tx
        .insert(responses)
        .values({ ...response, weight: response.weight ?? 1, id, waveId, tenantId })
        .onConflictDoNothing()
        .returning({ id: responses.id });
      if (inserted.length === 0) return false;
      await tx.insert(unfolded).values({ tenantId, waveId, responseId: id, held });
      return true;
    };
    if (respondent === null) {
      await insert();
      return 'stored';
    }
    const known = () =>
      tx
        .select()
        .from(responses)
        .where(
          and(
            eq(responses.waveId, waveId),
            eq(responses.audience, audience),
            eq(responses.respondent, respondent),
            isVisible(waveId),
          ),
        )
        .for('update');
    // Who erases takes the wave's lock before the row, and so does who may replace one.
    if (replace) await lockTallies(tx, waveId);
    let [before] = await known();
    if (!before && (await insert())) {
      await disturbOthers(tx, waveId);
      return 'stored';
    }
    // Somebody stored the same respondent at the same moment.
    if (!before) [before] = await known();
    if (before && saysTheSame(before, response)) return 'duplicate';
    if (!before || !replace) return 'conflict';
    const { seen } = await removeResponses(tx, wave, study, [before.id]);
    await insert(seen.has(before.id));
    await disturbOthers(tx, waveId);
    return 'replaced';
  });
}

function saysTheSame(
  before: { answers: unknown; weight: number; cluster: string | null },
  { answers, weight, cluster }: GivenResponse,
): boolean {
  return (
    canonicalJson(before.answers) === canonicalJson(answers) &&
    (weight === null || weight === before.weight) &&
    (cluster === null || cluster === before.cluster)
  );
}
