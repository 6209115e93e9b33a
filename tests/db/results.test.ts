import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keptResult } from '../../db/results.server';
import { results } from '../../db/schema';
import { freshDatabase, openWave } from '../system/database';
import { DATABASES } from '../system/program';

const read = (stored: unknown) => Number(stored);

describe.each(DATABASES)('a kept result in the %s database', (kind) => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(() => database?.remove());

  it('is computed once for all who ask at the same time, and again for another state', async () => {
    const wave = await openWave(database);
    let computed = 0;
    const ask = (version: string) =>
      keptResult(database.db, wave, {
        source: 'side',
        key: 'slow',
        version,
        read,
        compute: async (alive) => {
          computed += 1;
          await alive();
          await new Promise((resolve) => setTimeout(resolve, 300));
          return computed * 10;
        },
      });
    expect(await Promise.all([ask('1'), ask('1'), ask('1')])).toEqual([10, 10, 10]);
    expect(await ask('1')).toBe(10);
    expect(await ask('2')).toBe(20);
    expect(computed).toBe(2);
  });

  it('leaves nothing behind where computing fails', async () => {
    const wave = await openWave(database);
    const ask = (compute: () => Promise<number>) =>
      keptResult(database.db, wave, {
        source: 'side',
        key: 'failing',
        version: '1',
        read,
        compute,
      });
    await expect(ask(() => Promise.reject(new Error('no luck')))).rejects.toThrow('no luck');
    expect(await ask(() => Promise.resolve(7))).toBe(7);
  });

  it('is taken over from a process that gives no sign of life', async () => {
    const wave = await openWave(database);
    await database.db.insert(results).values({
      waveId: wave.id,
      key: 'left',
      version: '1',
      touchedAt: sql`now() - interval '1 minute'`,
    });
    const found = await keptResult(database.db, wave, {
      source: 'side',
      key: 'left',
      version: '1',
      read,
      compute: () => Promise.resolve(5),
    });
    expect(found).toBe(5);
  });

  it('of an earlier state of its source is removed, and no other', async () => {
    const wave = await openWave(database);
    const ask = (source: string, key: string, version: string) =>
      keptResult(database.db, wave, {
        source,
        key,
        version,
        read,
        compute: () => Promise.resolve(1),
      });
    await ask('side', 'a', '1');
    await ask('sides', 'a', '1');
    await ask('side', 'b', '2');
    const kept = await database.db.select().from(results).where(eq(results.waveId, wave.id));
    expect(kept.map(({ key }) => key).sort()).toEqual(['side b', 'sides a']);
  });
});
