import { and, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { negate, tally } from '../app/gap/tally';
import type { Study } from '../app/study/document';
import { CHUNK, idsOf, type Place, responseId, rowIn } from './imports.server';
import type { Database } from './open.server';
import type { Publication } from './publishing.server';
import { removeResponses } from './removal.server';
import { isVisible, rowsOf } from './rows.server';
import { responses } from './schema';
import type { Standing } from './staging.server';
import { addTallies, readCounted } from './tallyRows.server';

/**
 * Compares the staged responses with those of the same respondents that are visible now, under
 * the wave's lock. What says the same, or may not be stored, is taken out of the import; with
 * `replace` what is visible is removed instead.
 */
export async function settle(
  tx: Database,
  wave: Place,
  study: Study,
  importId: string,
  { replace, isWeighted }: Pick<Publication, 'replace' | 'isWeighted'>,
): Promise<{ late: Standing[]; replaced: number }> {
  const late: Standing[] = [];
  let replaced = 0;
  let after = responseId(importId, 0);
  const taken: string[] = [];
  for (;;) {
    // A page of what is staged first, then those of each: joined at once the whole wave may be read for
    // every row.
    const page = sql`select id, audience, respondent, answers, weight, cluster from responses
      where wave_id = ${wave.id} and id ${idsOf(importId)} and id > ${after}
        and import_id = ${importId} and respondent is not null
      order by id limit ${CHUNK}`;
    const [bounds] = await rowsOf(
      tx,
      sql`select max(id) as last, count(*)::int as n from (${page}) as staged`,
      z.object({ last: z.string().nullable(), n: z.number() }),
    );
    const found = await rowsOf(
      tx,
      sql`with g as materialized (${page})
        select g.id as staged, r.id as visible, g.weight = r.weight as "sameWeight",
          (r.answers = g.answers and (g.cluster is null or g.cluster = r.cluster)) as "sameRest"
        from g cross join lateral (
          select r.* from responses r where r.wave_id = ${wave.id} and r.audience = g.audience
            and r.respondent = g.respondent and r.import_id <> ${importId}
            and ${isVisible(wave.id, sql`r`)} offset 0) as r
        order by g.id`,
      z.object({
        staged: z.string(),
        visible: z.string(),
        sameWeight: z.boolean(),
        sameRest: z.boolean(),
      }),
    );
    // The same rule as while staging: what is not given may be anything.
    const met = found.map(({ staged, visible, sameWeight, sameRest }) => ({
      staged,
      visible,
      same: sameRest && (sameWeight || !isWeighted(rowIn(staged))),
    }));
    if (replace) {
      const old = met.filter(({ same }) => !same).map(({ visible }) => visible);
      replaced += await removeResponses(tx, wave, study, old);
    }
    const out = met.filter(({ same }) => same || !replace);
    late.push(...out.map(({ staged, same }) => ({ row: rowIn(staged), same })));
    taken.push(...out.map(({ staged }) => staged));
    after = bounds?.last ?? after;
    if ((bounds?.n ?? 0) < CHUNK) break;
  }
  for (let start = 0; start < taken.length; start += CHUNK) {
    const rows = await tx
      .delete(responses)
      .where(
        and(
          eq(responses.waveId, wave.id),
          inArray(responses.id, taken.slice(start, start + CHUNK)),
        ),
      )
      .returning();
    const less = tally(study, rows.map(readCounted));
    for (const counted of less.values()) negate(counted);
    await addTallies(tx, wave, less, importId);
  }
  return { late, replaced };
}
