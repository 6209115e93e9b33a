import net from 'node:net';
import { type SQL, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sameTallies } from '../../app/gap/sameTallies';
import { exportResponses } from '../../app/responses/export.server';
import {
  allowCopyOut,
  type Cell,
  type CopyOut,
  copyOutOf,
  NoConnection,
} from '../../db/copyOut.server';
import type { Database } from '../../db/open.server';
import { recountFolded } from '../../db/pages.server';
import { rowsOf } from '../../db/rows.server';
import { fold, listTallies } from '../../db/tallies.server';
import { everyKindStudy } from '../study/fixtures';
import { freshDatabase, openWave } from '../system/database';

describe('rows that are copied out of a server', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let copyOut: CopyOut;
  beforeAll(async () => {
    database = await freshDatabase('server');
    const found = copyOutOf(database.db);
    if (!found) throw new Error('a server copies');
    copyOut = found;
  });
  afterAll(() => database?.remove());

  const all = async (query: Parameters<CopyOut>[0]) => {
    const rows: Cell[][] = [];
    for await (const some of copyOut(query)) rows.push(...some);
    return rows;
  };

  /** So many responses that wait to be counted, a month and more between them. */
  const fill = async (waveId: string, count: number, answers: SQL) => {
    await database.db.execute(sql`insert into responses
        (tenant_id, wave_id, id, audience, submitted_at, answers)
      select 'main', ${waveId}, 'r' || lpad(i::text, 8, '0'), 'consumer',
        timestamptz '2026-10-01 12:00:00.0019Z' + i * interval '33 days', ${answers}
      from generate_series(1, ${count}::int) as i`);
    await database.db.execute(sql`insert into unfolded (tenant_id, wave_id, response_id)
      select tenant_id, wave_id, id from responses where wave_id = ${waveId}`);
  };

  it('hold each value as it is', async () => {
    const text = fc.string({
      unit: fc.constantFrom('\\', 'N', '\t', '\n', '\r', '\b', "'", 'å', '😀'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.option(text), text), { minLength: 1 }),
        async (rows) => {
          const values = rows.map(([a, b]) => sql`(${a}::text, ${b}::text)`);
          const found = await all(sql`select * from (values ${sql.join(values, sql`, `)}) as v`);
          expect(found).toEqual(rows);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('come in many parts, letters of several bytes among them', async () => {
    const rows = await all(sql`select i, ${'Привет, 😀'} from generate_series(1, 40000) as i`);
    expect(rows).toHaveLength(40_000);
    expect(new Set(rows.map(([, said]) => said))).toEqual(new Set(['Привет, 😀']));
    expect(rows.at(-1)?.[0]).toBe('40000');
  });

  it('keep no connection of a reader who stops in the middle', async () => {
    const marked = sql`select i, 'stops in the middle' from generate_series(1, 10000000) as i`;
    for await (const some of copyOut(marked)) {
      expect(some.length).toBeGreaterThan(0);
      break;
    }
    const running = () =>
      rowsOf(
        database.db,
        sql`select pid from pg_stat_activity
          where query like 'copy%stops in the middle%' and state = 'active'`,
        z.object({ pid: z.number() }),
      );
    await expect.poll(running, { timeout: 10_000 }).toEqual([]);
  });

  it('tell a fault, before the first row and behind others', async () => {
    await expect(all(sql`select nothing`)).rejects.toThrow('nothing');
    const late = sql`select 1 / (30000 - i) from generate_series(1, 40000) as i`;
    await expect(all(late)).rejects.toThrow('division by zero');
  });

  it('that break off while others are counted leave all of them waiting', async () => {
    const wave = await openWave(database);
    const uses = sql`case when i = 14000 then '"[no list"'::jsonb else '["app"]' end`;
    await fill(wave.id, 15_000, sql`jsonb_build_object('uses', ${uses})`);
    // What is counted is noted slowly, so that the fault comes while more is on its way.
    await database.db.execute(sql`create function slowly() returns trigger language plpgsql
      as 'begin perform pg_sleep(0.5); return null; end'`);
    await database.db.execute(sql`create trigger slow after insert or update on steps
      for each statement execute function slowly()`);
    await expect(fold(database, wave, everyKindStudy())).rejects.toThrow('JSON');
    await database.db.execute(sql`drop function slowly cascade`);
    const waiting = await rowsOf(
      database.db,
      sql`select count(*)::int as count from unfolded where wave_id = ${wave.id}`,
      z.object({ count: z.number() }),
    );
    expect(waiting).toEqual([{ count: 15_000 }]);
    expect(await listTallies(database.db, wave.id)).toEqual([]);
  });

  describe('where no connection comes', () => {
    const silent = net.createServer();
    let alone: Database;
    beforeAll(async () => {
      await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
      const address = silent.address();
      if (!address || typeof address === 'string') throw new Error('no port');
      alone = Object.create(database.db);
      allowCopyOut(alone, `postgres://nobody@127.0.0.1:${address.port}/nothing`);
    });
    afterAll(() => silent.close());

    it('are given up', async () => {
      const rows = copyOutOf(alone)?.(sql`select 1`);
      await expect(rows?.next()).rejects.toThrow(NoConnection);
    });

    it('come page by page, counted and exported all the same', { timeout: 60_000 }, async () => {
      const study = everyKindStudy();
      const wave = await openWave(database);
      await fill(wave.id, 12_000, sql`jsonb_build_object('advise', i % 11, 'words', E'a\tb')`);
      const crowded = { db: alone, kind: database.kind };
      expect(await fold(crowded, wave, study)).toBe(12_000);
      const stored = await listTallies(database.db, wave.id);
      expect(sameTallies(stored, await recountFolded(database.db, wave.id, study))).toBe(true);
      const exported = async (from: typeof crowded) => {
        let text = '';
        const options = { format: 'csv', labels: null } as const;
        for await (const some of exportResponses(from, wave.id, study, options)) text += some;
        return text;
      };
      const text = await exported(crowded);
      expect(text.split('\r\n')).toHaveLength(12_002);
      // Years beyond 2255, whose microseconds no number holds, among them.
      expect(text.match(/12:00:00\.001Z/g)).toHaveLength(12_000);
      expect(await exported(database)).toBe(text);
    });
  });
});
