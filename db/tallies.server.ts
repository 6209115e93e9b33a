import { setImmediate as nextTurn } from 'node:timers/promises';
import { and, eq, inArray, isNotNull, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Tally, Tallying } from '../app/gap/tally';
import { AUDIENCES, type Audience, type Study } from '../app/study/document';
import { comeToSide } from './coming.server';
import { forgetSteps } from './forgetting.server';
import { addToKept, readTallies } from './keptTallies.server';
import type { Database, OpenDatabase } from './open.server';
import { rowsOf } from './rows.server';
import { imports, tallies, unfolded, waves } from './schema';
import { publishedImports } from './shownCount.server';
import {
  isSeen,
  noteLook,
  type Stepping,
  stateOfSides,
  steppingOf,
  storedSteps,
  wasLookedAt,
} from './steps.server';
import { addInto, lockTallies, mergeImports, readTally, TALLY, unmerged } from './tallyRows.server';
import { IN_ORDER, nextToCount, takeKeys, type Waiting, waitingStream } from './waiting.server';

interface Place {
  id: string;
  tenantId: string;
}

/** The tallies of a wave's folded responses, one a cell: what readers see. */
export async function listTallies(db: Database, waveId: string): Promise<Tally[]> {
  const rows = await db
    .select(TALLY)
    .from(tallies)
    .where(
      and(
        eq(tallies.waveId, waveId),
        or(eq(tallies.importId, ''), inArray(tallies.importId, publishedImports(db, waveId))),
      ),
    );
  const cells = new Map<string, Tally>();
  for (const counted of rows.map(readTally)) addInto(cells, counted);
  return [...cells.values()];
}

/** The tallies that readers are shown; see `shownState`. */
export async function shownTallies(db: Database, wave: Place): Promise<readonly Tally[]> {
  return (await shownState(db, wave)).tallies;
}

/** What readers are shown of a wave: the tallies, and which state of each side they count. */
export interface ShownState {
  tallies: readonly Tally[];
  versions: Record<Audience, number>;
  /** When that changed last; null: nobody was ever counted. */
  changedAt: Date | null;
}

/**
 * What readers are shown now, and a note that they were: from here on what is shown of a side
 * advances by at least the minimum base. Every report reads through this. `known` may give the
 * tallies of a state that was read before, which no later change alters.
 */
export async function shownState(
  db: Database,
  wave: Place,
  known: (versions: ShownState['versions']) => readonly Tally[] | undefined = () => undefined,
): Promise<ShownState> {
  // A look at what was looked at before is noted already: it needs no lock, and may have been just
  // before whatever changes now.
  const before = await storedSteps(db, wave.id);
  const seen = stateOfSides(before);
  const kept = before.every(wasLookedAt) ? known(seen.versions) : undefined;
  if (kept) return { tallies: kept, ...seen };
  return db.transaction(async (tx) => {
    // Nothing may change between what is read and the note.
    await lockTallies(tx, wave.id);
    const steps = await storedSteps(tx, wave.id);
    const state = stateOfSides(steps);
    const listed = known(state.versions) ?? (await readTallies(tx, db, wave.id));
    const { minimumBase } = await steppingOf(tx, wave.id);
    // Of fewer than the minimum base readers see nothing.
    const visible = AUDIENCES.filter((audience) => {
      const own = listed.filter((cell) => cell.audience === audience && isSeen(cell));
      return own.reduce((sum, { sums }) => sum + (sums[0] ?? 0), 0) >= minimumBase;
    });
    await noteLook(tx, wave, steps, visible);
    return { tallies: listed, ...state };
  });
}

/**
 * Responses of one transaction. Every batch writes nearly all cells anew, so that large ones are much
 * cheaper; but on the embedded database respondents wait for its only connection.
 */
const BATCH = { server: 500_000, embedded: 2000 } as const;
/** Of these, responses that are read at once, and counted while others may have their turn. */
const PAGE = 5000;
const SLICE = 500;
/** Responses that make one step of what readers see, where it advances in steps. */
const STEP = 20_000;

/**
 * Counts responses that the tallies lack, and merges what imports brought, in short transactions,
 * until nothing is left but what would make too small a step for readers.
 * @returns how many responses were counted
 */
export async function fold(
  { db, kind }: Pick<OpenDatabase, 'db' | 'kind'>,
  wave: Place & { studyVersion: number | null },
  study: Study,
): Promise<number> {
  // A draft holds tests alone, of a study that may change until it opens.
  if (wave.studyVersion === null) return 0;
  // Most reports find nothing to count, and need no lock to know: whoever counts now takes keys and
  // adds tallies at one stroke.
  if (!(await isAnythingLeft(db, wave.id))) return 0;
  await mergeImports(db, wave);
  let folded = 0;
  for (;;) {
    await nextTurn();
    const batch = await foldBatch(db, wave, study, BATCH[kind]);
    folded += batch;
    if (batch === 0) return folded;
  }
}

