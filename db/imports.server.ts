import { and, eq, gte, inArray, lt, lte, ne, sql } from 'drizzle-orm';
import { z } from 'zod';
import { negate, tally } from '../app/gap/tally';
import type { Study } from '../app/study/document';
import type { GivenResponse } from './answers.server';
import { newId } from './ids.server';
import type { Database } from './open.server';
import { removeResponses } from './removal.server';
import { isVisible, rowsOf } from './rows.server';
import { imports, responses, tallies, waves } from './schema';
import { noteChange, steppingOf } from './steps.server';
import { addTallies, lockTallies, readCounted } from './tallyRows.server';
import { availability, WaveNotOpen } from './waves.server';

/** Somebody took this import for given up and removed what it had staged. */
export class ImportGivenUp extends Error {}

interface Place {
  id: string;
  tenantId: string;
}

/** How one record stands to what is there already. */
export interface Standing {
  row: number;
  /** Whether the same respondent is there with the same answers. */
  same: boolean;
}

/** The id of the response that an import's record becomes: records of one import lie side by side. */
function responseId(importId: string, row: number): string {
  return importId + String(row).padStart(14, '0');
}

const rowIn = (id: string): number => Number(id.slice(12));

/** The ids of an import's responses, as bounds of a range of the primary key. */
const idsOf = (importId: string) =>
  sql`between ${responseId(importId, 0)} and ${`${importId}99999999999999`}`;

/**
 * Begins an import: from here on others who bring a respondent of this wave leave word of it.
 * @throws WaveNotOpen
 */
