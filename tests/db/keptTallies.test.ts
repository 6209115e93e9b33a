import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addTally, negate, type Tally, tally, tallyKey } from '../../app/gap/tally';
import { addToKept, readTallies } from '../../db/keptTallies.server';
import type { Database } from '../../db/open.server';
import { fold, listTallies } from '../../db/tallies.server';
import { addTallies } from '../../db/tallyRows.server';
import type { Wave } from '../../db/waves.server';
import { response } from '../gap/responses';
import { freshDatabase, openWave } from '../system/database';
import { DATABASES } from '../system/program';
import { importsInto, study } from './importStanding';

describe.each(DATABASES)('tallies that are read again, of the %s database', (kind) => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(() => database?.remove());

  const sorted = (list: readonly Tally[]) =>
    [...list].sort((a, b) => (tallyKey(a) < tallyKey(b) ? -1 : 1));
  const read = async (wave: Wave) => {
    const { db } = database;
    const again = await readTallies(db, db, wave.id);
    expect(sorted(again)).toEqual(sorted(await listTallies(db, wave.id)));
    return again;
  };
  /** Counts one more in a region. */
  const add = (tx: Database, wave: Wave, region: 'N' | 'S') =>
    addTallies(tx, wave, tally(study, [response({ answers: { region, minutes: 4 } })]), '');

  it('are what is stored, and of what did not change the very same', async () => {
    const { db } = database;
    const wave = await openWave(database);
    expect(await read(wave)).toEqual([]);
    for (const region of ['N', 'S'] as const) await add(db, wave, region);
    const before = await read(wave);
    expect(before).toHaveLength(2);
    expect(await read(wave)).toBe(before);
    await add(db, wave, 'N');
    const after = await read(wave);
    expect(after.filter((cell) => before.includes(cell)).map(({ sums }) => sums[0])).toEqual([1]);
    expect(after.map(({ sums }) => sums[0]).sort()).toEqual([1, 2]);
    expect(before.map(({ sums }) => sums[0])).toEqual([1, 1]);
  });

  it('are not what a transaction wrote that was rolled back', async () => {
    const { db } = database;
    const wave = await openWave(database);
    await add(db, wave, 'N');
    await db
      .transaction(async (tx) => {
        await add(tx, wave, 'N');
        expect((await readTallies(tx, db, wave.id))[0]?.sums[0]).toBe(2);
        throw new Error('given up');
      })
      .catch(() => {});
    expect((await read(wave))[0]?.sums[0]).toBe(1);
    for (let n = 0; n < 3; n += 1) {
      await add(db, wave, n % 2 ? 'S' : 'N');
      await read(wave);
    }
  });

  it('are what this process added to what it had read, whoever else added or took away meanwhile', async () => {
    const { db } = database;
    const wave = await openWave(database);
    const more = (region: 'N' | 'S', minutes: number, times = 1) =>
      tally(
        study,
        Array.from({ length: times }, () => response({ answers: { region, minutes } })),
      );
    const keep = (added: Map<string, Tally>, tx: Database = db) => addToKept(tx, db, wave, added);
    await keep(more('N', 4));
    const first = await read(wave);
    await keep(more('N', 7, 2));
    await keep(more('S', 9));
    const both = await read(wave);
    expect(both.map(({ sums }) => sums[0]).sort()).toEqual([1, 3]);
    expect(await read(wave)).toBe(both);
    expect(first.map(({ sums, values }) => [sums[0], values.minutes])).toEqual([
      [1, { 4: [1, 1, 1] }],
    ]);
    await add(db, wave, 'S');
    await keep(more('S', 9));
    expect((await read(wave)).map(({ sums }) => sums[0]).sort()).toEqual([3, 3]);
    await db
      .transaction(async (tx) => {
        await keep(more('N', 4), tx);
        throw new Error('given up');
      })
      .catch(() => {});
    expect((await read(wave)).map(({ sums }) => sums[0]).sort()).toEqual([3, 3]);
    await keep(more('N', 4));
    const fewer = more('S', 9, 2);
    for (const [key, value] of more('S', 4)) {
      const counted = fewer.get(key);
      if (counted) addTally(counted, value);
    }
    for (const counted of fewer.values()) negate(counted);
    await keep(fewer);
    expect((await read(wave)).map(({ sums }) => sums[0])).toEqual([4]);
  });

  it('of imports that are not merged yet are added to the wave’s own, which stay as they were', async () => {
    const wave = await openWave(database);
    const into = importsInto(database);
    await into.csv(wave, 'audience,minutes,region\nconsumer,4,N\n');
    expect((await read(wave)).map(({ sums }) => sums[0])).toEqual([1]);
    await into.csv(wave, 'audience,minutes,region\nconsumer,5,N\nconsumer,6,S\n');
    expect((await read(wave)).map(({ sums }) => sums[0]).sort()).toEqual([1, 2]);
    await fold(database, wave, study);
    expect((await read(wave)).map(({ sums }) => sums[0]).sort()).toEqual([1, 2]);
  });
});
