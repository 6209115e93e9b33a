import { createReadStream, createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Sql } from 'postgres';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  apiClient,
  emptyServerDatabase,
  type Program,
  startProgram,
  temporaryFolder,
} from '../system/program';
import { benchCsv, benchDocument } from './benchStudy';
import { keep, timed, watchMemory } from './measure';

/** Rows of the file; `BENCH_ROWS=100000` for a quick look. */
const ROWS = Number(process.env.BENCH_ROWS ?? 1_000_000);

describe('files on a PostgreSQL server', () => {
  let program: Program;
  let sql: Sql;
  beforeAll(async () => {
    const url = await emptyServerDatabase();
    sql = postgres(url, { max: 2 });
    program = await startProgram('server', {
      env: { DATABASE_URL: url, DEMO: '0', RATE_LIMIT_ADDRESS: '0' },
    });
  });
  afterAll(async () => {
    await program?.stop();
    await sql?.end();
  });

  it('come in and go out', async () => {
    const admin = await apiClient(program, 'admin');
    await admin.post('/api/v1/studies', benchDocument());
    const made = await admin.post('/api/v1/studies/bench/waves', { key: 'w', status: 'open' });
    const { id } = made.body as { id: string };
    const authorization = { Authorization: `Bearer ${admin.key}` };

    // Written beforehand: who sends a file does not make it up on the way.
    const folder = await temporaryFolder();
    const file = path.join(folder.path, 'responses.csv');
    await writeFile(file, benchCsv(ROWS));
    const importing = watchMemory(program.process.pid);
    const brought = await timed(async () => {
      const response = await program.fetch(`/api/v1/waves/${id}/responses`, {
        method: 'POST',
        headers: { ...authorization, 'Content-Type': 'text/csv' },
        body: Readable.toWeb(createReadStream(file)) as ReadableStream,
        duplex: 'half',
      } as RequestInit);
      expect(response.status).toBe(201);
      return response.json();
    });
    expect(brought.result).toMatchObject({ stored: ROWS });
    const importMemory = importing.stop();
    await sql`create table again (like responses including all)`;
    const copied = await timed(
      () => sql`insert into again select * from responses where wave_id = ${id}`,
    );
    keep({
      what: `import ${ROWS} CSV rows, validated and folded`,
      value: brought.ms / 1000,
      unit: 's',
      reference: { what: 'INSERT … SELECT', value: copied.ms / 1000 },
      goal: { atMost: 3 },
    });
    // Rows that are ready as the database takes them, into the same indexed table.
    const rows = path.join(folder.path, 'rows');
    const all = `copy (select * from responses where wave_id = '${id}') to stdout`;
    await pipeline(await sql.unsafe(all).readable(), createWriteStream(rows));
    await sql`create table third (like responses including all)`;
    const taken = await timed(async () =>
      pipeline(createReadStream(rows), await sql`copy third from stdin`.writable()),
    );
    keep({
      what: 'the same',
      value: brought.ms / 1000,
      unit: 's',
      reference: { what: 'COPY of rows that are ready', value: taken.ms / 1000 },
    });
    await folder.remove();
    keep({ what: 'memory of the import', value: importMemory, unit: 'MB' });

    const exporting = watchMemory(program.process.pid);
    const given = await timed(async () => {
      const response = await program.fetch(`/api/v1/waves/${id}/responses?format=csv`, {
        // As the reference, not compressed on the way.
        headers: { ...authorization, 'Accept-Encoding': 'identity' },
      });
      return lengthOf(response.body);
    });
    const exportMemory = exporting.stop();
    expect(given.result).toBeGreaterThan(ROWS * 50);
    const plain = await timed(async () => {
      // COPY takes no parameters.
      const stream = await sql
        .unsafe(`copy (select answers from responses where wave_id = '${id}') to stdout`)
        .readable();
      return lengthOf(Readable.toWeb(stream));
    });
    keep({
      what: `export ${ROWS} responses as CSV`,
      value: given.ms / 1000,
      unit: 's',
      reference: { what: 'COPY of the answers', value: plain.ms / 1000 },
      goal: { atMost: 4 },
    });
    keep({ what: 'memory of the export', value: exportMemory, unit: 'MB' });
  }, 3_600_000);
});

async function lengthOf(
  stream: { getReader: () => { read: () => Promise<{ done: boolean; value?: unknown }> } } | null,
): Promise<number> {
  const reader = stream?.getReader();
  let length = 0;
  for (;;) {
    const chunk = await reader?.read();
    if (!chunk || chunk.done) return length;
    length += chunk.value instanceof Uint8Array ? chunk.value.byteLength : 0;
  }
}
