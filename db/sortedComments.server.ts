import { and, asc, sql } from 'drizzle-orm';
import { z } from 'zod';
import { othersToLeave } from '../app/gap/leaving';
import type { Audience } from '../app/study/document';
import { type Asked, answersTo, hasCommented, readAnswers } from './comments.server';
import type { Database } from './open.server';
import { dropResults } from './results.server';
import { isCounted, rowsOf } from './rows.server';
import { responses, sortedComments } from './schema';
import { steppingOf, versionsOf } from './steps.server';
import { lockTallies } from './tallyRows.server';

// Whose comments readers of an open wave see is kept by response, apart from what is counted: see
// `app/comments/sortings.ts`.

interface Place {
  id: string;
  tenantId: string;
}

const marks = z.array(z.string());

/** What is kept of a sorting: how many have the same marks. */
const group = z.object({ sorting: z.number(), marks, people: z.number() });

/** The groups that a side's comments are sorted into. */
export function sortedGroups(
  db: Database,
  { waveId, audience, key }: Asked,
): Promise<z.output<typeof group>[]> {
  return rowsOf(
    db,
    sql`select sorting, marks, count(*)::int as people from ${sortedComments}
      where wave_id = ${waveId} and audience = ${audience} and source = ${key}
        and marks is not null group by sorting, marks order by sorting, marks`,
    group,
  );
}

/** What a source of results is called that are computed from a side's sorted comments. */
export const sortedSource = (audience: Audience) => `${audience}-sorted`;

/** Most who come into the lists by one sorting, since respondents of an embedded database wait for it. */
const MOST = 5000;

/** Those who commented, are counted and not sorted yet. */
function newcomers({ waveId, audience, key }: Asked) {
  return and(
    isCounted({ waveId, audience }),
    hasCommented(key),
    sql`not exists (select 1 from ${sortedComments} s where s.wave_id = ${waveId}
      and s.source = ${key} and s.response_id = ${responses.id})`,
  );
}

interface Rules {
  /** The state of the side that readers see. */
  version: number;
  minimumBase: number;
  isDue: (people: { waiting: number; shown: number }) => boolean;
  divide: (answers: unknown[][]) => readonly (readonly string[])[];
}

/**
 * Sorts a side's newcomers of an open wave, once they are enough.
 * @param items the items whose answers they are divided by
 */
export async function sortNewcomers(
  db: Database,
  wave: Place,
  asked: Asked,
  items: readonly string[],
  rules: Rules,
): Promise<void> {
  const most = Math.max(MOST, 20 * rules.minimumBase);
  while (await isDueNow(db, asked, rules, most))
    if (!(await sortSome(db, wave, asked, items, rules, most))) return;
}

/** Whether there is anything to sort, which most looks find out without the lock. */
async function isDueNow(db: Database, asked: Asked, { isDue }: Rules, most: number) {
  const some = db.select({ one: sql`1` }).from(responses).where(newcomers(asked)).limit(most);
  const [row] = await rowsOf(
    db,
    sql`select count(*)::int as waiting from ${some} as newcomers`,
    z.object({ waiting: z.number() }),
  );
  return isDue({ waiting: row?.waiting ?? 0, shown: await countSorted(db, asked) });
}

async function countSorted(db: Database, asked: Asked): Promise<number> {
  return (await sortedGroups(db, asked)).reduce((sum, { people }) => sum + people, 0);
}

