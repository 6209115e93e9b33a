import { and, count, desc, eq } from 'drizzle-orm';
import { answersColumn } from './answers.server';
import type { Database } from './open.server';
import { drafts, responses } from './schema';

/** Most test responses that are listed. */
const MOST = 500;

/** What was sent to try a wave's questionnaires out, newest first. */
export async function listTests(db: Database, waveId: string) {
  const rows = await db
    .select({
      id: responses.id,
      audience: responses.audience,
      locale: responses.locale,
      submittedAt: responses.submittedAt,
      answers: responses.answers,
    })
    .from(responses)
    .where(and(eq(responses.waveId, waveId), eq(responses.status, 'test')))
    .orderBy(desc(responses.submittedAt), desc(responses.id))
    .limit(MOST);
  return rows.map((row) => ({ ...row, answers: answersColumn.parse(row.answers) }));
}

/** How many test responses a wave has, listed or not. */
export async function countTests(db: Database, waveId: string): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(responses)
    .where(and(eq(responses.waveId, waveId), eq(responses.status, 'test')));
  return row?.count ?? 0;
}

/** The ids of all test responses of a wave, as many as there are. */
export async function listTestIds(db: Database, waveId: string): Promise<string[]> {
  const rows = await db
    .select({ id: responses.id })
    .from(responses)
    .where(and(eq(responses.waveId, waveId), eq(responses.status, 'test')));
  return rows.map(({ id }) => id);
}

/** Forgets what was tried out and not sent. @returns how many there were */
export async function forgetTestDrafts(db: Database, waveId: string): Promise<number> {
  const rows = await db
    .delete(drafts)
    .where(and(eq(drafts.waveId, waveId), eq(drafts.isTest, true)))
    .returning({ waveId: drafts.waveId });
  return rows.length;
}
