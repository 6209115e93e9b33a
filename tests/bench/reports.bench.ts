import type { Sql } from 'postgres';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { findStudy, saveStudy } from '../../db/studies.server';
import { fold } from '../../db/tallies.server';
import { freshDatabase, openWave } from '../system/database';
import { apiClient, type Program, startProgram } from '../system/program';
import { benchDocument, benchStudy, SCALES, SEGMENTS } from './benchStudy';
import { keep, medianTime, residentMemory, timed, watchMemory, watchServer } from './measure';

/** How many responses reports are measured with; `BENCH_SIZES=10000,100000,1000000,10000000`. */
const SIZES = (process.env.BENCH_SIZES ?? '10000,100000,1000000').split(',').map(Number);
const BY = 'by=country*channel';
/** As waves have by default. */
const MINIMUM_BASE = 5;
/** Answers after which an open wave's report moves on: five rounds of all combinations, with both sides. */
const STEP = 5 * 432;
/** A line of the log about an answer. */
const served = z.object({ milliseconds: z.number() });

describe('reports on a PostgreSQL server', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let sql: Sql;
  let program: Program | undefined;
  beforeAll(async () => {
    database = await freshDatabase('server');
    sql = postgres(database.url ?? '', { max: 2 });
  });
  afterAll(async () => {
    await program?.stop();
    await sql?.end();
    await database?.remove();
  });

  it('take the same time at any size', async () => {
    const times: number[] = [];
    const freshTimes: number[] = [];
    let before: { size: number; memory: number } | null = null;
    for (const size of SIZES) {
      const wave = await filledWave(size);
      const plain = await timed(() => readPlainly(wave.id));
      expect(plain.result).toBe(size);
      const [{ backend } = { backend: 0 }] = await sql<
        { backend: number }[]
      >`select pg_backend_pid() as backend`;
      const server = watchServer(backend);
      const memory = watchMemory(process.pid);
      const own = process.cpuUsage();
      const { ms } = await timed(() => fold(database, wave, benchStudy));
      const { user, system } = process.cpuUsage(own);
      const reading = { what: 'reading them by a cursor', value: size / (plain.ms / 1000) };
      // A small wave is counted before the program has come to speed.
      const goal = size >= 100_000 ? { goal: { atLeast: 100_000 } } : {};
      keep({
        what: `fold ${size} responses`,
        value: size / (ms / 1000),
        unit: 'per s',
        isAbsolute: true,
        reference: reading,
        ...goal,
      });
      keep({
        what: 'the same for each second of the core that folds',
        value: size / ((user + system) / 1e6),
        unit: 'per s',
        isAbsolute: true,
        reference: reading,
        ...goal,
      });
      keep({
        what: 'seconds of processor that the database took for it',
        value: server.stop(),
        unit: 's',
        reference: { what: 'the program', value: (user + system) / 1e6 },
      });
      const folding = memory.stop();
      keep({
        what: `memory while ${size} are folded`,
        value: folding,
        unit: 'MB',
        ...(before === null
          ? {}
          : {
              reference: { what: `at ${before.size}`, value: before.memory },
              // A small one does not fill what a large one needs no more than.
              ...(before.size >= 100_000 ? { goal: { atMost: 1.5 } } : {}),
            }),
      });
      before = { size, memory: folding };
      // What the database still writes of so many rows belongs to none of the reports.
      await sql`vacuum analyze`;
      await sql`checkpoint`;
      // It comes only now, since it folds by itself.
      const serving = await startProgram('server', {
        env: {
          DATABASE_URL: database.url ?? '',
          DEMO: '0',
          RATE_LIMIT_ADDRESS: '0',
          // Its log says how long the server itself took.
          LOG_LEVEL: 'info',
        },
      });
      program = serving;
      const analyst = await apiClient(serving, 'analyst');
      const address = `/api/v1/waves/${wave.id}/gaps?${BY}`;
      const first = await timed(async () => {
        const answer = await serving.fetch(address, {
          headers: { Authorization: `Bearer ${analyst.key}` },
        });
        await answer.arrayBuffer();
      });
      keep({ what: `the first report of the wave, at ${size}`, value: first.ms, unit: 'ms' });
      const report = await medianTime(15, async () => {
        const answer = await serving.fetch(address, {
          headers: { Authorization: `Bearer ${analyst.key}` },
        });
        expect(answer.status).toBe(200);
        await answer.arrayBuffer();
      });
      const servedIn = medianServed(serving, 15);
      times.push(report);
      keep({
        what: `report by two segments at ${size}`,
        value: report,
        unit: 'ms',
        ...(times.length > 1
          ? { reference: { what: `at ${SIZES[0]}`, value: times[0] ?? 0 }, goal: { atMost: 1.5 } }
          : {}),
      });
      keep({
        what: `its median on the server at ${size}`,
        value: servedIn,
        unit: 'ms',
        isAbsolute: true,
        goal: { atMost: 50 },
      });
      let asked = 0;
      // The first ones are of a program that was started a moment ago; they stand above.
      const fresh = await medianTime(
        15,
        async () => {
          asked += 1;
          const answer = await serving.fetch(
            `${address}&confidence=0.9${String(asked).padStart(3, '0')}`,
            { headers: { Authorization: `Bearer ${analyst.key}` } },
          );
          expect(answer.status).toBe(200);
          await answer.arrayBuffer();
        },
        15,
      );
      freshTimes.push(fresh);
      keep({
        what: `one that nobody asked for before, at ${size}`,
        value: fresh,
        unit: 'ms',
        ...(freshTimes.length > 1
          ? {
              reference: { what: `at ${SIZES[0]}`, value: freshTimes[0] ?? 0 },
              goal: { atMost: 1.5 },
            }
          : {}),
      });
      keep({
        what: `its median on the server at ${size}`,
        value: medianServed(serving, 15),
        unit: 'ms',
        isAbsolute: true,
        goal: { atMost: 50 },
      });
      let come = size;
      for (const more of [1, STEP]) {
        const after = await medianTime(7, async () => {
          await answered(wave.id, come, come + more - 1);
          come += more;
          const answer = await serving.fetch(address, {
            headers: { Authorization: `Bearer ${analyst.key}` },
          });
          expect(answer.status).toBe(200);
          await answer.arrayBuffer();
        });
        keep({
          what: `one with ${more} answers more, at ${size}`,
          value: after,
          unit: 'ms',
          reference: { what: 'one that was asked for before', value: report },
        });
      }
      keep({
        what: `memory of the program after reports at ${size}`,
        value: residentMemory(serving.process.pid),
        unit: 'MB',
      });
      const raw = await medianTime(size >= 1_000_000 ? 1 : 3, () => sql.unsafe(groupBy(wave.id)));
      keep({
        what: `SQL of every share at ${size}`,
        value: raw,
        unit: 'ms',
        reference: { what: 'the report', value: report },
        ...(size === 1_000_000 ? { goal: { atLeast: 50 } } : {}),
      });
      keep({
        what: 'the same',
        value: raw,
        unit: 'ms',
        reference: { what: 'one that nobody asked for before', value: fresh },
        ...(size === 1_000_000 ? { goal: { atLeast: 50 } } : {}),
      });
      await serving.stop();
      program = undefined;
    }
  }, 3_600_000);

  /** How long the server took for the last reports, in milliseconds. */
  function medianServed(serving: Program, count: number): number {
    const lines = serving
      .log()
      .split('\n')
      .filter((line) => line.includes('"/api/v1/waves/:id/gaps"'));
    const taken = lines.slice(-count).map((line) => served.parse(JSON.parse(line)).milliseconds);
    return taken.sort((a, b) => a - b)[Math.floor(count / 2)] ?? Number.NaN;
  }

  /** Reads the answers of a wave and does nothing with them. */
  async function readPlainly(waveId: string): Promise<number> {
    let read = 0;
    const rows = sql`select id, audience, answers from responses where wave_id = ${waveId}`;
    for await (const part of rows.cursor(5000)) read += part.length;
    return read;
  }

  /** An open wave of so many responses of which every combination of segment codes occurs. */
  async function filledWave(size: number) {
    const { db } = database;
    await saveStudy(db, 'main', benchStudy);
    const study = await findStudy(db, 'main', benchDocument().key);
    const wave = await openWave(database, { studyId: study?.id ?? '', minimumBase: MINIMUM_BASE });
    await answered(wave.id, 0, size - 1);
    await sql`vacuum analyze responses`;
    return wave;
  }

  /** The responses with these numbers, waiting to be counted. */
  async function answered(waveId: string, from: number, to = from): Promise<void> {
    await sql.unsafe(`with come as (
        insert into responses (tenant_id, wave_id, id, audience, submitted_at, answers)
        select 'main', '${waveId}', 'r' || lpad(i::text, 12, '0'),
          case when (i / 432) % 5 = 0 then 'manager' else 'consumer' end, now(), ${answers()}
        from generate_series(${from}, ${to}) as i returning tenant_id, wave_id, id)
      insert into unfolded (tenant_id, wave_id, response_id) select tenant_id, wave_id, id from come`);
  }
});

