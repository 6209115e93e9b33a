import type { Sql, TransactionSql } from 'postgres';
import type { FiledResponse } from '../app/study/response';
import { ImportGivenUp, type Place, responseId } from './imports.server';
import type { Database } from './open.server';

/**
 * Stages records of an import by `COPY`, in one transaction. False: nothing was staged, since a
 * respondent among them is there already or the database refuses them; `stage` tells which.
 * @throws ImportGivenUp
 */
export type Copy = (
  wave: Place,
  importId: string,
  records: readonly FiledResponse[],
) => Promise<boolean>;

const copies = new WeakMap<Database, Copy>();

/** Only a server takes `COPY`, and only outside of a transaction of the caller. */
export function copyOf(db: Database): Copy | undefined {
  return copies.get(db);
}

/** Lets `copyOf` know what a server's database is reached by. */
export function allowCopy(db: Database, client: Sql): void {
  copies.set(db, (wave, importId, records) => copy(client, wave, importId, records));
}

async function copy(
  client: Sql,
  wave: Place,
  importId: string,
  records: readonly FiledResponse[],
): Promise<boolean> {
  if (records.length === 0) return true;
  await touch(client, wave, importId);
  const named = records.filter(({ respondent }) => respondent !== null);
  const names = new Set(named.map(({ audience, respondent }) => `${audience} ${respondent}`));
  if (names.size < named.length) return false;
  if (named.length > 0 && ANALYSED.some((row) => isAmong(records, row)))
    await client`analyze responses`;
  try {
    await client.begin(async (tx) => {
      // Shared, so that two copies of one import do not wait for each other.
      const alive = await tx`select id from imports
        where wave_id = ${wave.id} and id = ${importId} and status = 'staging' for share`;
      if (alive.length === 0) throw new ImportGivenUp();
      if (await anyKnown(tx, wave.id, named)) throw new NotCopied();
      await send(tx, linesOf(wave, importId, records));
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

const isAmong = (records: readonly FiledResponse[], row: number) =>
  (records[0]?.row ?? 0) <= row && row <= (records.at(-1)?.row ?? 0);

/** Rolls back what was copied. */
class NotCopied extends Error {}

async function anyKnown(
  tx: TransactionSql,
  waveId: string,
  named: readonly FiledResponse[],
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

async function send(tx: TransactionSql, lines: string): Promise<void> {
  const stream = await tx.unsafe(COPY).writable();
  try {
    await new Promise<void>((resolve, reject) => {
      stream.on('error', reject);
      stream.write(Buffer.from(lines), () => {
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

/** Records as `COPY`'s text form has them. */
export function linesOf(
  { tenantId, id }: Place,
  importId: string,
  records: readonly FiledResponse[],
): string {
  const place = `${copyText(tenantId)}\t${copyText(id)}\t`;
  let moment: Date | null = null;
  let written = '';
  let lines = '';
  for (const record of records) {
    const { row, audience, respondent, locale, submittedAt, weight, cluster, json } = record;
    if (submittedAt !== moment) written = submittedAt.toISOString();
    moment = submittedAt;
    const who = `${audience}\t${copyText(respondent)}\t${copyText(locale)}`;
    const sample = `${weight ?? 1}\t${copyText(cluster)}`;
    // Backslashes are all that JSON has of what is to be escaped.
    const said = json.includes('\\') ? json.replaceAll('\\', '\\\\') : json;
    lines += `${place}${responseId(importId, row)}\t${who}\t${written}\t${sample}\t${said}\t${importId}\n`;
  }
  return lines;
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A value of `COPY`'s text form. @example copyText('a\tb') // 'a\\tb' */
function copyText(value: string | null): string {
  if (value === null) return '\\N';
  return /[\\\t\n\r]/.test(value)
    ? value.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character)
    : value;
}
