import { setImmediate as nextTurn } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { countUnsentPage, type Unsent, type UnsentInSegment } from '../../db/fieldwork.server';
import { countResponses } from '../../db/fieldworkCounts.server';
import type { Database } from '../../db/open.server';
import { listOpenings } from '../../db/openings.server';
import { keptResult, keptVersion } from '../../db/results.server';
import type { Wave } from '../../db/waves.server';
import { writeOpenings } from '../questionnaire/openings.server';
import type { Audience } from '../study/document';
import { advances, countsBySegment, type SegmentCounts, segmentCounts } from './bySegment';

/** Whoever saved a page since then is taken for being at it, in milliseconds. */
const ACTIVE = 30 * 60 * 1000;
/** Counting takes this part of the database's time at most, however many look. */
const SHARE = 20;
/** Counts that take less than this are made anew each time, in milliseconds. */
const QUICK = 200;
/** Nobody waits for new counts that take longer, in milliseconds, while there are some … */
const SLOW = 1000;
/** … that are younger than this. */
const FRESH = 15 * 60 * 1000;

/** Whose fieldwork is counted, by which segment items, and which of them is looked at. */
interface Asked {
  wave: Pick<Wave, 'id' | 'tenantId'>;
  items: readonly string[];
  by: string | null;
}

/** Counts a wave's fieldwork, whatever this process remembers of it. */
export async function countFieldwork(db: Database, { wave, items, by }: Asked, now: Date) {
  await writeOpenings(db);
  return {
    ...(await countResponses(db, wave, items)),
    ...(await countUnsent(db, wave.id, by === null ? [] : [by], new Date(now.getTime() - ACTIVE))),
    opened: await listOpenings(db, wave.id),
    asOf: now,
  };
}

async function countUnsent(
  db: Database,
  waveId: string,
  items: readonly string[],
  activeSince: Date,
): Promise<{ unsent: Unsent[]; unsentIn: UnsentInSegment[] }> {
  const unsent: Unsent[] = [];
  const unsentIn: UnsentInSegment[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const page = await countUnsentPage(db, waveId, items, { after, activeSince });
    addAll(unsent, page.pages);
    addAll(unsentIn, page.segments);
    after = page.next;
    if (after !== null) await nextTurn();
  }
  return { unsent, unsentIn };
}

/** Adds counts to those of the same kind. */
function addAll<Row extends { count: number }>(rows: Row[], more: readonly Row[]): void {
  const kindOf = (row: Row) => JSON.stringify({ ...row, count: 0 });
  const known = new Map(rows.map((row) => [kindOf(row), row]));
  for (const row of more) {
    const same = known.get(kindOf(row));
    if (same) same.count += row.count;
    else rows.push({ ...row });
  }
}

export type Counts = Awaited<ReturnType<typeof countFieldwork>>;

interface Kept {
  counts: Promise<Counts>;
  took: number;
  began: number;
  isRenewed: boolean;
}

const kept = new WeakMap<Database, LRUCache<string, Kept>>();

/** The counts of a wave's fieldwork, from a moment ago where they take long. */
export function fieldworkCounts(db: Database, asked: Asked, now: Date): Promise<Counts> {
  const known = kept.get(db) ?? new LRUCache<string, Kept>({ max: 200 });
  kept.set(db, known);
  const key = [asked.wave.id, asked.by, ...asked.items].join(' ');
  const found = known.get(key);
  const age = performance.now() - (found?.began ?? 0);
  // Whoever asks while they are counted for the first time waits for the same ones.
  if (found && (found.took === 0 || (found.took >= QUICK && age < found.took * SHARE)))
    return found.counts;
  const isPatient = found !== undefined && found.took >= SLOW && age < FRESH;
  if (found?.isRenewed && isPatient) return found.counts;
  const own: Kept = {
    counts: countFieldwork(db, asked, now),
    took: 0,
    began: performance.now(),
    isRenewed: false,
  };
  const settled = () => {
    own.took = performance.now() - own.began;
    known.set(key, own);
  };
  const dropped = () => {
    if (found) found.isRenewed = false;
    if (known.get(key) === own) known.delete(key);
  };
  own.counts.then(settled, dropped);
  if (found && isPatient) {
    found.isRenewed = true;
    return found.counts;
  }
  known.set(key, own);
  return own.counts;
}

/**
 * A side by the options of a segment item. While the wave is open it is as it was when nobody, or at
 * least the minimum base, had changed to what is counted now: from one look to the next nobody can be
 * told.
 */
export async function shownSegment(
  db: Database,
  wave: Wave,
  { audience, item }: { audience: Audience; item: string },
  counts: Counts,
): Promise<SegmentCounts> {
  const now = countsBySegment(counts, audience, item);
  if (wave.status !== 'open') return now;
  const named = { source: `fieldwork:${audience}:${item}`, key: 'segment' };
  const read = (stored: unknown) => segmentCounts.parse(stored);
  const state = (version: string) =>
    keptResult(db, wave, { ...named, version, read, compute: async () => now });
  const version = await keptVersion(db, wave.id, named);
  const shown = version === undefined ? undefined : await state(version);
  if (shown && !advances(shown, now, wave.minimumBase)) return shown;
  return state(String(Number(version ?? 0) + 1));
}
