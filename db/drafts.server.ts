import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Answers } from '../app/study/conditions';
import { AUDIENCES, type Audience } from '../app/study/document';
import { answersColumn } from './answers.server';
import { gathered } from './gathered.server';
import type { Database } from './open.server';
import { statement } from './prepared.server';
import { drafts, responses, waves } from './schema';

export interface Draft {
  audience: Audience;
  locale: string;
  answers: Answers;
  /** Somebody tries the questionnaire out. */
  isTest: boolean;
}

const standing = z.object({
  submitted: z.boolean(),
  draft: z
    .object({
      audience: z.enum(AUDIENCES),
      locale: z.string(),
      answers: answersColumn,
      isTest: z.boolean(),
    })
    .nullable(),
});
const saved = z.object({ waveId: z.string(), id: z.string(), answers: answersColumn });

/** What a respondent has answered so far; undefined where the token is new. */
export async function findDraft(
  db: Database,
  waveId: string,
  id: string,
): Promise<Draft | undefined> {
  const [row] = await db
    .select({
      audience: drafts.audience,
      locale: drafts.locale,
      answers: drafts.answers,
      isTest: drafts.isTest,
    })
    .from(drafts)
    .where(and(eq(drafts.waveId, waveId), eq(drafts.id, id)));
  return row && { ...row, answers: answersColumn.parse(row.answers) };
}

/** Whether a token's questionnaire is completed, and what is saved of it; in one query. */
export async function findStanding(
  db: Database,
  waveId: string,
  id: string,
): Promise<{ isSubmitted: boolean; draft: Draft | undefined }> {
  const [row] = await standingRows(db, { waveId, id });
  return { isSubmitted: row?.submitted ?? false, draft: row?.draft ?? undefined };
}

const standingRows = statement<'waveId' | 'id', z.infer<typeof standing>>(
  (value) => sql`select exists (
      select 1 from ${responses} where wave_id = ${value('waveId')} and id = ${value('id')}
    ) as submitted, (
      select jsonb_build_object('audience', audience, 'locale', locale, 'answers', answers,
        'isTest', is_test)
      from ${drafts} where wave_id = ${value('waveId')} and id = ${value('id')}
    ) as draft`,
  standing,
);

/** What is saved of one page. */
interface Saving extends Draft {
  tenantId: string;
  waveId: string;
  id: string;
  fields: readonly string[];
  reached: number | undefined;
  startedAt: Date | undefined;
}

/**
 * Saves the answers of one page: those fields replace what was there of them, all others stay.
 * @param page `fields` are all of the page, so that a cleared answer is cleared; `reached` is the place
 *   of the page that the respondent is led to; `startedAt` counts where nothing was saved before
 * @returns all answers after the saving; undefined where the questionnaire is completed, or the token
 *   belongs to the other audience, or to a test and this is none
 */
export async function saveDraft(
  db: Database,
  wave: { id: string; tenantId: string },
  id: string,
  page: Draft & { fields: readonly string[]; reached?: number; startedAt?: Date },
): Promise<Answers | undefined> {
  const { audience, locale, answers, isTest, fields, reached, startedAt } = page;
  const row = await savedPage(db, {
    tenantId: wave.tenantId,
    waveId: wave.id,
    id,
    audience,
    locale,
    answers,
    fields,
    isTest,
    reached,
    startedAt,
  });
  return row?.answers;
}

// Whoever completes stores all answers anew, and waits for that: should the database's machine
// fail, what the last moment saved of questionnaires under way is answered once more.
const savedPage = gathered<Saving, z.infer<typeof saved>>(
  (given) => sql`with given as materialized (
      select * from json_to_recordset(${given}::text::json) as g("tenantId" text, "waveId" text,
        id text, audience text, locale text, answers jsonb, fields jsonb, "isTest" boolean,
        reached int, "startedAt" timestamptz)
    )
    insert into ${drafts} (tenant_id, wave_id, id, audience, locale, answers, is_test, reached,
      started_at)
    select g."tenantId", g."waveId", g.id, g.audience, g.locale, g.answers, g."isTest", g.reached,
      coalesce(g."startedAt", now())
    from given g join ${waves} w on w.id = g."waveId",
      (select set_config('synchronous_commit', 'off', true)) as later
    where not exists (select 1 from ${responses} r where r.wave_id = g."waveId" and r.id = g.id)
    order by g."waveId", g.id
    for key share of w
    on conflict (wave_id, id) do update set
      locale = excluded.locale,
      answers = (${drafts.answers} - array(
        select jsonb_array_elements_text(g.fields) from given g
        where g."waveId" = excluded.wave_id and g.id = excluded.id)) || excluded.answers,
      reached = greatest(${drafts.reached}, excluded.reached),
      updated_at = now()
    where ${drafts.audience} = excluded.audience and ${drafts.isTest} = excluded.is_test
    returning wave_id as "waveId", id, ${drafts.answers} as answers`,
  saved,
);

/** Forgets what a respondent has answered so far. */
export async function forgetDraft(db: Database, waveId: string, id: string): Promise<void> {
  await db.delete(drafts).where(and(eq(drafts.waveId, waveId), eq(drafts.id, id)));
}
