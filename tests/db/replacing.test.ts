import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { takeList } from '../../app/responses/intake.server';
import { filed } from '../../app/study/response';
import { beginImport, sweepImports } from '../../db/imports.server';
import { markResponses } from '../../db/marking.server';
import { eraseResponses } from '../../db/removal.server';
import { Settling } from '../../db/replacing.server';
import { storeResponse } from '../../db/responses.server';
import { isVisible, rowsOf } from '../../db/rows.server';
import { imports, responses } from '../../db/schema';
import { visibleIds } from '../../db/selection.server';
import { stage } from '../../db/staging.server';
import { fold, listTallies } from '../../db/tallies.server';
import { freshDatabase, openWave } from '../system/database';
import { DATABASES } from '../system/program';
import { given, importsInto, now, study } from './importStanding';

describe.each(DATABASES)('an import into the %s database', (kind) => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let into: ReturnType<typeof importsInto>;
  beforeAll(async () => {
    database = await freshDatabase(kind);
    into = importsInto(database);
  });
  afterAll(() => database?.remove());

  it('in mode replace recounts weighted cells, and deletes cells that hold nobody any more', async () => {
    const wave = await openWave(database);
    const one = (respondent: string, weight: number, region: string, minutes: number) => ({
      audience: 'consumer',
      respondent,
      weight,
      answers: { region, minutes, booking: 'easy', order: ['price'] },
    });
    const options = { mode: 'replace' as const, now };
    await takeList(
      database.db,
      wave,
      study,
      [one('a', 1e9, 'N', 1), one('b', 1e-6, 'N', 2), one('c', 1, 'S', 3)],
      options,
    );
    await fold(database, wave, study);
    const changed = [one('a', 1e-6, 'N', 4), one('c', 1, 'N', 3)];
    expect(await takeList(database.db, wave, study, changed, options)).toMatchObject({
      stored: 2,
      replaced: 2,
    });
    expect(await into.standing(wave)).toMatchObject({ visible: 3, counted: 3, same: true });
    expect(await listTallies(database.db, wave.id)).toHaveLength(1);
  });

  /** A wave of some hundred respondents, counted, and an import of others of their answers. */
  async function corrected(count: number, weight = 1) {
    const wave = await openWave(database);
    const named = (advise: number) =>
      Array.from({ length: count }, (_, i) => `consumer,r${i},${i % 2 ? weight : 1},${advise}\n`);
    const head = 'audience,respondent,weight,advise\n';
    await into.csv(wave, `${head}${named(9).join('')}`);
    await fold(database, wave, study);
    return { wave, file: `${head}${named(3).join('')}` };
  }

  it.each([1, 2.5])(
    'in mode replace takes all at once the place of what was there, with weights of 1 and %d',
    async (weight) => {
      const { wave, file } = await corrected(1100, weight);
      const single = { replace: false, now: now() };
      // Not counted yet when it is replaced.
      await storeResponse(database.db, wave, study, given({ advise: 9 }, 'late'), single);
      const seen = new Set<string>();
      let isOver = false;
      const watching = (async () => {
        while (!isOver) {
          const [row] = await rowsOf(
            database.db,
            sql`select count(*) || ':' || string_agg(distinct answers->>'advise', ',') as kind
              from responses where wave_id = ${wave.id} and ${isVisible(wave.id)}`,
            z.object({ kind: z.string() }),
          );
          seen.add(row?.kind ?? '');
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
      })();
      expect(await into.csv(wave, `${file}consumer,late,1,3\n`, 'replace')).toMatchObject({
        stored: 1101,
        replaced: 1101,
      });
      isOver = true;
      await watching;
      expect([...seen].filter((kind) => !['1101:9', '1101:3'].includes(kind))).toEqual([]);
      const { advise: _, ...left } = await into.standing(wave);
      expect(left).toEqual({ visible: 1101, counted: 1101, same: true });
      await into.nothingStaged(wave);
    },
  );

  it('in mode replace settles anew where somebody is erased, marked or answers meanwhile', async () => {
    const { wave, file } = await corrected(900);
    const ids = (await visibleIds(database.db, wave.id, {
      audience: 'consumer',
      respondents: ['r1', 'r2', 'r3'],
    })) as [string, string, string];
    const others = (async () => {
      await eraseResponses(database.db, wave, study, [ids[0]]);
      await markResponses(database.db, wave, study, [ids[1]], { flagged: true });
      await storeResponse(database.db, wave, study, given({ advise: 5 }, 'r3'), {
        replace: true,
        now: now(),
      });
    })();
    await into.csv(wave, file, 'replace');
    await others;
    const { advise, ...left } = await into.standing(wave);
    expect(left.same).toBe(true);
    expect(left.visible).toBe(Object.keys(advise).length);
    expect(new Set(Object.values(advise)).size).toBeLessThan(4);
    await into.nothingStaged(wave);
  });

  it('in mode replace looks again where another one has gathered the same response meanwhile', async () => {
    const wave = await openWave(database);
    const { db } = database;
    await into.csv(wave, 'audience,respondent,advise\nconsumer,both,1\nconsumer,mine,1\n');
    const publication = {
      digest: null,
      records: 1,
      stored: 1,
      rejected: 0,
      again: false,
      replace: true,
      skip: false,
      isWeighted: () => false,
      now: now(),
    };
    const ahead = async (advise: number, respondent: string) => {
      const importId = await beginImport(db, wave, now());
      const records = [filed(study, 1, given({ advise }, respondent))];
      await stage(db, wave, importId, records, { replace: true });
      const settling = new Settling(db, wave, study, importId, publication);
      await settling.ahead();
      return settling;
    };
    const isTaken = (settling: Settling) => db.transaction((tx) => settling.isTaken(tx));
    const first = await ahead(2, 'both');
    expect(await isTaken(first)).toBe(false);
    const other = await ahead(4, 'mine');
    expect(await isTaken(first)).toBe(false);
    const second = await ahead(3, 'both');
    expect([await isTaken(first), await isTaken(other), await isTaken(second)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('that died between publishing and removing what it replaced leaves nothing to be seen', async () => {
    const { wave, file } = await corrected(600);
    await into.csv(wave, file, 'replace');
    const [row] = await database.db
      .insert(imports)
      .values({
        tenantId: 'main',
        waveId: wave.id,
        id: 'gatheredgath',
        status: 'abandoned',
        merged: true,
      })
      .returning();
    await database.db
      .update(responses)
      .set({ importId: row?.id ?? '' })
      .where(and(eq(responses.waveId, wave.id), eq(responses.respondent, 'r5')));
    expect((await into.standing(wave)).visible).toBe(599);
    await sweepImports(database.db, 0);
    await into.nothingStaged(wave);
  });
});
