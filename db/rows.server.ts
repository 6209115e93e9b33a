import { and, eq, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Audience } from '../app/study/document';
import type { Database } from './open.server';
import { imports, responses, unfolded } from './schema';

const wrapped = z.object({ rows: z.array(z.unknown()) });

/** The rows of a statement of our own, checked: the drivers give them bare or in a wrapper. */
export async function rowsOf<Row>(
  db: Database,
  statement: SQL,
  schema: z.ZodType<Row>,
): Promise<Row[]> {
  const result: unknown = await db.execute(statement);
  const rows: unknown = Array.isArray(result) ? [...result] : wrapped.parse(result).rows;
  return z.array(schema).parse(rows);
}

/**
 * Which responses of a wave reports, exports and respondents see: those of an import only once it
 * is published.
 * @param table the alias of `responses` in the statement
 */
export function isVisible(waveId: string, table: SQL = sql`${responses}`): SQL {
  return sql`(${table}.import_id = '' or ${table}.import_id in (
    select ${imports.id} from ${imports}
    where ${imports.waveId} = ${waveId} and ${imports.status} = 'published'))`;
}

/** The responses of a side behind what reports count. */
export function isCounted({ waveId, audience }: { waveId: string; audience: Audience }) {
  return and(
    eq(responses.waveId, waveId),
    eq(responses.audience, audience),
    eq(responses.status, 'complete'),
    eq(responses.flagged, false),
    isVisible(waveId),
    sql`not exists (select 1 from ${unfolded} where ${unfolded.waveId} = ${waveId}
      and ${unfolded.responseId} = ${responses.id})`,
  );
}
