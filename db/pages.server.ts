import { and, asc, eq, gt, notExists, sql } from 'drizzle-orm';
import { type Tally, tally } from '../app/gap/tally';
import type { Study } from '../app/study/document';
import type { Database } from './open.server';
import { isVisible } from './rows.server';
import { responses, unfolded } from './schema';
import { readCounted } from './tallyRows.server';

const PAGE = 1000;

export type StoredResponse = Pick<
  typeof responses.$inferSelect,
  | 'id'
  | 'audience'
  | 'respondent'
  | 'locale'
  | 'submittedAt'
  | 'weight'
  | 'cluster'
  | 'status'
  | 'flagged'
  | 'answers'
>;

const columns = {
  id: responses.id,
  audience: responses.audience,
  respondent: responses.respondent,
  locale: responses.locale,
  submittedAt: responses.submittedAt,
  weight: responses.weight,
  cluster: responses.cluster,
  status: responses.status,
  flagged: responses.flagged,
  answers: responses.answers,
};

/**
 * The visible responses of a wave, page by page in the order of their ids, in flat memory. One
 * transaction of repeatable reads around it makes them those of one moment.
 */
export function visibleResponses(db: Database, waveId: string): AsyncGenerator<StoredResponse[]> {
  return pages(db, waveId, isVisible(waveId));
}

/** Those of them that the tallies count already. */
export function foldedResponses(db: Database, waveId: string): AsyncGenerator<StoredResponse[]> {
  const open = db
    .select({ one: sql`1` })
    .from(unfolded)
    .where(and(eq(unfolded.waveId, waveId), eq(unfolded.responseId, responses.id)));
  return pages(db, waveId, sql`${isVisible(waveId)} and ${notExists(open)}`);
}

async function* pages(
  db: Database,
  waveId: string,
  wanted: ReturnType<typeof isVisible>,
): AsyncGenerator<StoredResponse[]> {
  let after = '';
  for (;;) {
    const page = await db
      .select(columns)
      .from(responses)
      .where(and(eq(responses.waveId, waveId), gt(responses.id, after), wanted))
      .orderBy(asc(responses.id))
      .limit(PAGE);
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (page.length < PAGE || !last) return;
    after = last.id;
  }
}

/** What a recount of all folded responses gives, for checking the stored tallies. */
export async function recountFolded(
  db: Database,
  waveId: string,
  study: Study,
): Promise<Map<string, Tally>> {
  const counted = new Map<string, Tally>();
  for await (const page of foldedResponses(db, waveId))
    tally(study, page.map(readCounted), counted);
  return counted;
}
