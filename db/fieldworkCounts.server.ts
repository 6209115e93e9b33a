import { setImmediate as nextTurn } from 'node:timers/promises';
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { AUDIENCES } from '../app/study/document';
import { type CountedPage, countPage, type ResponseCounts } from './fieldwork.server';
import { newId } from './ids.server';
import { idsOf, type Place } from './imports.server';
import type { Database } from './open.server';
import { rowsOf } from './rows.server';
import { responses, results } from './schema';
import { publishedImports } from './shownCount.server';

// Counting all responses of a large wave takes long, so what was counted is kept, and only what came
// since is counted. Whoever changes or removes a response puts the kept counts right in the same
// transaction; whoever moves many drops them.

const KEY = 'fieldwork counts';
/** A transaction that stores a response is over after this time: what is older is all there. */
const SETTLED = sql`now() - interval '5 minutes'`;
/** How often counting begins anew where responses change meanwhile. */
const ATTEMPTS = 3;

const keptCounts = z.object({
  /** The segment items that they are counted by. */
  items: z.array(z.string()),
  /** What came singly was counted up to this moment. */
  until: z.string(),
  /** The imports that were counted. */
  imports: z.array(z.string()),
  /** How many there are, by what they are counted by. */
  counts: z.record(z.string(), z.number()),
  last: z.object({ consumer: z.coerce.date().optional(), manager: z.coerce.date().optional() }),
});
type Kept = z.infer<typeof keptCounts>;

const sentKey = z.tuple([
  z.enum(AUDIENCES),
  z.enum(['complete', 'partial']),
  z.boolean(),
  z.boolean(),
  z.string(),
]);
const takenKey = z.tuple([
  z.enum(AUDIENCES),
  z.string().nullable(),
  z.string().nullable(),
  z.number().nullable(),
]);

function keyOf(row: CountedPage['rows'][number]): string {
  if (row.what === 'taken') {
    const key: z.infer<typeof takenKey> = [row.audience, row.item, row.code, row.seconds];
    return JSON.stringify(key);
  }
  const { audience, status, flagged, isOwn, day } = row;
  const key: z.infer<typeof sentKey> = [audience, status, flagged, isOwn, day];
  return JSON.stringify(key);
}

function add({ counts, last }: Kept, rows: CountedPage['rows'], sign: 1 | -1 = 1): void {
  for (const row of rows) {
    const key = keyOf(row);
    const sum = (counts[key] ?? 0) + sign * row.count;
    if (sum === 0) delete counts[key];
    else counts[key] = sum;
    if (row.what !== 'sent' || sign < 0) continue;
    const known = last[row.audience];
    if (!known || row.last > known) last[row.audience] = row.last;
  }
}

function read({ counts, last }: Kept): ResponseCounts {
  const read: ResponseCounts = { sent: [], taken: [], last };
  for (const [key, count] of Object.entries(counts)) {
    const parts: unknown = JSON.parse(key);
    const sent = sentKey.safeParse(parts);
    if (sent.success) {
      const [audience, status, flagged, isOwn, day] = sent.data;
      read.sent.push({ audience, status, flagged, isOwn, day, count });
    } else {
      const [audience, item, code, seconds] = takenKey.parse(parts);
      read.taken.push({ audience, item, code, seconds, count });
    }
  }
  return read;
}

const own = (waveId: string) => and(eq(results.waveId, waveId), eq(results.key, KEY));

/** How many responses a wave has, by day, by time taken and by the options of segment items. */
export async function countResponses(
  db: Database,
  wave: Place,
  items: readonly string[],
): Promise<ResponseCounts> {
  for (let attempt = 1; ; attempt += 1) {
    const { version, kept: known, settled } = await standing(db, wave);
    const isKnown = known !== undefined && known.items.join() === items.join();
    const kept = isKnown ? known : await countAll(db, wave.id, items, settled);
    const isRenewed = isKnown && (await renew(db, wave.id, kept, settled));
    const isKept = isKnown && !isRenewed ? true : await keep(db, wave.id, version, kept);
    if (!isKept && attempt < ATTEMPTS) continue;
    // What came just now is not kept: somebody may still be storing what came before it.
    await countEach(db, wave.id, kept, {
      by: 'created_at',
      from: kept.until,
      which: (from) => sql`import_id = '' and created_at > ${from}::timestamptz`,
    });
    return read(kept);
  }
}

/** What is kept of a wave, the version that names that state, and up to when all is there. */
async function standing(db: Database, { id: waveId, tenantId }: Place) {
  const [row] = await rowsOf(
    db,
    sql`select version, result, (${SETTLED})::text as settled
      from (select 1) as now left join ${results} on ${own(waveId)}`,
    z.object({ version: z.string().nullable(), result: z.unknown(), settled: z.string() }),
  );
  const settled = row?.settled ?? '';
  if (row?.version)
    return { version: row.version, kept: keptCounts.safeParse(row.result).data, settled };
  const version = newId(12);
  await db.insert(results).values({ tenantId, waveId, key: KEY, version }).onConflictDoNothing();
  return { version, kept: undefined, settled };
}

