import { and, eq, inArray, or, sql } from 'drizzle-orm';
import { LRUCache } from 'lru-cache';
import { numbersIn, type Tally } from '../app/gap/tally';
import type { Database } from './open.server';
import { tallies } from './schema';
import { publishedImports } from './shownCount.server';
import { addInto, readTally, TALLY } from './tallyRows.server';

// One more answer changes a few of a wave's tallies. To write all of them out, send and read them was
// most of what a report of the new state cost.

/** What a process read of a wave last. */
interface Known {
  /** By the version of the row. */
  rows: ReadonlyMap<string, Tally>;
  tallies: readonly Tally[];
}

/** Numbers that are kept in all, about 8 bytes each. */
const NUMBERS = 4_000_000;

const kept = new WeakMap<Database, LRUCache<string, Known>>();

/** Where a row lies and who wrote it: what changes lies elsewhere, or was written by another. */
const VERSION = sql<string>`tallies.ctid::text || ' ' || tallies.xmin::text`;

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
  const versions = JSON.stringify([...(known?.rows.keys() ?? [])]);
  const isNew = sql`(${VERSION} not in (select jsonb_array_elements_text(${versions}::jsonb)))`;
  const found = await tx
    .select({
      ...TALLY,
      version: VERSION,
      importId: tallies.importId,
      sums: sql<unknown>`case when ${isNew} then ${TALLY.sums} end`,
      values: sql<unknown>`case when ${isNew} then ${TALLY.values} end`,
    })
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
  if (known && isSame) return known.tallies;
  const isOneEach = found.every(({ importId }) => importId === '');
  const listed = isOneEach ? [...rows.values()] : merged(rows.values());
  keptOf(db).set(waveId, { rows, tallies: listed });
  return listed;
}

/** Those of the same cell added up. */
function merged(rows: Iterable<Tally>): Tally[] {
  const cells = new Map<string, Tally>();
  // What is kept is not added to.
  for (const row of rows) addInto(cells, structuredClone(row));
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
