import { and, asc, eq, gt, lte, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Audience } from '../app/study/document';
import { lastOfPage } from './driverCases.server';
import type { Database } from './open.server';
import { isCounted, rowsOf } from './rows.server';
import { responses, sortedComments } from './schema';

/** A side's answers to one place where people write freely. */
export interface Asked {
  waveId: string;
  audience: Audience;
  /** Where the text stands among the answers. */
  key: string;
  /** Those who were sorted into the lists of an open wave, instead of all who are counted. */
  isSorted?: boolean;
}

/** Few enough that reading a page holds nobody up for long. */
const PAGE = 1000;

/** That a response holds such a text. */
export function hasCommented(key: string): SQL {
  return sql`trim(${responses.answers} ->> ${key}) <> ''`;
}

/** The responses that hold such a text of those that reports count, or that were sorted into the lists. */
function commented(asked: Asked): SQL | undefined {
  const { waveId, audience, key, isSorted } = asked;
  if (isSorted) return and(ofSide(asked), sortedWith(asked, []));
  return and(isCounted({ waveId, audience }), hasCommented(key));
}

const ofSide = ({ waveId, audience }: Asked) =>
  and(eq(responses.waveId, waveId), eq(responses.audience, audience));

/** That readers of an open wave see a response's comment, and find it by all of some marks. */
const sortedWith = ({ waveId, key }: Asked, marks: readonly string[]) =>
  sql`exists (select 1 from ${sortedComments} s where s.wave_id = ${waveId} and s.source = ${key}
    and s.response_id = ${responses.id} and s.marks @> ${JSON.stringify(marks)}::jsonb)`;

const answersOf = z.array(z.unknown());

/** A response's answers to some items, in their order. */
export function answersTo(items: readonly string[]) {
  const keys = sql.join(
    items.map((item) => sql`${responses.answers} -> ${item}`),
    sql`, `,
  );
  return sql`jsonb_build_array(${keys})`;
}

/** The same as it was read. */
export function readAnswers(stored: unknown): unknown[] {
  return answersOf.parse(stored);
}

/** Every comment with the answers to some items in their order, page by page, in flat memory. */
export async function* commentPages(
  db: Database,
  asked: Asked,
  items: readonly string[],
): AsyncGenerator<{ text: string; locale: string | null; answers: unknown[] }[]> {
  const { waveId, key } = asked;
  for (let after = ''; ; ) {
    const upTo = await lastOfPage(db, waveId, after, PAGE);
    if (upTo === null) return;
    const page = await db
      .select({
        text: sql<string>`${responses.answers} ->> ${key}`,
        locale: responses.locale,
        answers: answersTo(items),
      })
      .from(responses)
      .where(and(commented(asked), gt(responses.id, after), lte(responses.id, upTo)))
      .orderBy(asc(responses.id));
    yield page.map((row) => ({ ...row, answers: readAnswers(row.answers) }));
    after = upTo;
  }
}

const listed = z.object({ place: z.string(), text: z.string(), locale: z.string().nullable() });
export type ListedComment = z.output<typeof listed>;

/**
 * Some comments after a place. Their order is that of a digest: a response's id lets its holder go on
 * answering, and the order of a file may tell whose comments they are. The place of a comment tells
 * nothing of what the same person wrote elsewhere.
 * @param filters items with the codes that are asked for, of all who are counted
 * @param marks what the sorted ones are found by
 * @param search a regular expression that they fit; null: any
 */
export function listComments(
  db: Database,
  asked: Asked,
  wanted: {
    after: string;
    limit: number;
    filters: readonly { item: string; codes: readonly string[] }[];
    marks?: readonly string[];
    search: string | null;
  },
): Promise<ListedComment[]> {
  const { after, limit, filters, marks, search } = wanted;
  const text = sql`${responses.answers} ->> ${asked.key}`;
  const place = sql`md5(${responses.id} || ${asked.key})`;
  const conditions = [
    commented(asked),
    sql`${place} > ${after}`,
    ...filters.map(({ item, codes }) =>
      codes.length > 0
        ? sql`${responses.answers} ->> ${item} in (${sql.join(
            codes.map((code) => sql`${code}`),
            sql`, `,
          )})`
        : sql`false`,
    ),
    ...(marks ? [sortedWith(asked, marks)] : []),
    ...(search === null ? [] : [sql`${text} ~ ${search}`]),
  ];
  return rowsOf(
    db,
    sql`select ${place} as place, ${text} as text, ${responses.locale} as locale from ${responses}
      where ${and(...conditions)} order by 1 limit ${limit}`,
    listed,
  );
}