export async function beginImport(db: Database, wave: Place, now: Date): Promise<string> {
  const id = newId(12);
  await db.transaction(async (tx) => {
    // Waits for those who are storing a response and could not see this import yet.
    const [row] = await tx.select().from(waves).where(eq(waves.id, wave.id)).for('no key update');
    if (!row || availability(row, now) !== 'open') throw new WaveNotOpen();
    await tx
      .insert(imports)
      .values({ tenantId: wave.tenantId, waveId: wave.id, id, status: 'staging' });
  });
  return id;
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
  and (g.cluster is null or g.cluster = r.cluster))`;

const GIVEN = sql`row bigint, id text, audience text, respondent text, locale text,
  submitted_at timestamptz, weight double precision, cluster text, answers jsonb`;

/** A record that can be stored. */
export type StagedResponse = GivenResponse & { row: number };

/**
 * Stages some records of an import, unseen, in one short transaction. Those whose respondent is
 * there already are left out and named; with `replace` only those that say the same.
 * @throws ImportGivenUp
 */
export async function stage(
  db: Database,
  wave: Place,
  importId: string,
  records: readonly StagedResponse[],
  { replace }: { replace: boolean },
): Promise<Standing[]> {
  if (records.length === 0) return [];
  const given = JSON.stringify(
    records.map((record) => ({
      row: record.row,
      id: responseId(importId, record.row),
      audience: record.audience,
      respondent: record.respondent,
      locale: record.locale,
      submitted_at: record.submittedAt,
      weight: record.weight,
      cluster: record.cluster,
      answers: record.answers,
    })),
  );
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

export interface Publication {
  /** SHA-256 of the file; null: no file, never taken for a repetition. */
  digest: string | null;
  records: number;
  stored: number;
  /** Publish although the same file was published before. */
  again: boolean;
  /** Take the place of responses of the same respondents. */
  replace: boolean;
  /** Leave out records whose respondent somebody else brought meanwhile, rather than give up. */
  skip: boolean;
  now: Date;
}

export interface Published {
  outcome: 'published' | 'repeated' | 'conflicts';
  /** Respondents that somebody else brought while this import was staged. */
  late: Standing[];
  replaced: number;
}

/** Rolls the publishing transaction back, with what was found. */
class NotPublished extends Error {
  constructor(readonly result: Published) {
    super('not published');
  }
}

/**
 * Publishes an import in one transaction: its responses and tallies are seen together, or not.
 * @throws WaveNotOpen @throws ImportGivenUp
 */
export async function publishImport(
  db: Database,
  wave: Place,
  study: Study,
  importId: string,
  publication: Publication,
): Promise<Published> {
  const { digest, again, replace, skip, now } = publication;
  // So that what is compared with the staged rows is looked up, and not read through.
  if (publication.stored >= CHUNK) await db.execute(sql`analyze responses`);
  try {
    return await db.transaction(async (tx) => {
      const [row] = await tx.select().from(waves).where(eq(waves.id, wave.id)).for('no key update');
      if (!row || availability(row, now) !== 'open') throw new WaveNotOpen();
      const own = and(eq(imports.waveId, wave.id), eq(imports.id, importId));
      const [staged] = await tx.select().from(imports).where(own).for('update');
      if (staged?.status !== 'staging') throw new ImportGivenUp();
      if (digest && !again && (await isPublished(tx, wave.id, digest)))
        throw new NotPublished({ outcome: 'repeated', late: [], replaced: 0 });
      const late: Standing[] = [];
      let replaced = 0;
      if (staged.disturbed || replace) {
        const settled = await settle(tx, wave, study, importId, publication);
        late.push(...settled.late);
        replaced = settled.replaced;
        if (!skip && late.some(({ same }) => !same))
          throw new NotPublished({ outcome: 'conflicts', late, replaced: 0 });
      }
      await stepWith(tx, wave, importId);
      await tx
        .update(imports)
        .set({
          status: 'published',
          digest,
          records: publication.records,
          stored: publication.stored - late.length,
          publishedAt: now,
        })
        .where(own);
      await disturbOthers(tx, wave.id, importId);
      return { outcome: 'published', late, replaced };
    });
  } catch (error) {
    if (error instanceof NotPublished) return error.result;
    throw error;
  }
}

/**
 * Makes a staged import's responses a step of what readers see. Of a side that advances in steps and
 * of which it brings too few, they wait to be counted like single ones.
 */
async function stepWith(tx: Database, wave: Place, importId: string): Promise<void> {
  await lockTallies(tx, wave.id);
  const own = and(eq(tallies.waveId, wave.id), eq(tallies.importId, importId));
  const brought = await tx
    .select({ audience: tallies.audience, n: sql`sum(${tallies.sums}[1])`.mapWith(Number) })
    .from(tallies)
    .where(own)
    .groupBy(tallies.audience);
  const { allows } = await steppingOf(tx, wave.id);
  for (const { audience, n } of brought) {
    if (allows(audience, { came: n })) {
      await noteChange(tx, wave, audience, { came: n });
      continue;
    }
    await tx.delete(tallies).where(and(own, eq(tallies.audience, audience)));
    await tx.execute(sql`insert into unfolded (tenant_id, wave_id, response_id)
      select tenant_id, wave_id, id from responses where wave_id = ${wave.id}
        and id ${idsOf(importId)} and import_id = ${importId} and audience = ${audience}`);
  }
}

/** Whether a file of this digest is published in the wave. */
export async function isPublished(db: Database, waveId: string, digest: string): Promise<boolean> {
  const rows = await db
    .select({ id: imports.id })
    .from(imports)
    .where(
      and(eq(imports.waveId, waveId), eq(imports.digest, digest), eq(imports.status, 'published')),
    )
    .limit(1);
  return rows.length > 0;
}

/** Tells staged imports of a wave that respondents were brought which they may hold too. */
export async function disturbOthers(tx: Database, waveId: string, importId = ''): Promise<void> {
  await tx
    .update(imports)
    .set({ disturbed: true })
    .where(
      and(
        eq(imports.waveId, waveId),
        eq(imports.status, 'staging'),
        eq(imports.disturbed, false),
        ne(imports.id, importId),
      ),
    );
}

const CHUNK = 2000;

/**
 * Compares the staged responses with those of the same respondents that are visible now, under
 * the wave's lock. What says the same, or may not be stored, is taken out of the import; with
 * `replace` what is visible is removed instead.
 */
async function settle(
  tx: Database,
  wave: Place,
  study: Study,
  importId: string,
  { replace }: Publication,
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
    const met = await rowsOf(
      tx,
      sql`with g as materialized (${page})
        select g.id as staged, r.id as visible, (r.answers = g.answers and g.weight = r.weight
          and g.cluster is not distinct from r.cluster) as same
        from g cross join lateral (
          select r.* from responses r where r.wave_id = ${wave.id} and r.audience = g.audience
            and r.respondent = g.respondent and r.import_id <> ${importId}
            and ${isVisible(wave.id, sql`r`)} offset 0) as r
        order by g.id`,
      z.object({ staged: z.string(), visible: z.string(), same: z.boolean() }),
    );
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

/** Removes an import that is not published, in short transactions. */
export async function abandonImport(db: Database, waveId: string, importId: string): Promise<void> {
  const own = and(eq(imports.waveId, waveId), eq(imports.id, importId));
  const marked = await db
    .update(imports)
    .set({ status: 'abandoned' })
    .where(and(own, ne(imports.status, 'published')))
    .returning({ id: imports.id });
  if (marked.length === 0) return;
  for (;;) {
    // By bounds of ids: a list of them is joined row by row where the database knows the wave as empty.
    const [bounds] = await rowsOf(
      db,
      sql`select max(id) as last from (
        select id from responses where wave_id = ${waveId} and id ${idsOf(importId)}
        order by id limit ${CHUNK}) as part`,
      z.object({ last: z.string().nullable() }),
    );
    if (!bounds?.last) break;
    await db
      .delete(responses)
      .where(
        and(
          eq(responses.waveId, waveId),
          gte(responses.id, responseId(importId, 0)),
          lte(responses.id, bounds.last),
        ),
      );
  }
  await db.delete(tallies).where(and(eq(tallies.waveId, waveId), eq(tallies.importId, importId)));
  await db.delete(imports).where(own);
}

/**
 * Removes imports that nobody stages any more: those without a sign of life for some time, or on
 * the embedded database, which one process has, all that an earlier process left.
 * @returns how many were removed
 */
export async function sweepImports(db: Database, silentForSeconds: number): Promise<number> {
  const left = await db
    .select({ waveId: imports.waveId, id: imports.id })
    .from(imports)
    .where(
      and(
        ne(imports.status, 'published'),
        lt(imports.touchedAt, sql`now() - make_interval(secs => ${silentForSeconds})`),
      ),
    );
  for (const { waveId, id } of left) await abandonImport(db, waveId, id);
  return left.length;
}
