import { and, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Audience } from '../app/study/document';
import { idsOf } from './imports.server';
import type { Database } from './open.server';
import { isVisible, rowsOf } from './rows.server';
import { batches, responses, unfolded } from './schema';

interface Place {
  id: string;
  tenantId: string;
}

/** Notes that responses, or imports, come in a batch after the first. */
export async function noteBatch(
  tx: Database,
  wave: Place,
  audience: Audience,
  members: readonly string[],
  batch: number | null,
): Promise<void> {
  if (members.length === 0) return;
  // As one value: parameters of their own take most of the time of what is many.
  await tx.execute(sql`insert into batches (tenant_id, wave_id, audience, member, batch)
    select ${wave.tenantId}, ${wave.id}, ${audience}, member, ${batch}::integer
    from jsonb_array_elements_text(${JSON.stringify(members)}::jsonb) as given(member)
    on conflict (wave_id, member, audience) do update set batch = excluded.batch`);
}

/** Those of some responses that readers saw before they left. */
export async function seenBefore(
  tx: Database,
  waveId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  // As one value: an import may replace more responses than a statement takes parameters.
  const rows = await rowsOf(
    tx,
    sql`select b.member as id from ${batches} b where b.wave_id = ${waveId} and b.batch is null
      and b.member = any(array(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)))`,
    z.object({ id: z.string() }),
  );
  return new Set(rows.map(({ id }) => id));
}

/** The import that a response would be of by its id. */
const importIn = (id: ReturnType<typeof sql>) => sql`left(${id}, 12)`;

/** The batch of a response of a side: its own, or else that of its import; 0: the first. */
const batchOf = (waveId: string, audience: Audience, id: ReturnType<typeof sql>) =>
  sql`coalesce((select b.batch from ${batches} b
    where b.wave_id = ${waveId} and b.audience = ${audience} and b.member in (${id}, ${importIn(id)})
    order by length(b.member) desc limit 1), 0)`;

/** Which batch each of some responses of a side came in, stored or not any more. */
export async function batchesOf(
  tx: Database,
  waveId: string,
  audience: Audience,
  ids: readonly string[],
): Promise<Map<string, number>> {
  const rows = await rowsOf(
    tx,
    sql`select g.id, ${batchOf(waveId, audience, sql`g.id`)} as batch from (
        select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) as id) as g`,
    z.object({ id: z.string(), batch: z.number() }),
  );
  return new Map(rows.map(({ id, batch }) => [id, batch]));
}

/** Responses of a side that readers see, or will once they look. */
const isCounted = (waveId: string, audience: Audience) => sql`r.wave_id = ${waveId}
  and r.audience = ${audience} and r.status = 'complete' and not r.flagged
  and ${isVisible(waveId, sql`r`)}
  and not exists (select 1 from ${unfolded} u where u.wave_id = ${waveId} and u.response_id = r.id)`;

/** How many are counted of each batch after the first. */
export async function countBatches(
  tx: Database,
  waveId: string,
  audience: Audience,
): Promise<Map<number, number>> {
  const of = sql`from ${batches} b join responses r on`;
  const own = sql`where b.wave_id = ${waveId} and b.audience = ${audience} and b.batch > 0
    and ${isCounted(waveId, audience)}`;
  const rows = await rowsOf(
    tx,
    sql`select batch, sum(n)::int as n from (
        select b.batch, count(*) as n ${of} r.wave_id = b.wave_id and r.id = b.member ${own}
          group by b.batch
        union all
        select b.batch, count(*) as n ${of} r.wave_id = b.wave_id and length(b.member) = 12
          and r.id between b.member || ${'0'.repeat(14)} and b.member || ${'9'.repeat(14)} ${own}
          and not exists (select 1 from ${batches} o where o.wave_id = b.wave_id
            and o.audience = b.audience and o.member = r.id)
          group by b.batch
      ) as counts group by batch`,
    z.object({ batch: z.number(), n: z.number() }),
  );
  return new Map(rows.map(({ batch, n }) => [batch, n]));
}

/** Responses of an import that have no batch of their own, and are not waiting. */
export async function withoutOwnBatch(
  tx: Database,
  waveId: string,
  audience: Audience,
  importId: string,
): Promise<string[]> {
  const rows = await rowsOf(
    tx,
    sql`select r.id from responses r where r.wave_id = ${waveId} and r.id ${idsOf(importId)}
      and r.import_id = ${importId} and r.audience = ${audience}
      and not exists (select 1 from ${unfolded} u
        where u.wave_id = ${waveId} and u.response_id = r.id)
      and not exists (select 1 from ${batches} o
        where o.wave_id = ${waveId} and o.audience = ${audience} and o.member = r.id)`,
    z.object({ id: z.string() }),
  );
  return rows.map(({ id }) => id);
}

/** Some counted responses of a side, drawn by lot from one batch or from all. */
export async function drawnFrom(
  tx: Database,
  waveId: string,
  audience: Audience,
  batch: number | null,
  limit: number,
) {
  if (limit <= 0) return [];
  const isOf = batch === null ? sql`true` : sql`${batchOf(waveId, audience, sql`r.id`)} = ${batch}`;
  const drawn = await rowsOf(
    tx,
    sql`select r.id from responses r where ${isCounted(waveId, audience)} and ${isOf}
      order by random() limit ${limit}`,
    z.object({ id: z.string() }),
  );
  return tx
    .select()
    .from(responses)
    .where(
      and(
        eq(responses.waveId, waveId),
        inArray(
          responses.id,
          drawn.map(({ id }) => id),
        ),
      ),
    );
}
