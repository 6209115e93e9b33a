import { and, eq, notExists, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Tally, Tallying } from '../app/gap/tally';
import { AUDIENCES, type Study } from '../app/study/document';
import type { Database } from './open.server';
import { isVisible, rowsOf } from './rows.server';
import { responses, unfolded } from './schema';
import { readCounted } from './tallyRows.server';

const PAGE = 2000;

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

/** A page comes as one text, which takes a third of the time that rows of the driver take. */
const pageText = z.object({ page: z.string() });
const page = z.array(
  z.tuple([
    z.string(),
    z.enum(AUDIENCES),
    z.string().nullable(),
    z.string().nullable(),
    z.string(),
    z.number(),
    z.string().nullable(),
    z.enum(responses.status.enumValues),
    z.boolean(),
    z.unknown(),
  ]),
);

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
    const [found] = await rowsOf(
      db,
      sql`select coalesce(json_agg(json_build_array(id, audience, respondent, locale, submitted_at,
          weight, cluster, status, flagged, answers) order by id), '[]')::text as page
        from (select * from ${responses} where ${responses.waveId} = ${waveId}
          and ${responses.id} > ${after} and ${wanted} order by ${responses.id} limit ${PAGE}) as taken`,
      pageText,
    );
    const rows = readPage(found?.page ?? '[]');
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (rows.length < PAGE || !last) return;
    after = last.id;
  }
}

function readPage(text: string): StoredResponse[] {
  // Those of a file have one moment, most of them.
  let written = '';
  let submittedAt = new Date(0);
  return page.parse(JSON.parse(text)).map((row): StoredResponse => {
    const [id, audience, respondent, locale, moment, weight, cluster, status, flagged, answers] =
      row;
    if (moment !== written) submittedAt = new Date(moment);
    written = moment;
    return {
      id,
      audience,
      respondent,
      locale,
      submittedAt,
      weight,
      cluster,
      status,
      flagged,
      answers,
    };
  });
}

/** What a recount of all folded responses gives, for checking the stored tallies. */
export async function recountFolded(
  db: Database,
  waveId: string,
  study: Study,
): Promise<Map<string, Tally>> {
  const counted = new Tallying(study);
  for await (const page of foldedResponses(db, waveId)) counted.add(page.map(readCounted));
  return counted.settled();
}
