import { and, eq, sql } from 'drizzle-orm';
import type { Answers } from '../app/study/conditions';
import type { Audience } from '../app/study/document';
import { answersColumn } from './answers.server';
import type { Database } from './open.server';
import { drafts } from './schema';

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

/**
 * Saves the answers of one page: those fields replace what was there of them, all others stay.
 * @param fields every field of the page, so that a cleared answer is cleared
 * @returns all answers after the saving; undefined where the token belongs to the other audience
 */
export async function saveDraft(
  db: Database,
  wave: { id: string; tenantId: string },
  id: string,
  page: Draft & { fields: readonly string[] },
): Promise<Answers | undefined> {
  const { audience, locale, answers, fields } = page;
  const [row] = await db
    .insert(drafts)
    .values({ tenantId: wave.tenantId, waveId: wave.id, id, audience, locale, answers })
    .onConflictDoUpdate({
      target: [drafts.waveId, drafts.id],
      set: {
        locale,
        answers: sql`(${drafts.answers} - ${sql.param([...fields])}::text[]) || excluded.answers`,
        updatedAt: sql`now()`,
      },
      setWhere: eq(drafts.audience, audience),
    })
    .returning({ answers: drafts.answers });
  return row && answersColumn.parse(row.answers);
}

/** Forgets what a respondent has answered so far. */
export async function forgetDraft(db: Database, waveId: string, id: string): Promise<void> {
  await db.delete(drafts).where(and(eq(drafts.waveId, waveId), eq(drafts.id, id)));
}
