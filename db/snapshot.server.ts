import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Database, OpenDatabase } from './open.server';

/**
 * Reads page by page what a server's database held at one moment, however long the reading takes.
 * The embedded database has a single connection, which a reader would keep from everybody else:
 * there each page is of its own moment, and what is submitted meanwhile may or may not be among it.
 */
export async function* inSnapshot<Page>(
  { db, kind }: Pick<OpenDatabase, 'db' | 'kind'>,
  read: (db: Database) => AsyncIterable<Page>,
): AsyncGenerator<Page> {
  if (kind === 'embedded') {
    yield* read(db);
    return;
  }
  const pages = new PassThrough({ objectMode: true, highWaterMark: 2 });
  const reading = db
    .transaction((tx) => pipeline(read(tx), pages), {
      isolationLevel: 'repeatable read',
      accessMode: 'read only',
    })
    // What went wrong reaches the reader of the pages.
    .catch((error: unknown) => {
      pages.destroy(error instanceof Error ? error : new Error(String(error)));
    });
  try {
    for await (const page of pages) yield page as Page;
  } finally {
    pages.destroy();
    await reading;
  }
}