/** Keeps counts, unless somebody changed what is counted meanwhile, or keeps others. */
async function keep(db: Database, waveId: string, version: string, kept: Kept): Promise<boolean> {
  const changed = await db
    .update(results)
    .set({ version: newId(12), result: kept, touchedAt: sql`now()` })
    .where(and(own(waveId), eq(results.version, version)))
    .returning({ key: results.key });
  return changed.length > 0;
}

async function countAll(
  db: Database,
  waveId: string,
  items: readonly string[],
  settled: string,
): Promise<Kept> {
  const imports = (await publishedImports(db, waveId)).map(({ id }) => id);
  const kept: Kept = { items: [...items], until: settled, imports, counts: {}, last: {} };
  await countEach(db, waveId, kept, {
    by: 'id',
    from: '',
    which: (from) => sql`id > ${from}`,
    counts: isAmong(kept),
  });
  return kept;
}

/** Which responses kept counts count. */
function isAmong({ until, imports }: Kept): SQL {
  // An import that gathers what is replaced holds what others brought.
  return sql`(import_id = any(array(select jsonb_array_elements_text(${JSON.stringify(imports)}::text::jsonb)))
    or created_at <= ${until}::timestamptz and (import_id = '' or left(id, 12) <> import_id))`;
}

/** Adds what came since. @returns whether anything did */
async function renew(db: Database, waveId: string, kept: Kept, settled: string): Promise<boolean> {
  const published = await publishedImports(db, waveId);
  const brought = published.filter(({ id }) => !kept.imports.includes(id));
  for (const { id } of brought)
    await countEach(db, waveId, kept, {
      by: 'id',
      from: '',
      which: (from) => sql`id ${idsOf(id)} and id > ${from} and import_id = ${id}`,
    });
  kept.imports.push(...brought.map(({ id }) => id));
  const before = Object.values(kept.counts).reduce((a, b) => a + b, 0);
  const until = kept.until;
  await countEach(db, waveId, kept, {
    by: 'created_at',
    from: until,
    which: (from) =>
      sql`import_id = '' and created_at > ${from}::timestamptz and created_at <= ${settled}::timestamptz`,
  });
  if (brought.length === 0 && Object.values(kept.counts).reduce((a, b) => a + b, 0) === before)
    return false;
  kept.until = settled;
  return true;
}

async function countEach(
  db: Database,
  waveId: string,
  kept: Kept,
  pages: {
    by: 'id' | 'created_at';
    from: string;
    which: (from: string) => SQL;
    counts?: SQL;
  },
): Promise<void> {
  const { by, which, counts } = pages;
  for (let from: string | null = pages.from; from !== null; ) {
    const page: CountedPage = await countPage(db, waveId, kept.items, {
      by,
      which: which(from),
      ...(counts ? { counts } : {}),
    });
    add(kept, page.rows);
    from = page.next;
    if (from !== null) await nextTurn();
  }
}

/**
 * Puts kept counts right around a change of some responses, in the transaction of the change, which
 * holds the wave's lock.
 */
export async function countingChange<Result>(
  tx: Database,
  waveId: string,
  ids: readonly string[],
  change: () => Promise<Result>,
): Promise<Result> {
  const [row] = await tx.select().from(results).where(own(waveId)).for('update');
  if (!row) return change();
  const kept = keptCounts.safeParse(row.result).data;
  if (!kept) {
    // Somebody is counting: what they find is of neither state.
    await dropCounts(tx, waveId);
    return change();
  }
  const among = and(inArray(responses.id, [...ids]), isAmong(kept)) ?? sql`false`;
  const count = () => countPage(tx, waveId, kept.items, { by: 'id', which: among });
  const before = await count();
  const result = await change();
  const after = await count();
  const isLast = before.rows.some(
    (row) => row.what === 'sent' && row.last >= (kept.last[row.audience] ?? row.last),
  );
  // More than a page, or whom the last moment tells of.
  if (before.next !== null || isLast) {
    await dropCounts(tx, waveId);
    return result;
  }
  add(kept, before.rows, -1);
  add(kept, after.rows);
  await tx
    .update(results)
    .set({ version: newId(12), result: kept })
    .where(own(waveId));
  return result;
}

/** Drops kept counts, in the transaction of what changes many responses. */
export async function dropCounts(tx: Database, waveId: string): Promise<void> {
  await tx
    .update(results)
    .set({ version: newId(12), result: null })
    .where(own(waveId));
}