/** Answers of the i-th respondent as SQL. */
function answers(): string {
  let width = 1;
  const segments = Object.entries(SEGMENTS).map(([key, count]) => {
    const code = `'${key}' || (1 + (i / ${width}) % ${count})`;
    width *= count;
    return `'${key}', ${code}`;
  });
  const scales = Array.from(
    { length: SCALES },
    (_, k) => `'scale_${k + 1}', 'a' || (1 + (i * ${7 + 2 * k} + i / 5) % 5)`,
  );
  return `jsonb_build_object(${[...scales, ...segments, `'recommend', (i * 13) % 11`, `'minutes', (i * 29) % 61`, `'uses', jsonb_build_array('use' || (1 + i % 4))`].join(', ')})`;
}

/** Every share by the same two segments, straight from the raw answers. */
function groupBy(waveId: string): string {
  const shares = [
    ...Array.from({ length: SCALES }, (_, k) =>
      Array.from(
        { length: 5 },
        (_, a) => `count(*) filter (where answers->>'scale_${k + 1}' = 'a${a + 1}')`,
      ),
    ).flat(),
    ...Array.from(
      { length: 11 },
      (_, score) => `count(*) filter (where answers->>'recommend' = '${score}')`,
    ),
    ...Array.from(
      { length: 4 },
      (_, use) => `count(*) filter (where answers->'uses' ? 'use${use + 1}')`,
    ),
    ...Object.entries(SEGMENTS).flatMap(([key, count]) =>
      Array.from(
        { length: count },
        (_, code) => `count(*) filter (where answers->>'${key}' = '${key}${code + 1}')`,
      ),
    ),
  ];
  return `select audience, answers->>'country', answers->>'channel', count(*), ${shares.join(', ')}
    from responses where wave_id = '${waveId}' group by 1, 2, 3`;
}
