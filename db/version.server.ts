import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from './open.server';
import { rowsOf } from './rows.server';

/** The major version of the database's form: programs of another one do not touch it. */
export const DATABASE_MAJOR = 1;

/** The oldest PostgreSQL that the queries run on. */
const OLDEST_SERVER = 15;

/** The database cannot be used by this program; the message says what to do. */
export class DatabaseRefused extends Error {}

const journal = z.object({ entries: z.array(z.object({ tag: z.string(), when: z.number() })) });

/** The migrations that this program knows, oldest first. */
async function knownMigrations(folder: string): Promise<{ tag: string; when: number }[]> {
  const text = await readFile(path.join(folder, 'meta', '_journal.json'), 'utf8');
  return journal.parse(JSON.parse(text)).entries;
}

async function hasTable(db: Database, name: string): Promise<boolean> {
  const [row] = await rowsOf(
    db,
    sql`select to_regclass(${name}) is not null as found`,
    z.object({ found: z.boolean() }),
  );
  return row?.found === true;
}

/** When the newest migration that a database has was written; null: it has none. */
async function newestWhen(db: Database): Promise<number | null> {
  if (!(await hasTable(db, 'drizzle.__drizzle_migrations'))) return null;
  const [row] = await rowsOf(
    db,
    sql`select max(created_at)::float8 as newest from drizzle.__drizzle_migrations`,
    z.object({ newest: z.number().nullable() }),
  );
  return row?.newest ?? null;
}

/**
 * Refuses a database that another major version wrote, or a newer version of this one, or that
 * runs on too old a server, before anything in it is touched.
 * @throws DatabaseRefused
 */
export async function refuseForeign(db: Database, migrations: string): Promise<void> {
  const [server] = await rowsOf(
    db,
    sql`select current_setting('server_version_num')::int / 10000 as major`,
    z.object({ major: z.number() }),
  );
  if (server && server.major < OLDEST_SERVER)
    throw new DatabaseRefused(
      `The database runs on PostgreSQL ${server.major}; Parallax needs ${OLDEST_SERVER} or newer. Update the server; nothing was changed.`,
    );
  if (await hasTable(db, 'installation')) {
    const [row] = await rowsOf(
      db,
      sql`select max(major) as major from installation`,
      z.object({ major: z.number().nullable() }),
    );
    const major = row?.major ?? DATABASE_MAJOR;
    if (major > DATABASE_MAJOR)
      throw new DatabaseRefused(
        `The database was written by a newer major version (form ${major}, this program has ${DATABASE_MAJOR}). Start it with that version, or restore a backup of this one into an empty database. Nothing was changed.`,
      );
    if (major < DATABASE_MAJOR)
      throw new DatabaseRefused(
        `The database was written by an older major version (form ${major}, this program has ${DATABASE_MAJOR}). Take a backup with the version that wrote it and follow the notes of this version on moving. Nothing was changed.`,
      );
  }
  const newest = await newestWhen(db);
  const known = (await knownMigrations(migrations)).at(-1);
  if (newest !== null && known && newest > known.when)
    throw new DatabaseRefused(
      'The database was written by a newer version of Parallax. Start it with that version, or update this one. Nothing was changed.',
    );
}

/** The name of the newest migration that a database has. */
export async function newestMigration(db: Database, migrations: string): Promise<string> {
  const newest = await newestWhen(db);
  const found = (await knownMigrations(migrations)).find(({ when }) => when === newest);
  if (!found) throw new Error('the database has a migration that this program does not know');
  return found.tag;
}

/** The PostgreSQL whose files the embedded database reads. */
const EMBEDDED_POSTGRES = '18';

/**
 * Refuses files of the embedded database that another PostgreSQL wrote.
 * @param folder that of the database's files
 * @throws DatabaseRefused
 */
export async function refuseForeignFiles(folder: string): Promise<void> {
  const version = await readFile(path.join(folder, 'PG_VERSION'), 'utf8').catch(() => null);
  if (version !== null && version.trim() !== EMBEDDED_POSTGRES)
    throw new DatabaseRefused(
      `${folder} holds files of PostgreSQL ${version.trim()}, and this version of Parallax reads those of ${EMBEDDED_POSTGRES}. Take a backup with the version that wrote them and restore it into an empty DATA_DIR. Nothing was changed.`,
    );
}

/**
 * Runs migrations from their folder, or from a copy of it that ends with one of them.
 * @returns false where that one is not known
 */
export async function withMigrations(
  folder: string,
  upTo: string | undefined,
  run: (folder: string) => Promise<unknown>,
): Promise<boolean> {
  const known = await knownMigrations(folder);
  const last = upTo === undefined ? known.length - 1 : known.findIndex(({ tag }) => tag === upTo);
  if (last < 0) return false;
  if (last === known.length - 1) {
    await run(folder);
    return true;
  }
  const copy = await mkdtemp(path.join(os.tmpdir(), 'parallax-migrations-'));
  try {
    await cp(folder, copy, { recursive: true });
    const file = path.join(copy, 'meta', '_journal.json');
    const whole = z.looseObject({ entries: z.array(z.unknown()) });
    const content = whole.parse(JSON.parse(await readFile(file, 'utf8')));
    await writeFile(
      file,
      JSON.stringify({ ...content, entries: content.entries.slice(0, last + 1) }),
    );
    await run(copy);
    return true;
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}
