import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { FiledResponse } from '../app/study/response';
import { ImportGivenUp, type Place, responseId } from './imports.server';
import type { Database } from './open.server';
import { isVisible, rowsOf } from './rows.server';
import { imports } from './schema';

/** A record as it is stored, without what only counting needs. */
export type StagedRecord = Omit<FiledResponse, 'said'>;

/** How one record stands to what is there already. */
export interface Standing {
  row: number;
  /** Whether the same respondent is there with the same answers. */
  same: boolean;
}

const standing = z.object({
  what: z.enum(['known', 'stored']),
  row: z.coerce.number(),
  same: z.boolean().nullable(),
});

/**
 * Whether a stored response says what a given one says: its answers, and the weight and cluster
 * where they are given. (A file that is exported anew has other moments of submission.)
 */
const SAME = sql`(r.answers = g.answers and (g.weight is null or g.weight = r.weight)
  and (g.cluster is null or g.cluster is not distinct from r.cluster))`;

const GIVEN = sql`row bigint, id text, audience text, respondent text, locale text,
  submitted_at timestamptz, weight double precision, cluster text, answers jsonb`;

/**
 * Stages some records of an import, unseen, in one short transaction. Those whose respondent is
 * there already are left out and named; with `replace` only those that say the same.
 * @throws ImportGivenUp
 */
export async function stage(
  db: Database,
  wave: Place,
  importId: string,
  records: readonly StagedRecord[],
  { replace }: { replace: boolean },
): Promise<Standing[]> {
  if (records.length === 0) return [];
  const given = `[${records.map((record) => givenRow(importId, record)).join()}]`;
  const named = records.some(({ respondent }) => respondent !== null);
  return db.transaction(async (tx) => {
    const alive = await tx
      .update(imports)
      .set({ touchedAt: sql`now()` })
      .where(
        and(eq(imports.waveId, wave.id), eq(imports.id, importId), eq(imports.status, 'staging')),
      )
      .returning({ id: imports.id });
    if (alive.length === 0) throw new ImportGivenUp();
    const known = named
      ? sql`select g.row, bool_or(${SAME}) as same from given g join responses r
          on r.wave_id = ${wave.id} and r.audience = g.audience and r.respondent = g.respondent
          where g.respondent is not null and r.import_id <> ${importId} and ${isVisible(wave.id, sql`r`)}
          group by g.row`
      : sql`select 0::bigint as row, false as same where false`;
    const rows = await rowsOf(
      tx,
      sql`with given as materialized (
          select * from json_to_recordset((${given}::text)::json) as g(${GIVEN})
        ), known as materialized (${known}
        ), stored as (
          insert into responses (tenant_id, wave_id, id, audience, respondent, locale, submitted_at,
            weight, cluster, answers, import_id)
          select ${wave.tenantId}, ${wave.id}, g.id, g.audience, g.respondent, g.locale,
            g.submitted_at, coalesce(g.weight, 1), g.cluster, g.answers, ${importId}
          from given g
          where not exists (select 1 from known k where k.row = g.row and (k.same or ${!replace}))
          order by g.id
          on conflict do nothing returning 1
        )
        select 'known' as what, row, same from known where same or ${!replace}
        union all select 'stored', count(*), null from stored`,
      standing,
    );
    const found = rows.flatMap(({ what, row, same }) =>
      what === 'known' ? [{ row, same: same === true }] : [],
    );
    const stored = rows.find(({ what }) => what === 'stored')?.row ?? 0;
    if (found.length + stored === records.length) return found;
    return [...found, ...(await repeatedInFile(tx, wave.id, importId, given))];
  });
}

function givenRow(importId: string, { json, ...record }: StagedRecord): string {
  const frame = JSON.stringify({
    row: record.row,
    id: responseId(importId, record.row),
    audience: record.audience,
    respondent: record.respondent,
    locale: record.locale,
    submitted_at: record.submittedAt,
    weight: record.weight,
    cluster: record.cluster,
  });
  return `${frame.slice(0, -1)},"answers":${json}}`;
}

/** Records whose respondent an earlier record of the same import names. */
function repeatedInFile(
  tx: Database,
  waveId: string,
  importId: string,
  given: string,
): Promise<Standing[]> {
  return rowsOf(
    tx,
    sql`select g.row, ${SAME} as same
      from json_to_recordset((${given}::text)::json) as g(${GIVEN})
      join responses r on r.wave_id = ${waveId} and r.audience = g.audience
        and r.respondent = g.respondent and r.import_id = ${importId} and r.id <> g.id`,
    z.object({ row: z.coerce.number(), same: z.boolean() }),
  );
}
