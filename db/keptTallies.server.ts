import { and, eq, inArray, or } from 'drizzle-orm';
import { LRUCache } from 'lru-cache';
import { copyOf, numbersIn, type Tally } from '../app/gap/tally';
import type { Database } from './open.server';
import { tallies } from './schema';
import { publishedImports } from './shownCount.server';
import { addInto, addTallies, type KnownRows, lacking, readTally } from './tallyRows.server';

// One more answer changes a few of a wave's tallies. To write all of them out, send and read them was
// most of what a report of the new state cost.

/** What a process read of a wave last, or wrote itself. */
interface Known {
  rows: KnownRows;
  /** Null: nobody has read these rows together. */
  tallies: readonly Tally[] | null;
}

/** Numbers that are kept in all, about 8 bytes each. */
const NUMBERS = 4_000_000;

const kept = new WeakMap<Database, LRUCache<string, Known>>();

/**
 * The tallies of a wave's folded responses, one a cell: what readers see. Of rows that this process
 * has read before only their versions are sent. Nobody may change what is given.
 * @param tx the transaction that reads @param db the database that it is of
 */
export async function readTallies(
  tx: Database,
  db: Database,
  waveId: string,
): Promise<readonly Tally[]> {
  const known = keptOf(db).get(waveId);
  const found = await tx
    .select({ ...lacking(known?.rows ?? new Map()), importId: tallies.importId })
    .from(tallies)
    .where(
      and(
        eq(tallies.waveId, waveId),
        or(eq(tallies.importId, ''), inArray(tallies.importId, publishedImports(tx, waveId))),
      ),
    );
  const rows = new Map(
    found.map(({ version, importId: _, ...row }) => [
      version,
      known?.rows.get(version) ?? readTally(row),
    ]),
  );
  const isSame =
    known?.rows.size === rows.size && [...rows.keys()].every((one) => known.rows.has(one));
  if (known?.tallies && isSame) return known.tallies;
  const isOneEach = found.every(({ importId }) => importId === '');
  const listed = isOneEach ? [...rows.values()] : merged(rows.values());
  keptOf(db).set(waveId, { rows, tallies: listed });
  return listed;
}

/**
 * Adds tallies to a wave's stored ones within a transaction that holds its lock. Of a wave that this
 * process has read before, neither are its rows read to add to them nor once they are written. Should
 * the transaction fail, the database never shows the versions that are kept of it.
 */
export async function addToKept(
  tx: Database,
  db: Database,
  wave: { id: string; tenantId: string },
  added: ReadonlyMap<string, Tally>,
): Promise<void> {
  const known = keptOf(db).get(wave.id);
  const rows = await addTallies(tx, wave, added, '', known?.rows);
  if (known) keptOf(db).set(wave.id, { rows, tallies: null });
}

/** Those of the same cell added up. */
function merged(rows: Iterable<Tally>): Tally[] {
  const cells = new Map<string, Tally>();
  // What is kept is not added to.
  for (const row of rows) addInto(cells, copyOf(row));
  return [...cells.values()];
}

function keptOf(db: Database): LRUCache<string, Known> {
  const known = kept.get(db);
  if (known) return known;
  const made = new LRUCache<string, Known>({
    maxSize: NUMBERS,
    sizeCalculation: ({ rows }) => 1 + numbersIn(rows.values()),
  });
  kept.set(db, made);
  return made;
}