function sortSome(
  db: Database,
  wave: Place,
  asked: Asked,
  items: readonly string[],
  { version, isDue, divide }: Rules,
  most: number,
): Promise<boolean> {
  const { waveId, audience, key: source } = asked;
  return db.transaction(async (tx) => {
    await lockTallies(tx, waveId);
    const { isOpen } = await steppingOf(tx, waveId);
    // Only who is seen in figures is seen in comments.
    if (!isOpen || (await versionsOf(tx, waveId))[audience] !== version) return false;
    const rows = await tx
      .select({ id: responses.id, answers: answersTo(items) })
      .from(responses)
      .where(newcomers(asked))
      .orderBy(asc(responses.id))
      .limit(most);
    if (!isDue({ waiting: rows.length, shown: await countSorted(tx, asked) })) return false;
    const [last] = await rowsOf(
      tx,
      sql`select coalesce(max(sorting), 0) as sorting from ${sortedComments}
        where wave_id = ${waveId} and audience = ${audience} and source = ${source}`,
      z.object({ sorting: z.number() }),
    );
    const divided = divide(rows.map(({ answers }) => readAnswers(answers)));
    const sorting = (last?.sorting ?? 0) + 1;
    const coming = rows.map(({ id }, at) => ({
      tenantId: wave.tenantId,
      waveId,
      audience,
      source,
      responseId: id,
      sorting,
      marks: divided[at] ?? [],
    }));
    for (let start = 0; start < coming.length; start += MOST)
      await tx.insert(sortedComments).values(coming.slice(start, start + MOST));
    return true;
  });
}

/** How responses leave the lists of comments. */
interface Leaving {
  /** They are stored on, and are not to come back before the wave closes. */
  areKept: boolean;
  /** What takes the place of some, and is not to come into the lists either. */
  successors?: ReadonlyMap<string, string>;
}

/**
 * Takes the comments of some responses out of the lists, under the wave's lock, and others of the same
 * groups along: a group is left by nobody or by the minimum base, and by all where fewer would stay.
 */
export async function leaveComments(
  tx: Database,
  wave: Place,
  ids: readonly string[],
  { areKept, successors }: Leaving,
): Promise<void> {
  if (ids.length === 0) return;
  const among = sql`response_id = any(array(
    select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)))`;
  const leavers = await rowsOf(
    tx,
    sql`select audience, source, response_id as id, sorting, marks from ${sortedComments}
      where wave_id = ${wave.id} and ${among}`,
    z.object({
      audience: z.enum(sortedComments.audience.enumValues),
      source: z.string(),
      id: z.string(),
      sorting: z.number(),
      marks: marks.nullable(),
    }),
  );
  if (leavers.length === 0) return;
  if (areKept)
    await tx.execute(
      sql`update ${sortedComments} set marks = null where wave_id = ${wave.id} and ${among}`,
    );
  else await tx.execute(sql`delete from ${sortedComments} where wave_id = ${wave.id} and ${among}`);
  const { tenantId, id: waveId } = wave;
  const next = leavers.flatMap(({ id, audience, source, sorting }) => {
    const responseId = successors?.get(id);
    if (responseId === undefined) return [];
    return { tenantId, waveId, audience, source, sorting, responseId, marks: null };
  });
  for (let start = 0; start < next.length; start += MOST)
    await tx
      .insert(sortedComments)
      .values(next.slice(start, start + MOST))
      .onConflictDoNothing();
  await takeAlong(tx, wave, leavers);
  for (const audience of new Set(leavers.map((one) => one.audience)))
    await dropResults(tx, wave.id, sortedSource(audience));
}

async function takeAlong(
  tx: Database,
  wave: Place,
  leavers: readonly {
    audience: Audience;
    source: string;
    sorting: number;
    marks: string[] | null;
  }[],
): Promise<void> {
  const { minimumBase } = await steppingOf(tx, wave.id);
  const groups = new Map<string, { went: number; of: (typeof leavers)[number] }>();
  for (const one of leavers) {
    if (one.marks === null) continue;
    const key = JSON.stringify([one.audience, one.source, one.sorting, one.marks]);
    groups.set(key, { went: (groups.get(key)?.went ?? 0) + 1, of: one });
  }
  for (const { went, of } of groups.values()) {
    const own = sql`wave_id = ${wave.id} and audience = ${of.audience} and source = ${of.source}
      and sorting = ${of.sorting} and marks = ${JSON.stringify(of.marks)}::jsonb`;
    const [row] = await rowsOf(
      tx,
      sql`select count(*)::int as there from ${sortedComments} where ${own}`,
      z.object({ there: z.number() }),
    );
    const others = othersToLeave(went, row?.there ?? 0, minimumBase);
    if (others > 0)
      await tx.execute(
        sql`update ${sortedComments} set marks = null where ${own} and response_id = any(array(
          select response_id from ${sortedComments} where ${own} order by random() limit ${others}))`,
      );
  }
}
