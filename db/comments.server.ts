import { and, asc, gt, lte, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Audience } from '../app/study/document';
import { lastOfPage } from './driverCases.server';
import type { Database } from './open.server';
import { isCounted, rowsOf } from './rows.server';
import { responses } from './schema';

/** A side's answers to one place where people write freely. */
export interface Asked {
  waveId: string;
  audience: Audience;
  /** Where the text stands among the answers. */
  key: string;
}

/** Few enough that reading a page holds nobody up for long. */
const PAGE = 1000;

/** The responses behind what reports count of a side that hold such a text. */
function commented({ waveId, audience, key }: Asked): SQL | undefined {
  return and(isCounted({ waveId, audience }), sql`trim(${responses.answers} ->> ${key}) <> ''`);
}

const answersOf = z.array(z.unknown());

/** Every comment with the answers to some items in their order, page by page, in flat memory. */
export async function* commentPages(
  db: Database,
  asked: Asked,
  items: readonly string[],
): AsyncGenerator<{ text: string; locale: string | null; answers: unknown[] }[]> {
  const { waveId, key } = asked;
  const keys = sql.join(
    items.map((item) => sql`${responses.answers} -> ${item}`),
    sql`, `,
  );
  for (let after = ''; ; ) {
    const upTo = await lastOfPage(db, waveId, after, PAGE);
    if (upTo === null) return;
    const page = await db
      .select({
        text: sql<string>`${responses.answers} ->> ${key}`,
        locale: responses.locale,
        answers: sql`jsonb_build_array(${keys})`,
      })
      .from(responses)
      .where(and(commented(asked), gt(responses.id, after), lte(responses.id, upTo)))
      .orderBy(asc(responses.id));
    yield page.map((row) => ({ ...row, answers: answersOf.parse(row.answers) }));
    after = upTo;
  }
}

const listed = z.object({ place: z.string(), text: z.string(), locale: z.string().nullable() });
export type ListedComment = z.output<typeof listed>;

/**
 * Some comments after a place. Their order is that of a digest: a response's id lets its holder go on
 * answering, and the order of a file may tell whose comments they are.
 * @param filters items with the codes that are asked for
 * @param search a regular expression that they fit; null: any
 */
export function listComments(
  db: Database,
  asked: Asked,
  wanted: {
    after: string;
    limit: number;
    filters: readonly { item: string; codes: readonly string[] }[];
    search: string | null;
  },
): Promise<ListedComment[]> {
  const { after, limit, filters, search } = wanted;
  const text = sql`${responses.answers} ->> ${asked.key}`;
  const place = sql`md5(${responses.id})`;
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
    ...(search === null ? [] : [sql`${text} ~ ${search}`]),
  ];
  return rowsOf(
    db,
    sql`select ${place} as place, ${text} as text, ${responses.locale} as locale from ${responses}
      where ${and(...conditions)} order by 1 limit ${limit}`,
    listed,
  );
}
