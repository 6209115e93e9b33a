import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Cell, type CopyOut, copyOutOf } from '../../db/copyOut.server';
import { rowsOf } from '../../db/rows.server';
import { freshDatabase } from '../system/database';

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
});
