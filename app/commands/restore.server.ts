import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '../../db/open.server';
import { rowsOf } from '../../db/rows.server';
import { hasAnybodySignedIn } from '../../db/users.server';
import { DATABASE_MAJOR } from '../../db/version.server';
import { commandActor, trace } from '../audit/trace.server';
import { BACKUP_FORMAT, BACKUP_TABLES, type BackupTable, said } from './backup.server';
import { type Command, CommandFault, type CommandIo, options, UsageFault } from './command.server';
import { fileCode } from './destination.server';

const header = z.object({
  format: z.literal(BACKUP_FORMAT),
  major: z.number().int(),
  migration: z.string(),
});
const end = z.object({
  end: z.object({ rows: z.partialRecord(z.enum(BACKUP_TABLES), z.number()), sha256: z.string() }),
});

/** About how many characters of rows one statement carries. */
const BATCH = 1_000_000;

/** `parallax restore FILE`: puts a backup into an empty database, of either kind, all or nothing. */
export const restore: Command = async (args, { database, io, tenantId }) => {
  const [file, ...more] = options(args, {}, true).positionals;
  if (file === undefined || more.length > 0) throw new UsageFault('Say: parallax restore FILE');
  const lines = await backupFile(io, file);
  const first = await lines.next();
  const read = header.safeParse(first.done ? null : jsonOf(first.value));
  if (!read.success || first.done) throw new CommandFault(`${file} is no backup of Parallax.`);
  const { major, migration } = read.data;
  if (major !== DATABASE_MAJOR)
    throw new CommandFault(
      `${file} was made by major version ${major} of the database's form, this program has ${DATABASE_MAJOR}. Restore it with the program that made it.`,
    );
  // A backup of an earlier version goes into the tables of its time, which are then brought up.
  if (!(await database.migrate(migration)))
    throw new CommandFault(
      `${file} was made by a newer version (${migration}). Update this program, then restore.`,
    );
  const counts = await database.db.transaction(async (tx) => {
    await refuseFilled(tx);
    return load(tx, lines, first.value, file);
  });
  await database.migrate();
  await trace(database.db, commandActor(tenantId), {
    action: 'database.restore',
    subject: null,
    details: { file: path.basename(file), rows: Object.fromEntries(counts) },
  });
  await database.db.execute(sql`analyze`);
  await io.out(`Restored ${said(counts)} from ${file}.\n`);
  return 0;
};

async function backupFile(io: CommandIo, file: string): Promise<AsyncGenerator<string>> {
  const target = path.resolve(io.folder, file);
  if (!(await stat(target).catch(() => null))?.isFile())
    throw new CommandFault(`There is no file ${target}.`);
  const source = createReadStream(target);
  const text = createGunzip();
  source.on('error', (error) => text.destroy(error));
  source.pipe(text);
  return (async function* () {
    try {
      yield* createInterface({ input: text });
    } catch (error) {
      const code = fileCode(error);
      const why =
        code === undefined ? 'is damaged: it cannot be unpacked' : `cannot be read (${code})`;
      throw new CommandFault(`${file} ${why}. Nothing was restored.`);
    } finally {
      source.destroy();
    }
  })();
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Whether the database refuses what it was given: no value of its column, or doubled, or torn off. */
function isOfData(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && /^2[23]\w{3}$/.test(String(error.code))) || isOfData(error.cause);
}

/** What an empty database has rows in: its first organisation, and what was noted so far. */
const OWN_TABLES: readonly BackupTable[] = ['organisations', 'audit_log'];

async function refuseFilled(tx: Database): Promise<void> {
  for (const table of BACKUP_TABLES) {
    // The tables are those of the backup's time.
    const there = await rowsOf(
      tx,
      sql`select 1 as one where to_regclass(${table}) is not null`,
      z.unknown(),
    );
    // Whatever else there is would stand in the log too, which tries to sign in are in before.
    if (there.length === 0 || OWN_TABLES.includes(table)) continue;
    if (table === 'users' && !(await hasAnybodySignedIn(tx))) continue;
    const rows = await rowsOf(
      tx,
      sql`select 1 as one from ${sql.identifier(table)} limit 1`,
      z.unknown(),
    );
    if (rows.length > 0)
      throw new CommandFault(
        `The database is not empty (${table} holds rows); a backup is restored into an empty one. Name another DATA_DIR or DATABASE_URL, with DEMO=0.`,
      );
  }
}

/** The audit log that is there stays: what is restored gets numbers of its own after it. */
function rowsIn(table: BackupTable, rows: string) {
  const given = sql`(${rows}::text)::json`;
  if (table !== 'audit_log') return given;
  return sql`(select json_agg(row::jsonb || jsonb_build_object('id',
    nextval(pg_get_serial_sequence('audit_log', 'id'))) order by place)
    from json_array_elements(${given}) with ordinality as given (row, place))`;
}

async function load(
  tx: Database,
  lines: AsyncIterable<string>,
  first: string,
  file: string,
): Promise<Map<BackupTable, number>> {
  const damaged = new CommandFault(`${file} is damaged or cut off. Nothing was restored.`);
  const digest = createHash('sha256').update(`${first}\n`);
  const counts = new Map<BackupTable, number>();
  let table: BackupTable | undefined;
  let batch: string[] = [];
  let size = 0;
  const flush = async () => {
    if (table && batch.length > 0) {
      const name = sql.identifier(table);
      await tx
        .execute(
          sql`insert into ${name} select * from
            json_populate_recordset(null::${name}, ${rowsIn(table, `[${batch.join(',')}]`)})`,
        )
        .catch((error: unknown) => {
          throw isOfData(error) ? damaged : error;
        });
    }
    batch = [];
    size = 0;
  };
  for await (const line of lines) {
    if (line.startsWith('{"end":')) {
      await flush();
      const told = end.safeParse(jsonOf(line));
      const isWhole =
        told.success &&
        told.data.end.sha256 === digest.digest('hex') &&
        BACKUP_TABLES.every((name) => (told.data.end.rows[name] ?? 0) === (counts.get(name) ?? 0));
      if (!isWhole) throw damaged;
      return counts;
    }
    digest.update(`${line}\n`);
    const [, name = ''] = /^\{"(\w+)":/.exec(line) ?? [];
    const next = BACKUP_TABLES.find((candidate) => candidate === name);
    if (!next || !line.endsWith('}')) throw damaged;
    if (next !== table || size > BATCH) await flush();
    // Those that are there were never signed in to: the backup's take their place.
    if ((next === 'users' || next === 'organisations') && table !== next)
      await tx.execute(sql`delete from ${sql.identifier(next)}`);
    table = next;
    const row = line.slice(name.length + 4, -1);
    batch.push(row);
    size += row.length;
    counts.set(next, (counts.get(next) ?? 0) + 1);
  }
  throw damaged;
}
