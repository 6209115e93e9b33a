import { and, asc, eq, gt, lte, max, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Audience } from '../app/study/document';
import type { Database } from './open.server';
import { isCounted } from './rows.server';
import { responses } from './schema';

/** Few enough that reading a page holds nobody up for long. */
const PAGE = 200;

/** A counted response that answers all of some items, with these answers in their order. */
export interface CompleteCase {
  id: string;
  weight: number;
  cluster: string | null;
  answers: z.infer<typeof answersOf>;
}

const answersOf = z.array(z.union([z.string(), z.number(), z.array(z.string())]));

/**
 * The responses behind what reports count of a side of a wave that answer all of some items, page by
 * page in the order of their ids, in flat memory.
 */
export async function* completeCases(
  db: Database,
  waveId: string,
  audience: Audience,
  items: readonly string[],
): AsyncGenerator<CompleteCase[]> {
  for await (const page of casesOf(db, { waveId, audience }, items, and))
    yield page.map((row) => ({ ...row, answers: answersOf.parse(row.answers) }));
}

/** A counted response that answers some of several items; null: not that one. */
export interface JointCase extends Omit<CompleteCase, 'answers'> {
  answers: z.infer<typeof anyAnswersOf>;
  /** Of the segment items that were named, in their order; null where not answered. */
  codes: (string | null)[];
}

const codesOf = z.array(z.string().nullable());
const anyAnswersOf = z.array(z.union([z.string(), z.number(), z.array(z.string())]).nullable());

/** The same of the responses that answer any of the items. */
export async function* jointCases(
  db: Database,
  waveId: string,
  audience: Audience,
  items: readonly string[],
  segments: readonly string[],
): AsyncGenerator<JointCase[]> {
  for await (const page of casesOf(db, { waveId, audience }, items, or, segments))
    yield page.map((row) => ({
      ...row,
      answers: anyAnswersOf.parse(row.answers),
      codes: codesOf.parse(row.codes),
    }));
}

async function* casesOf(
  db: Database,
  { waveId, audience }: { waveId: string; audience: Audience },
  items: readonly string[],
  combine: typeof and | typeof or,
  segments: readonly string[] = [],
) {
  const keys = sql.join(
    items.map((item) => sql`${responses.answers} -> ${item}`),
    sql`, `,
  );
  const codes = sql.join(
    segments.map((key) => sql`nullif(${responses.answers} ->> ${key}, 'dk')`),
    sql`, `,
  );
  const answered = items.map((item) => sql`${responses.answers} -> ${item} is not null`);
  for (let after = ''; ; ) {
    const upTo = await lastOfPage(db, waveId, after, PAGE);
    if (upTo === null) return;
    yield await db
      .select({
        id: responses.id,
        weight: responses.weight,
        cluster: responses.cluster,
        answers: sql`jsonb_build_array(${keys})`,
        codes: sql`jsonb_build_array(${codes})`,
      })
      .from(responses)
      .where(
        and(
          isCounted({ waveId, audience }),
          gt(responses.id, after),
          lte(responses.id, upTo),
          combine(...answered),
        ),
      )
      .orderBy(asc(responses.id));
    after = upTo;
  }
}

/**
 * The last id of the next page. Asked for on its own, since a database without statistics would
 * otherwise look at all that is left of the wave for every page.
 */
export async function lastOfPage(
  db: Database,
  waveId: string,
  after: string,
  size: number,
): Promise<string | null> {
  const page = db
    .select({ id: responses.id })
    .from(responses)
    .where(and(eq(responses.waveId, waveId), gt(responses.id, after)))
    .orderBy(asc(responses.id))
    .limit(size)
    .as('page');
  const [row] = await db.select({ last: max(page.id) }).from(page);
  return row?.last ?? null;
}
