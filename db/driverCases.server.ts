import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Audience } from '../app/study/document';
import type { Database } from './open.server';
import { isVisible } from './rows.server';
import { responses, unfolded } from './schema';

const PAGE = 5000;

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
  const keys = sql.join(
    items.map((item) => sql`${responses.answers} -> ${item}`),
    sql`, `,
  );
  const answered = items.map((item) => sql`${responses.answers} -> ${item} is not null`);
  let after = '';
  for (;;) {
    const page = await db
      .select({
        id: responses.id,
        weight: responses.weight,
        cluster: responses.cluster,
        answers: sql`jsonb_build_array(${keys})`,
      })
      .from(responses)
      .where(
        and(
          eq(responses.waveId, waveId),
          gt(responses.id, after),
          eq(responses.audience, audience),
          eq(responses.status, 'complete'),
          eq(responses.flagged, false),
          ...answered,
          isVisible(waveId),
          sql`not exists (select 1 from ${unfolded} where ${unfolded.waveId} = ${waveId}
            and ${unfolded.responseId} = ${responses.id})`,
        ),
      )
      .orderBy(asc(responses.id))
      .limit(PAGE);
    if (page.length > 0)
      yield page.map((row) => ({ ...row, answers: answersOf.parse(row.answers) }));
    const last = page.at(-1);
    if (page.length < PAGE || !last) return;
    after = last.id;
  }
}
