import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { addTally, type CountedResponse, copyOf, type Tally, tallyKey } from '../app/gap/tally';
import { AUDIENCES } from '../app/study/document';
import { answersColumn } from './answers.server';
import type { Database } from './open.server';
import { rowsOf } from './rows.server';
import { imports, type responses, tallies } from './schema';

// A report reads hundreds of thousands of these numbers: one look at each must do.
const sumsColumn = z.custom<number[]>(isNumbers, 'sums of a tally that are no numbers');
const valuesColumn = z.custom<Tally['values']>(
  (given) => isRecord(given) && Object.values(given).every(isByValue),
  'values of a tally that are no sums',
);

function isNumbers(given: unknown): given is number[] {
  return Array.isArray(given) && given.every((sum) => typeof sum === 'number');
}

function isRecord(given: unknown): given is Record<string, unknown> {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}

function isByValue(given: unknown): boolean {
  if (!isRecord(given)) return false;
  for (const value in given) {
    const sums = given[value];
    if (!isNumbers(sums) || sums.length !== 3) return false;
  }
  return true;
}

interface Place {
  id: string;
  tenantId: string;
}

/** Cells that one transaction merges; a cell of a wide study holds tens of thousands of sums. */
export const CELLS = 100;

/** Adds a tally to those of its cell. */
export function addInto(cells: Map<string, Tally>, counted: Tally): void {
  const key = tallyKey(counted);
  const known = cells.get(key);
  if (known) addTally(known, counted);
  else cells.set(key, counted);
}

/**
 * What is read of a stored tally. Numbers come as text: the driver makes an array of them letter by
 * letter, JSON does so in a tenth of the time.
 */
export const TALLY = {
  audience: tallies.audience,
  status: tallies.status,
  flagged: tallies.flagged,
  cluster: tallies.cluster,
  cell: tallies.cell,
  sums: sql<unknown>`${tallies.sums}::text`,
  values: sql<unknown>`${tallies.values}::text`,
};

type TallyRow = Pick<
  typeof tallies.$inferSelect,
  'audience' | 'status' | 'flagged' | 'cluster' | 'cell'
> & { sums: unknown; values: unknown };

const text = z.string();

/** Where a row lies and who wrote it: what changes lies elsewhere, or was written by another. */
export const VERSION = sql<string>`tallies.ctid::text || ' ' || tallies.xmin::text`;

/** Rows of a wave's tallies that a process knows already, by their versions. Nobody may change them. */
export type KnownRows = ReadonlyMap<string, Tally>;

/** What is read of stored tallies where some are known: of those, what they are and their versions. */
export function lacking(known: KnownRows) {
  const versions = JSON.stringify([...known.keys()]);
  const isNew = sql`(${VERSION} not in (select jsonb_array_elements_text(${versions}::jsonb)))`;
  return {
    ...TALLY,
    version: VERSION,
    sums: sql<unknown>`case when ${isNew} then ${TALLY.sums} end`,
    values: sql<unknown>`case when ${isNew} then ${TALLY.values} end`,
  };
}

/** A tally as it is stored. */
export function readTally({ cluster, sums, values, ...cell }: TallyRow): Tally {
  return {
    ...cell,
    cluster: cluster === '' ? null : cluster,
    // {1,2,3}
    sums: sumsColumn.parse(JSON.parse(`[${text.parse(sums).slice(1, -1)}]`)),
    values: valuesColumn.parse(JSON.parse(text.parse(values))),
  };
}

/** Imports of which tallies are still to be merged into the wave's own. */
export const unmerged = (waveId: string) =>
  and(eq(imports.waveId, waveId), eq(imports.status, 'published'), eq(imports.merged, false));

/** Merges all that is published, within a transaction of the caller that holds the wave's lock. */
export async function mergeAll(tx: Database, wave: Place): Promise<void> {
  const open = await tx.select({ id: imports.id }).from(imports).where(unmerged(wave.id));
  for (const { id } of open) while ((await mergeSome(tx, wave, id)) === CELLS);
}

/** Merges some tallies of a published import. @returns how many; fewer than `CELLS`: the last */
export async function mergeSome(tx: Database, wave: Place, importId: string): Promise<number> {
  await lockTallies(tx, wave.id);
  const some = sql`array(select ctid from ${tallies} where ${tallies.waveId} = ${wave.id}
    and ${tallies.importId} = ${importId} limit ${CELLS})`;
  const taken = await tx.delete(tallies).where(sql`ctid = any(${some})`).returning(TALLY);
  const added = new Map<string, Tally>();
  for (const counted of taken.map(readTally)) addInto(added, counted);
  await addTallies(tx, wave, added, '');
  if (taken.length < CELLS)
    await tx
      .update(imports)
      .set({ merged: true })
      .where(and(eq(imports.waveId, wave.id), eq(imports.id, importId)));
  return taken.length;
}

/** Merges the tallies of published imports into the wave's own, in short transactions. */
export async function mergeImports(db: Database, wave: Place): Promise<void> {
  const open = await db.select({ id: imports.id }).from(imports).where(unmerged(wave.id));
  for (const { id } of open) {
    let merged = CELLS;
    while (merged === CELLS) {
      await nextTurn();
      merged = await db.transaction((tx) => mergeSome(tx, wave, id));
    }
  }
}

/** What counting needs of a stored response. */
export function readCounted(
  row: Pick<
    typeof responses.$inferSelect,
    'audience' | 'status' | 'flagged' | 'cluster' | 'weight' | 'answers'
  >,
): CountedResponse {
  const { audience, status, flagged, cluster, weight, answers } = row;
  return { audience, status, flagged, cluster, weight, answers: answersColumn.parse(answers) };
}

