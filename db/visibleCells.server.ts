import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Cell, copyOutOf, MOST_COLUMNS, NoConnection } from './copyOut.server';
import type { Database, OpenDatabase } from './open.server';
import { isVisible, rowsOf } from './rows.server';
import { responses } from './schema';
import { inSnapshot } from './snapshot.server';

/** What stands before the answers in a row of cells. */
export const FRAME = [
  'id',
  'status',
  'flagged',
  'respondent',
  'audience',
  'locale',
  'submittedAt',
  'weight',
  'cluster',
] as const;

const CELLS: Record<(typeof FRAME)[number], SQL> = {
  id: sql`id`,
  status: sql`status`,
  flagged: sql`flagged::text`,
  respondent: sql`respondent`,
  audience: sql`audience`,
  locale: sql`locale`,
  // Whole milliseconds since 1970, the same whatever a connection's time zone is.
  submittedAt: sql`floor(extract(epoch from submitted_at) * 1000)::text`,
  weight: sql`weight::text`,
  cluster: sql`cluster`,
};

const PAGE = 2000;
const page = z.object({ page: z.string(), last: z.string().nullable() });
const cells = z.array(z.array(z.string().nullable()));

/**
 * The visible responses of a wave in the order of their ids, a row of cells each: its frame, then what it
 * says under each key, as text. On a server they are those of one moment.
 */
export async function* visibleCells(
  database: Pick<OpenDatabase, 'db' | 'kind'>,
  waveId: string,
  keys: readonly string[],
): AsyncGenerator<Cell[][]> {
  const columns = [...FRAME.map((name) => CELLS[name]), ...keys.map((key) => sql`said->>${key}`)];
  const copyOut = copyOutOf(database.db);
  if (copyOut && columns.length < MOST_COLUMNS) {
    try {
      yield* copyOut(sql`select ${sql.join(columns, sql`, `)} from ${responsesAfter(waveId, '')}`);
      return;
    } catch (fault) {
      if (!(fault instanceof NoConnection)) throw fault;
    }
  }
  yield* inSnapshot(database, (db) => pagesOf(db, waveId, columns));
}

async function* pagesOf(
  db: Database,
  waveId: string,
  columns: readonly SQL[],
): AsyncGenerator<Cell[][]> {
  for (let after: string | null = ''; after !== null; ) {
    const row = sql`array[${sql.join([...columns], sql`, `)}]`;
    const [found]: z.output<typeof page>[] = await rowsOf(
      db,
      sql`select coalesce(json_agg(${row} order by id), '[]')::text as page, max(id) as last
        from ${responsesAfter(waveId, after, PAGE)}`,
      page,
    );
    const rows = cells.parse(JSON.parse(found?.page ?? '[]'));
    if (rows.length > 0) yield rows;
    after = rows.length < PAGE ? null : (found?.last ?? null);
  }
}

/** @param limit undefined: all */
function responsesAfter(waveId: string, after: string, limit?: number): SQL {
  const some = limit === undefined ? sql`offset 0` : sql`limit ${limit}`;
  // Joined to nothing, long answers are unpacked once and not for every key.
  return sql`(select *, answers || '{}'::jsonb as said from ${responses}
    where ${responses.waveId} = ${waveId} and ${responses.id} > ${after} and ${isVisible(waveId)}
    order by ${responses.id} ${some}) as taken`;
}