async function isAnythingLeft(db: Database, waveId: string): Promise<boolean> {
  const waiting = db.select({ one: sql`1` }).from(unfolded).where(eq(unfolded.waveId, waveId));
  const brought = db.select({ one: sql`1` }).from(imports).where(unmerged(waveId));
  const [row] = await rowsOf(
    db,
    sql`select exists (${waiting}) or exists (${brought}) as "isLeft"`,
    z.object({ isLeft: z.boolean() }),
  );
  return row?.isLeft ?? false;
}

function foldBatch(db: Database, wave: Place, study: Study, limit: number): Promise<number> {
  return db.transaction(async (tx) => {
    await lockTallies(tx, wave.id);
    await takeInOrder(tx);
    const stepping = await steppingOf(tx, wave.id);
    const counted = new Tallying(study);
    let folded = 0;
    let taken: Promise<void> = Promise.resolve();
    try {
      for await (const rows of comingPages(db, tx, wave, study, stepping, limit, () => taken)) {
        if (folded === 0 && !stepping.isOpen && stepping.minimumBase > 1)
          await forgetSteps(tx, { id: wave.id, minimumBase: stepping.minimumBase });
        folded += rows.length;
        const before = taken;
        taken = before.then(() => take(tx, wave, study, stepping, rows));
        taken.catch(() => {});
        // The database takes the keys away, and sends the next responses, while these are counted.
        for (let start = 0; start < rows.length; start += SLICE) {
          await nextTurn();
          for (const row of rows.slice(start, start + SLICE)) counted.count(row, row);
        }
        await before;
      }
    } finally {
      // Behind the end of the transaction, a statement on its way would stand alone: keys would be gone
      // whose responses nobody counted.
      await taken.catch(() => {});
    }
    await taken;
    if (folded > 0) await addToKept(tx, db, wave, counted.settled());
    return folded;
  });
}

/**
 * The responses of one transaction, page by page.
 * @param taken when the keys of the pages before are gone, which what is looked for next depends on
 */
async function* comingPages(
  db: Database,
  tx: Database,
  wave: Place,
  study: Study,
  stepping: Stepping,
  limit: number,
  taken: () => Promise<void>,
): AsyncGenerator<Waiting[]> {
  // What makes a step for readers is counted before the next one is looked at.
  const isStepwise = AUDIENCES.some((audience) => stepping.stepOf(audience));
  let left = isStepwise ? Math.min(limit, STEP) : limit;
  let isStreamed = false;
  for (let last = ''; left > 0; ) {
    const wanted = isStepwise ? left : Math.min(PAGE, left);
    await taken();
    const rows = await nextToCount(tx, wave.id, study, wanted, stepping, last);
    if (rows.length === 0) return;
    yield rows;
    left = isStepwise ? 0 : left - rows.length;
    last = rows.at(-1)?.id ?? last;
    if (isStreamed || left === 0 || rows.length < PAGE) continue;
    isStreamed = true;
    // Another connection sees the same: nobody else takes keys while this one holds the lock.
    for await (const more of inPages(waitingStream(db, wave.id, study, left, last))) {
      left -= more.length;
      last = more.at(-1)?.id ?? last;
      yield more;
    }
  }
}

/** The same rows, so many at once as a statement takes keys away. */
async function* inPages(stream: AsyncGenerator<Waiting[]>): AsyncGenerator<Waiting[]> {
  let page: Waiting[] = [];
  for await (const rows of stream) {
    page = page.concat(rows);
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

/** Has the database take what waits in the order of its key. */
async function takeInOrder(tx: Database): Promise<void> {
  await tx.execute(
    sql`select ${sql.join(
      IN_ORDER.map((setting) => sql`set_config(${setting}, 'off', true)`),
      sql`, `,
    )}`,
  );
}

/** Notes that some responses come, and takes their keys away. */
async function take(
  tx: Database,
  wave: Place,
  study: Study,
  stepping: Stepping,
  rows: readonly Waiting[],
): Promise<void> {
  for (const audience of AUDIENCES) {
    const coming = rows.filter((row) => row.audience === audience && isSeen(row));
    const members = coming.map(({ id }) => id);
    const given = { audience, members, n: coming.length };
    if (coming.length > 0) await comeToSide(tx, wave, study, stepping, given);
  }
  await takeKeys(
    tx,
    wave.id,
    rows.map(({ id }) => id),
  );
}

/** Waves with responses or imports that the tallies lack, those with most of them first. */
export async function unfoldedWaves(db: Database, limit: number): Promise<string[]> {
  const rows = await db
    .select({ waveId: unfolded.waveId })
    .from(unfolded)
    .innerJoin(waves, and(eq(waves.id, unfolded.waveId), isNotNull(waves.studyVersion)))
    .groupBy(unfolded.waveId, waves.id)
    // Fewer may be held back until they make a step.
    .having(
      sql`count(*) filter (where not ${unfolded.held}) >= ${waves.minimumBase}
        or ${waves.status} <> 'open'`,
    )
    .orderBy(sql`count(*) desc`)
    .limit(limit);
  const brought = await db
    .selectDistinct({ waveId: imports.waveId })
    .from(imports)
    .where(and(eq(imports.status, 'published'), eq(imports.merged, false)))
    .limit(limit);
  return [...new Set([...rows, ...brought].map(({ waveId }) => waveId))];
}
