import { and, eq, exists, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Answers } from '../app/study/conditions';
import { AUDIENCES, type Audience } from '../app/study/document';
import { answersColumn } from './answers.server';
import type { Database } from './open.server';
import { rowsOf } from './rows.server';
import { drafts, responses } from './schema';

export interface Draft {
  audience: Audience;
  locale: string;
  answers: Answers;
}

/** What a respondent has answered so far; undefined where the token is new. */
export async function findDraft(
  db: Database,
  waveId: string,
  id: string,
): Promise<Draft | undefined> {
  const [row] = await db
    .select({ audience: drafts.audience, locale: drafts.locale, answers: drafts.answers })
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
  const submitted = exists(
    db
      .select({ id: responses.id })
      .from(responses)
      .where(and(eq(responses.waveId, waveId), eq(responses.id, id))),
  );
  const [row] = await rowsOf(
    db,
    sql`select ${submitted} as submitted, (
      select jsonb_build_object('audience', audience, 'locale', locale, 'answers', answers)
      from ${drafts} where wave_id = ${waveId} and id = ${id}) as draft`,
    standing,
  );
  return { isSubmitted: row?.submitted ?? false, draft: row?.draft ?? undefined };
}

const standing = z.object({
  submitted: z.boolean(),
  draft: z
    .object({ audience: z.enum(AUDIENCES), locale: z.string(), answers: answersColumn })
    .nullable(),
});

/**
 * Saves the answers of one page: those fields replace what was there of them, all others stay.
 * @param fields every field of the page, so that a cleared answer is cleared
 * @returns all answers after the saving; undefined where the questionnaire is completed, or the token
 *   belongs to the other audience
 */
export async function saveDraft(
  db: Database,
  wave: { id: string; tenantId: string },
  id: string,
  page: Draft & { fields: readonly string[] },
): Promise<Answers | undefined> {
  const { audience, locale, answers, fields } = page;
  // Whoever completes stores all answers anew, and waits for that: should the database's machine
  // fail, what the last moment saved of questionnaires under way is answered once more.
  const [row] = await rowsOf(
    db,
    sql`insert into ${drafts} (tenant_id, wave_id, id, audience, locale, answers)
      select ${wave.tenantId}, ${wave.id}, ${id}, ${audience}, ${locale}, ${JSON.stringify(answers)}::jsonb
      from (select set_config('synchronous_commit', 'off', true)) as later
      where not exists (
        select 1 from ${responses} where ${responses.waveId} = ${wave.id} and ${responses.id} = ${id})
      on conflict (wave_id, id) do update set
        locale = excluded.locale,
        answers = (${drafts.answers} - ${sql.param([...fields])}::text[]) || excluded.answers,
        updated_at = now()
      where ${drafts.audience} = ${audience}
      returning ${drafts.answers} as answers`,
    saved,
  );
  return row?.answers;
}

const saved = z.object({ answers: answersColumn });

/** Forgets what a respondent has answered so far. */
export async function forgetDraft(db: Database, waveId: string, id: string): Promise<void> {
  await db.delete(drafts).where(and(eq(drafts.waveId, waveId), eq(drafts.id, id)));
}
