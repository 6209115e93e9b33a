import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { countLeftIn, countSent, countTaken, countUnsent } from '../../db/fieldwork.server';
import type { Database } from '../../db/open.server';
import { keptResult, keptVersion } from '../../db/results.server';
import type { Wave } from '../../db/waves.server';
import { AUDIENCES } from '../study/document';

/** Whoever saved a page since then is taken for being at it, in milliseconds. */
const ACTIVE = 30 * 60 * 1000;
/** Counting takes this part of the database's time at most, however many look. */
const SHARE = 20;
/** Counts that take less than this are made anew each time, in milliseconds. */
const QUICK = 50;

async function count(db: Database, waveId: string, now: Date) {
  return {
    sent: await countSent(db, waveId),
    unsent: await countUnsent(db, waveId, new Date(now.getTime() - ACTIVE)),
    taken: await countTaken(db, waveId),
    asOf: now,
  };
}

type Counts = Awaited<ReturnType<typeof count>>;

const kept = new WeakMap<Database, LRUCache<string, Promise<Counts>>>();

/** The counts of a wave's fieldwork, from a moment ago where they took long. */
export function fieldworkCounts(db: Database, waveId: string, now: Date): Promise<Counts> {
  const known = kept.get(db) ?? new LRUCache<string, Promise<Counts>>({ max: 200 });
  kept.set(db, known);
  const found = known.get(waveId);
  if (found) return found;
  const began = performance.now();
  const counting = count(db, waveId, now);
  // Whoever asks meanwhile waits for the same ones.
  known.set(waveId, counting);
  counting.then(
    () => {
      const took = performance.now() - began;
      if (took < QUICK) known.delete(waveId);
      else known.set(waveId, counting, { ttl: took * SHARE });
    },
    () => known.delete(waveId),
  );
  return counting;
}

const snapshot = z.array(
  z.object({ audience: z.enum(AUDIENCES), code: z.string().nullable(), count: z.number() }),
);

/**
 * Questionnaires that were left by the options of a segment item, as they were when at least the minimum
 * base fewer had begun: from one count to the next nobody can be told.
 * @param started how many have begun by now
 */
export async function leftInSegment(
  db: Database,
  wave: Wave,
  item: string,
  started: number,
  now: Date,
) {
  const named = { source: `fieldwork:${item}`, key: 'left' };
  const version = Number(await keptVersion(db, wave.id, named));
  const isNear = Math.abs(started - version) < wave.minimumBase;
  return keptResult(db, wave, {
    ...named,
    version: String(isNear ? version : started),
    read: (stored) => snapshot.parse(stored),
    compute: () => countLeftIn(db, wave.id, item, new Date(now.getTime() - ACTIVE)),
  });
}
