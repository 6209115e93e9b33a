import { is, Placeholder, type SQL, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import postgres, { type Sql } from 'postgres';
import { z } from 'zod';
import type { Database } from './open.server';
import { rowsOf } from './rows.server';
import { undelayed } from './socket.server';

// A page of a questionnaire asks the database once. To send that statement's text, have it parsed and
// planned, and hear of its parameters before they can be sent, took most of the question's time. A
// pooler that gives every transaction another connection does not know what was prepared on the last
// one, so statements are prepared only where none stands between.

type Value = string | boolean | null;
type Run = (text: string, values: Value[]) => Promise<unknown[]>;

/** How prepared statements run now; undefined where they cannot. */
const runs = new WeakMap<Database, () => Run | undefined>();
const dialect = new PgDialect({ casing: 'snake_case' });

/**
 * A respondent is looked up. A plan that is made while there are few of them would read all, and stay
 * when there are many.
 */
const BY_INDEX = '-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off';

/** Connections for respondents alone, who so wait for no report or export. */
const CONNECTIONS = 4;

/**
 * Lets statements be prepared on a server, from when it has said that no pooler stands between.
 * @returns what closes the connections for them
 */
export function allowPrepared(db: Database, url: string): () => Promise<void> {
  let client: Sql | undefined;
  let isDirect: boolean | undefined;
  const ask = async () => {
    client ??= openDirect(url);
    isDirect = await saysDirect(client);
    if (isDirect === false) await client.end({ timeout: 5 });
  };
  let asked: Promise<void> | undefined;
  const run: Run = async (text, values) => {
    try {
      return [...((await client?.unsafe(text, values, { prepare: true })) ?? [])];
    } catch (cause) {
      throw new Error(`Failed query: ${text}`, { cause });
    }
  };
  runs.set(db, () => {
    // A server that cannot be reached yet is asked again.
    if (isDirect === undefined)
      asked ??= ask().finally(() => {
        asked = undefined;
      });
    return isDirect ? run : undefined;
  });
  return async () => {
    await asked;
    await client?.end({ timeout: 5 });
  };
}

/** A setting that a connection is opened with: poolers refuse such ones, or forget them. */
function openDirect(url: string): Sql {
  const options = {
    ...undelayed(),
    max: CONNECTIONS,
    // Else the driver asks for types by a statement that is prepared.
    fetch_types: false,
    onnotice: () => {},
    connect_timeout: 10,
    connection: { options: `-c parallax.direct=1 ${BY_INDEX}` },
  };
  return postgres(url, options);
}

/** Whether connections are to the database itself; undefined where it cannot be reached. */
async function saysDirect(client: Sql): Promise<boolean | undefined> {
  try {
    const [row] = await client.unsafe("select current_setting('parallax.direct', true) as direct");
    return row?.direct === '1';
  } catch (error) {
    return error instanceof postgres.PostgresError ? false : undefined;
  }
}

/**
 * A statement that respondents ask for: prepared once a connection where that can be, else sent anew.
 * @param build the statement, with its values where they belong
 * @param row the schema of one of its rows
 */
export function statement<Name extends string, Row>(
  build: (value: (name: Name) => SQL | Placeholder) => SQL,
  row: z.ZodType<Row>,
): (db: Database, values: Record<Name, Value>) => Promise<Row[]> {
  const rows = z.array(row);
  const text = once(() => dialect.sqlToQuery(build((name) => sql.placeholder(name))));
  return async (db, values) => {
    const run = runs.get(db)?.();
    if (!run)
      return rowsOf(
        db,
        build((name) => sql`${sql.param(values[name])}`),
        row,
      );
    const all = new Map<unknown, Value>(Object.entries<Value>(values));
    const given = text().params.map((param) =>
      is(param, Placeholder) ? (all.get(param.name) ?? null) : String(param),
    );
    return rows.parse(await run(text().sql, given));
  };
}

function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
