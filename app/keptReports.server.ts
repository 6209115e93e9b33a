import { LRUCache } from 'lru-cache';
import type { Database } from '../db/open.server';
import type { GapFigures } from './gap/report';
import type { Tally } from './gap/tally';

/** Numbers that the kept tallies hold in all, about 8 bytes each. */
const NUMBERS = 4_000_000;
/** Rows that the kept reports hold in all, about a kilobyte each. */
const ROWS = 40_000;

/** What was last read and computed of the states that readers are shown. */
interface Kept {
  tallies: LRUCache<string, readonly Tally[]>;
  figures: LRUCache<string, GapFigures>;
}

const keptOf = new WeakMap<Database, Kept>();

/**
 * What this process keeps of reports. A state that readers are shown never changes, only another one
 * takes its place under another number; so nothing here is ever out of date, and any number of
 * processes agree. What was not asked for longest goes first.
 */
export function keptReports(db: Database): Kept {
  const known = keptOf.get(db);
  if (known) return known;
  const kept: Kept = {
    tallies: new LRUCache({
      maxSize: NUMBERS,
      sizeCalculation: (tallies) =>
        1 + tallies.reduce((sum, { sums, values }) => sum + sums.length + valueCount(values), 0),
    }),
    figures: new LRUCache({ maxSize: ROWS, sizeCalculation: ({ rows }) => 1 + rows.length }),
  };
  keptOf.set(db, kept);
  return kept;
}

function valueCount(values: Tally['values']): number {
  // A value is a member of its own with three numbers.
  return Object.values(values).reduce((sum, of) => sum + 8 * Object.keys(of).length, 0);
}
