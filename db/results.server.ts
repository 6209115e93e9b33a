import { setTimeout as pause } from 'node:timers/promises';
import { and, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import type { Database } from './open.server';
import { results } from './schema';

/** How often who waits for a result looks for it, in milliseconds. */
const LOOK_EVERY = 200;
/** After how long without a sign of life somebody else computes it, in seconds. */
const GIVEN_UP_AFTER = 30;

interface Wanted<Result> {
  /** What its version is a version of, in one word: what was computed from an earlier one is dropped. */
  source: string;
  /** What is computed, with all its parameters. */
  key: string;
  /** What it is computed from: a result of another version is out of date. */
  version: string;
  /** A stored result as what it is; throws where it is none. */
  read: (stored: unknown) => Result;
  /** @param alive tells others that it is still being computed */
  compute: (alive: () => Promise<void>) => Promise<Result>;
}

/**
 * A result that takes long: computed once by one process, and kept for all. Whoever asks meanwhile
 * waits for it, unless its maker gives no sign of life.
 */
export async function keptResult<Result>(
  db: Database,
  wave: { id: string; tenantId: string },
  { source, key: question, version, read, compute }: Wanted<Result>,
): Promise<Result> {
  const key = `${source} ${question}`;
  const own = and(eq(results.waveId, wave.id), eq(results.key, key));
  for (;;) {
    const [kept] = await db
      .select()
      .from(results)
      .where(and(own, eq(results.version, version)));
    if (kept && kept.result !== null) return read(kept.result);
    if (await claim(db, wave, { source, key, version })) break;
    await pause(LOOK_EVERY);
  }
  const claimed = and(own, eq(results.version, version), isNull(results.result));
  try {
    const result = await compute(async () => {
      await db.update(results).set({ touchedAt: sql`now()` }).where(claimed);
    });
    await db.update(results).set({ result }).where(claimed);
    return result;
  } catch (error) {
    await db.delete(results).where(claimed);
    throw error;
  }
}

/** Drops what was computed from one source in whatever state. */
export async function dropResults(tx: Database, waveId: string, source: string): Promise<void> {
  await tx
    .delete(results)
    .where(and(eq(results.waveId, waveId), sql`starts_with(${results.key}, ${`${source} `})`));
}

/** Whether this process is to compute a result: nobody does, or it is another version's. */
async function claim(
  db: Database,
  wave: { id: string; tenantId: string },
  { source, key, version }: { source: string; key: string; version: string },
): Promise<boolean> {
  const claimed = await db
    .insert(results)
    .values({ tenantId: wave.tenantId, waveId: wave.id, key, version })
    .onConflictDoUpdate({
      target: [results.waveId, results.key],
      set: { version, result: null, touchedAt: sql`now()` },
      setWhere: sql`${results.version} <> ${version} or (${results.result} is null
        and ${results.touchedAt} < now() - make_interval(secs => ${GIVEN_UP_AFTER}))`,
    })
    .returning({ key: results.key });
  if (claimed.length === 0) return false;
  // What was computed from an earlier state is of no use to anybody any more.
  await db
    .delete(results)
    .where(
      and(
        eq(results.waveId, wave.id),
        sql`starts_with(${results.key}, ${`${source} `})`,
        ne(results.version, version),
        isNotNull(results.result),
      ),
    );
  return true;
}

/** The version of a result that is kept; undefined: none is, or it is still being computed. */
export async function keptVersion(
  db: Database,
  waveId: string,
  { source, key }: { source: string; key: string },
): Promise<string | undefined> {
  const [row] = await db
    .select({ version: results.version })
    .from(results)
    .where(
      and(
        eq(results.waveId, waveId),
        eq(results.key, `${source} ${key}`),
        isNotNull(results.result),
      ),
    );
  return row?.version;
}
