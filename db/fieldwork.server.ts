import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { AUDIENCES, type Audience } from '../app/study/document';
import type { Database } from './open.server';
import { isVisible, rowsOf } from './rows.server';
import { drafts, responses } from './schema';

/** Responses of one kind that were sent on one day, in UTC. */
export interface SentOnDay {
  audience: Audience;
  status: 'complete' | 'partial';
  flagged: boolean;
  /** Whether they came by the questionnaire, which tells when they were begun. */
  isOwn: boolean;
  day: string;
  count: number;
  lastAt: Date;
}

const moment = z.coerce.date();
const sent = z.object({
  audience: z.enum(AUDIENCES),
  status: z.enum(['complete', 'partial']),
  flagged: z.boolean(),
  isOwn: z.boolean(),
  day: z.string(),
  count: z.coerce.number(),
  lastAt: moment,
});

/** How many responses a wave has, by day; tests are none. */
export function countSent(db: Database, waveId: string): Promise<SentOnDay[]> {
  return rowsOf(
    db,
    // A day becomes text once, not for every response.
    sql`select audience, status, flagged, own as "isOwn", to_char(date, 'YYYY-MM-DD') as day,
        count, last as "lastAt"
      from (
        select audience, status, flagged, started_at is not null as own,
          (submitted_at at time zone 'UTC')::date as date, count(*) as count, max(submitted_at) as last
        from ${responses}
        where wave_id = ${waveId} and status <> 'test' and ${isVisible(waveId)}
        group by 1, 2, 3, 4, 5
      ) as days`,
    sent,
  );
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

const unsent = z.object({
  audience: z.enum(AUDIENCES),
  reached: z.number().nullable(),
  isActive: z.boolean(),
  count: z.coerce.number(),
});

/** How many questionnaires of a wave are begun and not sent; tests are none. */
export function countUnsent(db: Database, waveId: string, activeSince: Date): Promise<Unsent[]> {
  return rowsOf(
    db,
    sql`select audience, reached, updated_at >= ${activeSince.toISOString()}::timestamptz as "isActive",
        count(*) as count
      from ${drafts}
      where wave_id = ${waveId} and not is_test
      group by 1, 2, 3`,
    unsent,
  );
}

const taken = z.object({
  audience: z.enum(AUDIENCES),
  seconds: z.number(),
  count: z.coerce.number(),
});

/** The longest time that is told apart, in seconds. */
const LONGEST = 24 * 60 * 60;

/** How long those who completed the questionnaire took, in whole seconds. */
export function countTaken(db: Database, waveId: string) {
  return rowsOf(
    db,
    sql`select audience,
        least(extract(epoch from submitted_at - started_at), ${LONGEST})::int as seconds, count(*) as count
      from ${responses}
      where wave_id = ${waveId} and status = 'complete' and not flagged and started_at is not null
      group by 1, 2`,
    taken,
  );
}

const inSegment = z.object({
  audience: z.enum(AUDIENCES),
  code: z.string().nullable(),
  count: z.coerce.number(),
});

/** Questionnaires that were left, by what was answered to a segment item so far. */
export function countLeftIn(db: Database, waveId: string, item: string, activeSince: Date) {
  return rowsOf(
    db,
    sql`select audience, answers ->> ${item} as code, count(*) as count
      from ${drafts}
      where wave_id = ${waveId} and not is_test
        and updated_at < ${activeSince.toISOString()}::timestamptz
      group by 1, 2`,
    inSegment,
  );
}
