import { createHash } from 'node:crypto';
import path from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '../../db/open.server';
import { rowsOf } from '../../db/rows.server';
import { DATABASE_MAJOR } from '../../db/version.server';
import { commandActor, trace } from '../audit/trace.server';
import { type Command, options, UsageFault } from './command.server';
import { writeWholeFile } from './destination.server';

export const BACKUP_FORMAT = 'parallax.backup/1';

/**
 * Every table with data of its own, those that others refer to first. Sessions stay behind: who
 * holds a backup is not signed in by it, and a restored installation asks everybody to sign in. So do
 * mail and what it opens.
 */
export const BACKUP_TABLES = [
  'organisations',
  'studies',
  'study_versions',
  'study_drafts',
  'waves',
  'openings',
  'drafts',
  'imports',
  'responses',
  'unfolded',
  'tallies',
  'steps',
  'batches',
  'api_keys',
  'published_figures',
  'benchmarks',
  'users',
  'sign_in_providers',
  'identities',
  'second_factors',
  'recovery_codes',
  'wave_readers',
  'invitations',
  'audit_log',
  'study_draft_edits',
] as const;
export type BackupTable = (typeof BACKUP_TABLES)[number];

/** What of a table a backup holds: imports that are still staged are left out. */
function filterOf(table: BackupTable) {
  const published = sql`exists (select 1 from imports i where i.wave_id = t.wave_id
    and i.id = t.import_id and i.status = 'published')`;
  if (table === 'imports') return sql`t.status = 'published'`;
  if (table === 'responses' || table === 'tallies') return sql`(t.import_id = '' or ${published})`;
  return sql`true`;
}

const PAGE = 500;

/** `parallax backup FILE`: everything that the database holds at one moment, in one file. */
export const backup: Command = async (args, { database, io, tenantId }) => {
  const [file, ...more] = options(args, {}, true).positionals;
  if (file === undefined || more.length > 0)
    throw new UsageFault('Say: parallax backup FILE (a name ending in .gz is usual)');
  await database.migrate();
  const counts = new Map<BackupTable, number>();
  await database.db.transaction(
    async (tx) => {
      const lines = backupLines(tx, await database.migration(tx), counts);
      await writeWholeFile(io, file, zipped(lines));
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
  const rows = Object.fromEntries(counts);
  await trace(database.db, commandActor(tenantId), {
    action: 'database.backup',
    subject: null,
    details: { file: path.basename(file), rows },
  });
  await io.out(`Backed up ${said(counts)} to ${file}.\n`);
  return 0;
};

/** Begins to read once it is read itself: not where there is nothing to write to. */
async function* zipped(lines: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const zip = createGzip();
  pipeline(Readable.from(lines), zip, () => {});
  yield* zip;
}

export function said(counts: ReadonlyMap<BackupTable, number>): string {
  const of = (table: BackupTable) => new Intl.NumberFormat('en').format(counts.get(table) ?? 0);
  return `the database (studies: ${of('studies')}, waves: ${of('waves')}, responses: ${of('responses')})`;
}

/** A header, a line for every row under its table's name, and an end that tells a whole file. */
async function* backupLines(
  tx: Database,
  migration: string,
  counts: Map<BackupTable, number>,
): AsyncGenerator<string> {
  const digest = createHash('sha256');
  const told = (line: string) => {
    digest.update(line);
    return line;
  };
  yield told(
    `${JSON.stringify({
      format: BACKUP_FORMAT,
      major: DATABASE_MAJOR,
      migration,
      createdAt: new Date().toISOString(),
    })}\n`,
  );
  for (const table of BACKUP_TABLES) {
    const name = sql.identifier(table);
    await tx.execute(
      sql`declare backup no scroll cursor for
        select row_to_json(t)::text as row from ${name} t where ${filterOf(table)}`,
    );
    let count = 0;
    for (;;) {
      const rows = await rowsOf(
        tx,
        sql.raw(`fetch ${PAGE} from backup`),
        z.object({ row: z.string() }),
      );
      count += rows.length;
      if (rows.length > 0) yield told(rows.map(({ row }) => `{"${table}":${row}}\n`).join(''));
      if (rows.length < PAGE) break;
    }
    await tx.execute(sql`close backup`);
    counts.set(table, count);
  }
  const end = { rows: Object.fromEntries(counts), sha256: digest.digest('hex') };
  yield `${JSON.stringify({ end })}\n`;
}
