import { and, gt, lte, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Audience } from '../app/study/document';
import { lastOfPage } from './driverCases.server';
import type { Database, OpenDatabase } from './open.server';
import { isCounted, rowsOf } from './rows.server';
import { responses } from './schema';

/** Responses that one statement counts; few on the embedded database, where it keeps others waiting. */
const PAGE = { server: 20_000, embedded: 500 } as const;

const found = z.object({
  item: z.number(),
  value: z.number(),
  codes: z.array(z.string().nullable()),
  cluster: z.string().nullable(),
  n: z.number(),
  w: z.number(),
  w2: z.number(),
});

/** The answers of some items that the database counted together, with the place of their item. */
export type PageOfAnswers = z.output<typeof found>[];

/**
 * The answers to some number items behind what reports count of a side of a wave, page by page: the
 * database counts those that are alike in value, segment codes and cluster.
 * @param segments the segment items of the side's layout, in its order
 */
export async function* countedAnswers(
  db: Database,
  kind: OpenDatabase['kind'],
  { waveId, audience }: { waveId: string; audience: Audience },
  items: readonly string[],
  segments: readonly string[],
): AsyncGenerator<PageOfAnswers> {
  const listed = (parts: SQL[]) => sql.join(parts, sql`, `);
  const codes = segments.map((key) => sql`nullif(${responses.answers} ->> ${key}, 'dk')`);
  const asked = items.map((key, at) => sql`(${at}::int, ${responses.answers} -> ${key})`);
  for (let after = ''; ; ) {
    const upTo = await lastOfPage(db, waveId, after, PAGE[kind]);
    if (upTo === null) return;
    const counted = and(
      isCounted({ waveId, audience }),
      gt(responses.id, after),
      lte(responses.id, upTo),
    );
    yield await rowsOf(
      db,
      sql`select item, value, codes, cluster, count(*)::float8 as n, sum(weight) as w,
          sum(weight * weight) as w2
        from (
          select asked.item, asked.answer::float8 as value, array[${listed(codes)}]::text[] as codes,
            ${responses.cluster} as cluster, ${responses.weight} as weight
          from ${responses} cross join lateral (values ${listed(asked)}) as asked (item, answer)
          where ${counted} and jsonb_typeof(asked.answer) = 'number') as given
        group by item, value, codes, cluster`,
      found,
    );
    after = upTo;
  }
}
