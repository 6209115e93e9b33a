import { and, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { negate, tally } from '../app/gap/tally';
import type { Study } from '../app/study/document';
import { CHUNK, idsOf, type Place, responseId, rowIn } from './imports.server';
import { makeWait } from './leaving.server';
import type { Database } from './open.server';
import type { Publication } from './publishing.server';
import { removeResponses } from './removal.server';
import { isVisible, rowsOf } from './rows.server';
import { responses } from './schema';
import type { Standing } from './staging.server';
import { addTallies, readCounted } from './tallyRows.server';

type Rule = Pick<Publication, 'replace' | 'isWeighted'>;

/** What the comparison of some staged responses with those of the same respondents gave. */
export interface Compared {
  /** Staged responses that may not be stored, or say what is there. */
  out: { staged: string; same: boolean }[];
  /** Visible responses whose place staged ones take. */
  old: { staged: string; visible: string }[];
  /** The last staged response that was looked at; null: there are no more. */
  last: string | null;
}

/** Compares a page of staged responses with the visible ones of the same respondents. */
export async function comparePage(
  tx: Database,
  wave: Place,
  importId: string,
  { replace, isWeighted }: Rule,
  { after, limit }: { after: string; limit: number },
): Promise<Compared> {
  // A page of what is staged first, then those of each: joined at once the whole wave may be read for
  // every row.
  const page = sql`select id, audience, respondent, answers, weight, cluster from responses
    where wave_id = ${wave.id} and id ${idsOf(importId)} and id > ${after}
      and import_id = ${importId} and respondent is not null
    order by id limit ${limit}`;
  const [bounds] = await rowsOf(
    tx,
    sql`select max(id) as last, count(*)::int as n from (${page}) as staged`,
    z.object({ last: z.string().nullable(), n: z.number() }),
  );
  if (!bounds?.last) return { out: [], old: [], last: null };
  const found = await rowsOf(
    tx,
    sql`with g as materialized (${page})
      select g.id as staged, r.id as visible, g.weight = r.weight as "sameWeight",
        (r.answers = g.answers and (g.cluster is null or g.cluster is not distinct from r.cluster)) as "sameRest"
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
  return {
    out: met.filter(({ same }) => same || !replace),
    old: replace ? met.filter(({ same }) => !same) : [],
    last: bounds.n < limit ? null : bounds.last,
  };
}

/** Takes staged responses out of an import. @returns how they stand, by their records */
export async function takeOut(
  tx: Database,
  wave: Place,
  study: Study,
  importId: string,
  out: Compared['out'],
): Promise<Standing[]> {
  if (out.length === 0) return [];
  const ids = out.map(({ staged }) => staged);
  const rows = await tx
    .delete(responses)
    .where(and(eq(responses.waveId, wave.id), inArray(responses.id, ids)))
    .returning();
  const less = tally(study, rows.map(readCounted));
  for (const counted of less.values()) negate(counted);
  await addTallies(tx, wave, less, importId);
  return out.map(({ staged, same }) => ({ row: rowIn(staged), same }));
}

/**
 * Settles a staged import in the caller's transaction, under the wave's lock. What says the same, or
 * may not be stored, is taken out of the import; with `replace` what is visible is removed instead.
 */
export async function settle(
  tx: Database,
  wave: Place,
  study: Study,
  importId: string,
  rule: Rule,
): Promise<{ late: Standing[]; replaced: number }> {
  const late: Standing[] = [];
  let replaced = 0;
  for (let after: string | null = responseId(importId, 0); after !== null; ) {
    const page = { after, limit: CHUNK };
    const { out, old, last } = await comparePage(tx, wave, importId, rule, page);
    const ids = old.map(({ visible }) => visible);
    const { removed, seen } = await removeResponses(tx, wave, study, ids);
    replaced += removed;
    const again = old.filter(({ visible }) => seen.has(visible)).map(({ staged }) => staged);
    await makeWait(tx, wave, study, importId, again, true);
    late.push(...(await takeOut(tx, wave, study, importId, out)));
    after = last;
  }
  return { late, replaced };
}
