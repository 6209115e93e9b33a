import type { Sql, TransactionSql } from 'postgres';
import { ImportGivenUp, type Place, responseId, rowIn } from './imports.server';
import type { Database } from './open.server';
import type { StagedRecord } from './staging.server';

/**
 * Stages records of an import by `COPY`, in one transaction. False: nothing was staged, since a
 * respondent among them is there already or the database refuses them; `stage` tells which.
 * @param named the records that name a respondent
 * @throws ImportGivenUp
 */
export type Copy = (
  wave: Place,
  importId: string,
  lines: CopyLines,
  named: readonly StagedRecord[],
) => Promise<boolean>;

const copies = new WeakMap<Database, Copy>();

/** Only a server takes `COPY`, and only outside of a transaction of the caller. */
export function copyOf(db: Database): Copy | undefined {
  return copies.get(db);
}

/** Lets `copyOf` know what a server's database is reached by. */
export function allowCopy(db: Database, client: Sql): void {
  copies.set(db, (wave, importId, lines, named) => copy(client, wave, importId, lines, named));
}

async function copy(
  client: Sql,
  wave: Place,
  importId: string,
  lines: CopyLines,
  named: readonly StagedRecord[],
): Promise<boolean> {
  if (lines.rows === 0) return true;
  await touch(client, wave, importId);
  const names = new Set(named.map(({ audience, respondent }) => `${audience} ${respondent}`));
  if (names.size < named.length) return false;
  if (ANALYSED.some((row) => isAmong(named, row))) await client`analyze responses`;
  try {
    await client.begin(async (tx) => {
      // Shared, so that two copies of one import do not wait for each other.
      const alive = await tx`select id from imports
        where wave_id = ${wave.id} and id = ${importId} and status = 'staging' for share`;
      if (alive.length === 0) throw new ImportGivenUp();
      if (await anyKnown(tx, wave.id, named)) throw new NotCopied();
      await send(tx, lines.bytes);
    });
    return true;
  } catch (error) {
    if (error instanceof NotCopied) return false;
    throw error;
  }
}

/** How long a sign of life is good for, in milliseconds: much shorter than silence may be. */
const SIGN = 5000;
const signs = new Map<string, number>();

/** Gives a sign of life of an import, now and then. */
async function touch(client: Sql, wave: Place, importId: string): Promise<void> {
  const now = performance.now();
  if (now - (signs.get(importId) ?? Number.NEGATIVE_INFINITY) < SIGN) return;
  for (const [id, at] of signs) if (now - at >= SIGN) signs.delete(id);
  signs.set(importId, now);
  await client`update imports set touched_at = now()
    where wave_id = ${wave.id} and id = ${importId} and status = 'staging'`;
}

/**
 * Records before which the database counts anew what it holds: respondents of a wave that it takes
 * for empty would be looked up among all rows of the wave.
 */
const ANALYSED = [2001, 20_001, 200_001];

const isAmong = (records: readonly StagedRecord[], row: number) =>
  (records[0]?.row ?? 0) <= row && row <= (records.at(-1)?.row ?? 0);

/** Rolls back what was copied. */
class NotCopied extends Error {}

async function anyKnown(
  tx: TransactionSql,
  waveId: string,
  named: readonly StagedRecord[],
): Promise<boolean> {
  if (named.length === 0) return false;
  // They are looked up one by one.
  await tx`select set_config('enable_hashjoin', 'off', true),
    set_config('enable_mergejoin', 'off', true), set_config('enable_seqscan', 'off', true)`;
  const known = await tx`select 1
    from unnest(${named.map(({ audience }) => audience)}::text[],
      ${named.map(({ respondent }) => respondent)}::text[]) as g(audience, respondent)
    join responses r on r.wave_id = ${waveId} and r.audience = g.audience
      and r.respondent = g.respondent limit 1`;
  return known.length > 0;
}

const COPY = `copy responses (tenant_id, wave_id, id, audience, respondent, locale, submitted_at, weight,
  cluster, answers, import_id) from stdin`;

async function send(tx: TransactionSql, lines: Uint8Array): Promise<void> {
  try {
    // Where rows are under a policy the database takes no copy at all.
    const stream = await tx.unsafe(COPY).writable();
    await new Promise<void>((resolve, reject) => {
      stream.on('error', reject);
      stream.write(lines, () => {
        stream.end();
        setImmediate(resolve);
      });
    });
    // The driver never tells of a fault that comes after the last byte: the next statement does.
    await tx`select 1`;
  } catch {
    throw new NotCopied();
  }
}

/** Bytes that lines begin with, about those of a copy; they take twice as many whenever these are full. */
const ROOM = 2_000_000;

/**
 * Records in `COPY`'s text form. They are written as they are read, into one piece of memory, so that
 * of millions of them nothing is left to be collected.
 */
export class CopyLines {
  rows = 0;
  private room = Buffer.alloc(0);
  private end = 0;
  private readonly place: string;
  private moment: Date | null = null;
  private written = '';

  constructor(
    { tenantId, id }: Place,
    private readonly importId: string,
  ) {
    this.place = `${copyText(tenantId)}\t${copyText(id)}\t`;
  }

  get bytes(): Uint8Array {
    return this.room.subarray(0, this.end);
  }

  /** The same records again, where the database is to say by another way why it refuses them. */
  records(): StagedRecord[] {
    const lines = this.room.toString('utf8', 0, this.end).split('\n').slice(0, -1);
    return lines.map(recordOf);
  }

  add(record: StagedRecord): void {
    const { row, audience, respondent, locale, submittedAt, weight, cluster, json } = record;
    if (submittedAt !== this.moment) this.written = submittedAt.toISOString();
    this.moment = submittedAt;
    const who = `${audience}\t${copyText(respondent)}\t${copyText(locale)}`;
    const sample = `${weight ?? 1}\t${copyText(cluster)}`;
    // Backslashes are all that JSON has of what is to be escaped.
    const said = json.includes('\\') ? json.replaceAll('\\', '\\\\') : json;
    this.write(
      `${this.place}${responseId(this.importId, row)}\t${who}\t${this.written}\t${sample}\t${said}\t${this.importId}\n`,
    );
    this.rows += 1;
  }

  private write(line: string): void {
    // A UTF-16 unit takes three bytes at most.
    if (this.room.length - this.end < 3 * line.length) {
      const larger = Buffer.allocUnsafe(Math.max(ROOM, 2 * this.room.length + 3 * line.length));
      this.room.copy(larger, 0, 0, this.end);
      this.room = larger;
    }
    this.end += this.room.write(line, this.end);
  }
}

/** The record of a line that `CopyLines` wrote. */
function recordOf(line: string): StagedRecord {
  const texts = line.split('\t').map((text) => (text === '\\N' ? null : readText(text)));
  const [, , id, audience, respondent = null, locale = null, moment, weight, cluster = null, json] =
    texts;
  return {
    row: rowIn(id ?? ''),
    audience: audience === 'manager' ? 'manager' : 'consumer',
    respondent,
    locale,
    submittedAt: new Date(moment ?? ''),
    weight: Number(weight),
    cluster,
    json: json ?? '',
  };
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A value of `COPY`'s text form. @example copyText('a\tb') // 'a\\tb' */
function copyText(value: string | null): string {
  if (value === null) return '\\N';
  return /[\\\t\n\r]/.test(value)
    ? value.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character)
    : value;
}

const readText = (text: string): string =>
  text.replace(/\\(.)/g, (_, letter: string) => ({ t: '\t', n: '\n', r: '\r' })[letter] ?? letter);
