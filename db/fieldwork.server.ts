import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { AUDIENCES, type Audience } from '../app/study/document';
import type { Database } from './open.server';
import { rowsOf } from './rows.server';
import { drafts, responses } from './schema';

/** Rows that one statement counts: respondents get in between, which on the embedded database they else could not. */
const PAGE = 5000;
/** The longest time that is told apart, in seconds. */
const LONGEST = 24 * 60 * 60;
/** Times to tens of seconds, from ten minutes on to minutes: as many different ones as can be kept by segment. */
const ROUNDED = sql`case when seconds < 600 then round(seconds / 10.0) * 10
  else round(seconds / 60.0) * 60 end::int`;

/** Responses of one kind that were sent on one day, in UTC. */
export interface SentOnDay {
  audience: Audience;
  status: 'complete' | 'partial';
  flagged: boolean;
  /** Whether they came by the questionnaire, which tells when they were begun. */
  isOwn: boolean;
  day: string;
  count: number;
}

/** How many of those whom reports count took so long, in seconds; null: they came from elsewhere. */
export interface Taken {
  audience: Audience;
  /** The segment item whose option is counted; null: all of the side. */
  item: string | null;
  /** Null: not answered. */
  code: string | null;
  seconds: number | null;
  count: number;
}

/** What responses are counted by. */
export interface ResponseCounts {
  sent: SentOnDay[];
  taken: Taken[];
  last: { [side in Audience]?: Date | undefined };
}

const side = z.enum(AUDIENCES);
const count = z.number();
const counted = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('sent'),
    audience: side,
    status: z.enum(['complete', 'partial']),
    flagged: z.boolean(),
    isOwn: z.boolean(),
    day: z.string(),
    count,
    last: z.coerce.date(),
  }),
  z.object({
    what: z.literal('taken'),
    audience: side,
    item: z.string().nullable(),
    code: z.string().nullable(),
    seconds: z.number().nullable(),
    count,
  }),
  z.object({ what: z.literal('end'), cursor: z.string().nullable(), count }),
]);
type Counted = z.infer<typeof counted>;

/** A page of responses by what they are counted by, and where the next one begins; null: nowhere. */
export interface CountedPage {
  rows: Exclude<Counted, { what: 'end' }>[];
  next: string | null;
}

/** Rows that come as one text, which takes a part of the time that as many rows of a driver take. */
async function textRows<Row>(db: Database, statement: SQL, schema: z.ZodType<Row>): Promise<Row[]> {
  const [found] = await rowsOf(
    db,
    sql`select json_agg(counted)::text as rows from (${statement}) as counted`,
    z.object({ rows: z.string() }),
  );
  return z.array(schema).parse(JSON.parse(found?.rows ?? '[]'));
}

/**
 * Counts some responses of a wave; tests are none.
 * @param by what they are read in the order of: with `created_at` all of one moment come together
 */
export async function countPage(
  db: Database,
  waveId: string,
  items: readonly string[],
  { by, which, counts }: { by: 'id' | 'created_at'; which: SQL; counts?: SQL },
): Promise<CountedPage> {
  const codes = items.map((item, at) => sql`, answers ->> ${item} as ${sql.raw(`code_${at}`)}`);
  const order = sql.raw(by);
  const of = (item: string | null, code: SQL) => sql`union all
    select 'taken', audience, null, null, null, null, ${item}::text, code, seconds, null, null, count(*)
    from (select audience, ${code} as code, ${ROUNDED} as seconds from part
      where status = 'complete' and not flagged) as done
    group by audience, code, seconds`;
  const all = await textRows(
    db,
    sql`with page as materialized (
        select id, created_at, audience, status, flagged, submitted_at, started_at is not null as own,
          case when started_at is not null
            then least(extract(epoch from submitted_at - started_at), ${LONGEST})::int end as seconds,
          status <> 'test' and ${counts ?? sql`true`} as counts ${sql.join(codes)}
        from ${responses} where wave_id = ${waveId} and ${which}
        order by ${order} fetch first ${sql.raw(String(PAGE))} rows with ties
      ), part as materialized (select * from page where counts)
      select 'sent' as what, audience, status, flagged, own as "isOwn", to_char(date, 'YYYY-MM-DD') as day,
        null as item, null as code, null as seconds, last, null as cursor, count
      from (
        select audience, status, flagged, own, (submitted_at at time zone 'UTC')::date as date,
          count(*) as count, max(submitted_at) as last
        from part group by 1, 2, 3, 4, 5
      ) as days
      ${of(null, sql`null::text`)}
      ${sql.join(
        items.map((item, at) => of(item, sql.raw(`code_${at}`))),
        sql` `,
      )}
      union all
      select 'end', null, null, null, null, null, null, null, null, null, max(${order})::text, count(*)
      from page`,
    counted,
  );
  const end = all.find((row) => row.what === 'end');
  return {
    rows: all.filter((row) => row.what !== 'end'),
    next: end && end.count >= PAGE ? end.cursor : null,
  };
}

/** Questionnaires that were begun and not sent, by the furthest page that was shown. */
export interface Unsent {
  audience: Audience;
  /** The place of the page; null: not known. */
  reached: number | null;
  /** Whether somebody was at it a moment ago. */
  isActive: boolean;
  count: number;
}

/** The same by what was answered to a segment item so far; null: nothing. */
export interface UnsentInSegment {
  audience: Audience;
  item: string;
  code: string | null;
  reached: number | null;
  count: number;
}

const unsent = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('page'),
    audience: side,
    reached: z.number().nullable(),
    isActive: z.boolean(),
    count,
  }),
  z.object({
    what: z.literal('segment'),
    audience: side,
    item: z.string(),
    code: z.string().nullable(),
    reached: z.number().nullable(),
    count,
  }),
  z.object({ what: z.literal('end'), cursor: z.string().nullable(), count }),
]);

/** Counts some questionnaires of a wave that are begun and not sent; tests are none. */
export async function countUnsentPage(
  db: Database,
  waveId: string,
  items: readonly string[],
  { after, activeSince }: { after: string; activeSince: Date },
) {
  const codes = items.map((item, at) => sql`, answers ->> ${item} as ${sql.raw(`code_${at}`)}`);
  const of = (item: string, at: number) => sql`union all
    select 'segment', audience, reached, null, ${item}::text, ${sql.raw(`code_${at}`)}, null, count(*)
    from part group by audience, reached, ${sql.raw(`code_${at}`)}`;
  const all = await textRows(
    db,
    sql`with page as materialized (
        select id, audience, reached, is_test,
          updated_at >= ${activeSince.toISOString()}::timestamptz as active ${sql.join(codes)}
        from ${drafts} where wave_id = ${waveId} and id > ${after}
        order by id limit ${sql.raw(String(PAGE))}
      ), part as (select * from page where not is_test)
      select 'page' as what, audience, reached, active as "isActive", null as item, null as code,
        null as cursor, count(*) as count
      from part group by audience, reached, active
      ${sql.join(items.map(of), sql` `)}
      union all select 'end', null, null, null, null, null, max(id), count(*) from page`,
    unsent,
  );
  const end = all.find((row) => row.what === 'end');
  return {
    pages: all.filter((row) => row.what === 'page'),
    segments: all.filter((row) => row.what === 'segment'),
    next: end && end.count >= PAGE ? end.cursor : null,
  };
}
