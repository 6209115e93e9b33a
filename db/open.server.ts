import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator';
import { drizzle as drizzlePostgres } from 'drizzle-orm/postgres-js';
import { migrate as migratePostgres } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { allowCopy } from './copy.server';
import { allowCopyOut } from './copyOut.server';
import { allowPrepared } from './prepared.server';
import * as schema from './schema';
import { undelayed } from './socket.server';
import { bringTallies } from './tallyForm.server';
import {
  DatabaseRefused,
  newestMigration,
  refuseForeign,
  refuseForeignFiles,
  withMigrations,
} from './version.server';

/** Either database: queries are written once, against what both offer. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

export interface OpenDatabase {
  db: Database;
  kind: 'embedded' | 'server';
  /**
   * Brings the database to this version's form, or to that of an earlier migration.
   * @returns whether that migration is known
   * @throws DatabaseRefused before anything is touched
   */
  migrate(upTo?: string): Promise<boolean>;
  /** @throws DatabaseRefused where another version wrote it, and where it was never migrated */
  check(): Promise<void>;
  /** The name of the newest migration that the database has. */
  migration(db: Database): Promise<string>;
  close(): Promise<void>;
}

/** Where the migrations lie: beside this program's package.json. */
export interface DatabasePlace {
  url: string | undefined;
  dataDir: string;
  migrations: string;
}

const settings = { schema, casing: 'snake_case' } as const;

/** One number for all processes: who holds it in a transaction migrates, the others wait. */
const MIGRATION_LOCK = 727_436_191;

/**
 * Opens PostgreSQL where an address is given, else PGlite in a folder of its own. Nothing is
 * migrated yet. The folder of PGlite is for one process; the caller holds its lock.
 */
export async function openDatabase(place: DatabasePlace): Promise<OpenDatabase> {
  return place.url ? openServer(place.url, place.migrations) : openEmbedded(place);
}

function openServer(url: string, migrationsFolder: string): OpenDatabase {
  // `prepare: false` is what PgBouncer's transaction mode needs.
  const options = {
    ...undelayed(),
    prepare: false,
    onnotice: () => {},
    connect_timeout: 10,
  };
  const client = postgres(url, options);
  const db = drizzlePostgres(client, settings);
  allowCopy(db, client);
  allowCopyOut(db, url);
  const closePrepared = allowPrepared(db, url);
  return {
    db,
    kind: 'server',
    check: () => checkForm(db, migrationsFolder),
    migration: (on) => newestMigration(on, migrationsFolder),
    async migrate(upTo) {
      await refuseForeign(db, migrationsFolder);
      const isKnown = await withMigrations(migrationsFolder, upTo, async (migrationsFolder) => {
        const migrator = postgres(url, { prepare: false, max: 1, onnotice: () => {} });
        try {
          await client.begin(async (lock) => {
            await lock`select pg_advisory_xact_lock(${MIGRATION_LOCK})`;
            await migratePostgres(drizzlePostgres(migrator, settings), { migrationsFolder });
          });
        } finally {
          await migrator.end({ timeout: 5 });
        }
      });
      if (upTo === undefined) await bringTallies(db);
      return isKnown;
    },
    async close() {
      await closePrepared();
      await client.end({ timeout: 5 });
    },
  };
}

async function openEmbedded({ dataDir, migrations }: DatabasePlace): Promise<OpenDatabase> {
  const folder = path.join(dataDir, 'db');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await refuseForeignFiles(folder);
  const client = await openFiles(folder);
  const db = drizzlePglite(client, settings);
  return {
    db,
    kind: 'embedded',
    check: () => checkForm(db, migrations),
    migration: (on) => newestMigration(on, migrations),
    async migrate(upTo) {
      await refuseForeign(db, migrations);
      const isKnown = await withMigrations(migrations, upTo, (migrationsFolder) =>
        migratePglite(db, { migrationsFolder }),
      );
      if (upTo === undefined) await bringTallies(db);
      return isKnown;
    },
    close: () => client.close(),
  };
}

/**
 * The embedded database's page cache. Its own setting of 128 MB is memory that an import fills and
 * never gives back; the system caches the same files.
 */
const PAGE_CACHE = '32MB';

async function openFiles(dataDir: string): Promise<PGlite> {
  const client = await PGlite.create({ dataDir });
  const { rows } = await client.query<{ shared_buffers: string }>('show shared_buffers');
  if (rows[0]?.shared_buffers === PAGE_CACHE) return client;
  // Counts from the next opening on, and stays with the folder.
  await client.exec(`alter system set shared_buffers = '${PAGE_CACHE}'`);
  await client.close();
  return PGlite.create({ dataDir });
}

async function checkForm(db: Database, migrations: string): Promise<void> {
  await refuseForeign(db, migrations);
  if (!(await isReady(db)))
    throw new DatabaseRefused(
      'The database is not of this version’s form yet. Run "npx parallax migrate", or start the program.',
    );
}

/** Whether the database answers and its tables are there. */
export async function isReady(db: Database): Promise<boolean> {
  try {
    await db.execute(sql`select 1 from waves limit 1`);
    return true;
  } catch {
    return false;
  }
}
