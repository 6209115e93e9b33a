import type net from 'node:net';
import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import postgres from 'postgres';
import type { Database } from './open.server';
import { undelayed } from './socket.server';

/** A cell of a row as PostgreSQL writes it; null: nothing. */
export type Cell = string | null;

/**
 * The rows of a statement, cell by cell, as they come: half of the time that the same rows take as a
 * JSON text, and the database goes on while they are read. They are of one moment.
 */
export type CopyOut = (query: SQL, options?: CopyOutOptions) => AsyncGenerator<Cell[][]>;

export interface CopyOutOptions {
  /** Settings of the planner that hold for the statement. */
  off?: readonly string[];
}

/** No connection came for a copy: nothing of it was given, and its reader goes page by page. */
export class NoConnection extends Error {}

/** How long one is waited for, in seconds. */
const PATIENCE = 3;

/** Columns that a statement can have. */
export const MOST_COLUMNS = 1600;

const copies = new WeakMap<Database, CopyOut>();
const dialect = new PgDialect({ casing: 'snake_case' });

/** Only a server copies; within a transaction of the caller it is not of that transaction. */
export function copyOutOf(db: Database): CopyOut | undefined {
  return copies.get(db);
}

/** Lets `copyOutOf` know what a server's database is reached by. */
export function allowCopyOut(db: Database, url: string): void {
  copies.set(db, (query, options) => copyOut(url, query, options));
}

async function* copyOut(
  url: string,
  query: SQL,
  { off = [] }: CopyOutOptions = {},
): AsyncGenerator<Cell[][]> {
  // `COPY` takes no parameters.
  const { sql: text } = dialect.sqlToQuery(query.inlineParams());
  // A connection of its own: one whose rows nobody reads on can serve nobody else.
  let open: net.Socket | undefined;
  const { socket } = undelayed();
  const options = {
    socket(address: Parameters<typeof socket>[0]) {
      open = socket(address);
      return open;
    },
    max: 1,
    prepare: false,
    fetch_types: false,
    onnotice: () => {},
    connect_timeout: PATIENCE,
  };
  const client = postgres(url, options);
  try {
    await begin(client);
    for (const setting of off) await client`select set_config(${setting}, 'off', true)`;
    const stream = await client.unsafe(`copy (${text}) to stdout`).readable();
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    let rest = '';
    for await (const chunk of stream) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      if (lines.length > 0) yield lines.map(cellsOf);
    }
    // The driver holds the socket back for the stream, and its last letters may leave it so.
    open?.resume();
    await client.unsafe('commit');
  } finally {
    const ended = client.end({ timeout: 0 });
    // A database that still sends hears of no other end.
    open?.destroy();
    await ended;
  }
}

async function begin(client: postgres.Sql): Promise<void> {
  try {
    await client.unsafe('begin read only');
  } catch (cause) {
    throw new NoConnection('No connection came to copy rows by.', { cause });
  }
}

/** The cells of a line of `COPY`'s text form. @example cellsOf('a\\tb\t\\N') // ['a\tb', null] */
export function cellsOf(line: string): Cell[] {
  const cells: Cell[] = line.split('\t');
  if (!line.includes('\\')) return cells;
  for (let place = 0; place < cells.length; place += 1) {
    const cell = cells[place];
    if (cell === '\\N') cells[place] = null;
    else if (cell?.includes('\\'))
      cells[place] = cell.replace(/\\(.)/gs, (_, letter: string) => LETTERS[letter] ?? letter);
  }
  return cells;
}

const LETTERS: Record<string, string> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};