/** One folder of a wave at a time, on any number of processes, until the transaction ends. */
export async function lockTallies(tx: Database, waveId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`tallies ${waveId}`}, 0))`);
}

function cellKeyOf(cell: string): string {
  return createHash('sha256').update(cell).digest('base64url').slice(0, 22);
}

/** No row. */
const NOTHING: KnownRows = new Map();
/** About how many numbers one statement carries. */
const NUMBERS = 200_000;

/** Rows that were written: their new versions, and the versions that these replace. */
interface Written {
  rows: Map<string, Tally>;
  replaced: Set<string>;
}

/**
 * Adds tallies to a wave's stored ones, or to those of an import that is still staged. A cell that
 * holds nobody any more is deleted. The caller holds the wave's lock, or stages the import.
 * @param known rows that need not be read
 * @returns the rows that are known once the transaction ends
 */
export async function addTallies(
  tx: Database,
  wave: Place,
  added: ReadonlyMap<string, Tally>,
  importId: string,
  known: KnownRows = NOTHING,
): Promise<KnownRows> {
  const keys = [...added.keys()].sort();
  const width = added.get(keys[0] ?? '')?.sums.length ?? 1;
  const chunk = Math.max(1, Math.min(500, Math.floor(NUMBERS / width)));
  const rows = new Map(known);
  for (let start = 0; start < keys.length; start += chunk) {
    const some = keys.slice(start, start + chunk).flatMap((key) => added.get(key) ?? []);
    const written = await addChunk(tx, wave, some, importId, known);
    for (const version of written.replaced) rows.delete(version);
    for (const [version, row] of written.rows) rows.set(version, row);
  }
  return rows;
}

async function addChunk(
  tx: Database,
  wave: Place,
  added: readonly Tally[],
  importId: string,
  known: KnownRows,
): Promise<Written> {
  const all = <Value>(of: (tally: Tally) => Value) => [...new Set(added.map(of))];
  const found = await tx
    .select(lacking(known))
    .from(tallies)
    .where(
      and(
        eq(tallies.waveId, wave.id),
        eq(tallies.importId, importId),
        inArray(
          tallies.audience,
          all(({ audience }) => audience),
        ),
        inArray(
          tallies.cellKey,
          all(({ cell }) => cellKeyOf(cell)),
        ),
        inArray(
          tallies.cluster,
          all(({ cluster }) => cluster ?? ''),
        ),
      ),
    );
  const stored = new Map(
    found.map(({ version, ...row }) => {
      const tally = known.get(version) ?? readTally(row);
      return [tallyKey(tally), { version, tally }];
    }),
  );
  const replaced = new Set<string>();
  const sums = added.map((addition) => {
    const before = stored.get(tallyKey(addition));
    if (before) replaced.add(before.version);
    const sum = before
      ? copyOf(before.tally)
      : { ...addition, sums: addition.sums.map(() => 0), values: {} };
    addTally(sum, addition);
    return sum;
  });
  const emptied = sums.filter((sum) => sum.sums[0] === 0);
  for (const sum of emptied) await tx.delete(tallies).where(isCell(wave.id, importId, sum));
  const rows = await writeTallies(
    tx,
    wave,
    sums.filter((sum) => sum.sums[0] !== 0),
    importId,
  );
  return { rows, replaced };
}

const writtenRow = z.object({
  audience: z.enum(AUDIENCES),
  status: z.enum(tallies.status.enumValues),
  flagged: z.boolean(),
  cluster: z.string(),
  cell: z.string(),
  version: z.string(),
});

/** Puts tallies in the place of what is stored of their cells. @returns them by their versions */
export async function writeTallies(
  tx: Database,
  wave: Place,
  sums: readonly Tally[],
  importId: string,
): Promise<Map<string, Tally>> {
  if (sums.length === 0) return new Map();
  // One text, since a parameter for each number takes most of the time; in it numbers and values are
  // texts again, which the database takes apart in a third of the time of arrays and objects.
  const rows = sums.map((sum) => ({
    ...sum,
    cluster: sum.cluster ?? '',
    cell_key: cellKeyOf(sum.cell),
    sums: `{${sum.sums.join()}}`,
    values: JSON.stringify(sum.values),
  }));
  const written = await rowsOf(
    tx,
    sql`insert into tallies (tenant_id, wave_id, audience, status, flagged, cluster, cell_key, import_id,
        cell, sums, "values")
      select ${wave.tenantId}, ${wave.id}, audience, status, flagged, cluster, cell_key, ${importId}, cell,
        sums::double precision[], "values"::jsonb
      from json_to_recordset((${JSON.stringify(rows)}::text)::json) as given(audience text, status text,
        flagged boolean, cluster text, cell_key text, cell text, sums text, "values" text)
      on conflict (wave_id, audience, status, flagged, cluster, cell_key, import_id)
        do update set sums = excluded.sums, "values" = excluded."values"
      returning audience, status, flagged, cluster, cell, ${VERSION} as version`,
    writtenRow,
  );
  const versions = new Map(written.map((row) => [tallyKey(row), row.version]));
  return new Map(
    sums.flatMap((sum) => {
      const version = versions.get(tallyKey(sum));
      return version === undefined ? [] : [[version, sum]];
    }),
  );
}

/** The row of one cell. */
export function isCell(waveId: string, importId: string, counted: Tally) {
  return and(
    eq(tallies.waveId, waveId),
    eq(tallies.importId, importId),
    eq(tallies.audience, counted.audience),
    eq(tallies.status, counted.status),
    eq(tallies.flagged, counted.flagged),
    eq(tallies.cluster, counted.cluster ?? ''),
    eq(tallies.cellKey, cellKeyOf(counted.cell)),
  );
}
