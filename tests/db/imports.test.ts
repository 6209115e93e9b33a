import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sameTallies } from '../../app/gap/sameTallies';
import { takeFile, takeList } from '../../app/responses/intake.server';
import type { FileMode } from '../../app/responses/modes';
import { abandonImport, beginImport, ImportGivenUp, sweepImports } from '../../db/imports.server';
import { markResponses } from '../../db/marking.server';
import { recountFolded, visibleResponses } from '../../db/pages.server';
import { publishImport } from '../../db/publishing.server';
import { eraseResponses } from '../../db/removal.server';
import { Settling } from '../../db/replacing.server';
import { storeResponse } from '../../db/responses.server';
import { isVisible, rowsOf } from '../../db/rows.server';
import { imports, responses, tallies } from '../../db/schema';
import { visibleIds } from '../../db/selection.server';
import { stage } from '../../db/staging.server';
import { fold, listTallies } from '../../db/tallies.server';
import { updateWave, type Wave, WaveNotOpen } from '../../db/waves.server';
import { everyKindStudy } from '../study/fixtures';
import { freshDatabase, openWave } from '../system/database';
import { DATABASES } from '../system/program';

const study = everyKindStudy();
const now = () => new Date();

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

function given(answers: Record<string, number | string>, respondent: string | null = null) {
  return {
    audience: 'consumer' as const,
    respondent,
    locale: null,
    submittedAt: new Date('2026-10-01T00:00:00Z'),
    weight: null,
    cluster: null,
    answers,
  };
}

describe.each(DATABASES)('an import into the %s database', (kind) => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(() => database?.remove());

  const csv = (wave: Wave, text: string, mode: FileMode = 'all', again = false) =>
    takeFile(database.db, wave, study, { bytes: bytes(text), format: 'csv' }, { mode, again, now });

  /** How many are visible, how many the tallies count, and whether both agree after folding. */
  async function standing(wave: Wave) {
    await fold(database, wave, study);
    const list = [];
    for await (const page of visibleResponses(database.db, wave.id)) list.push(...page);
    const counted = await listTallies(database.db, wave.id);
    return {
      visible: list.length,
      counted: counted.reduce((sum, { sums }) => sum + (sums[0] ?? 0), 0),
      same: sameTallies(counted, await recountFolded(database.db, wave.id, study)),
      advise: Object.fromEntries(
        list.flatMap(({ respondent, answers }) =>
          respondent ? [[respondent, (answers as { advise?: number }).advise]] : [],
        ),
      ),
    };
  }

  async function nothingStaged(wave: Wave): Promise<void> {
    const { db } = database;
    const left = await db
      .select({ id: imports.id, status: imports.status })
      .from(imports)
      .where(eq(imports.waveId, wave.id));
    expect(left.filter(({ status }) => status !== 'published')).toEqual([]);
    for (const table of [responses, tallies]) {
      const rows = await db
        .select({ importId: table.importId })
        .from(table)
        .where(sql`${table.waveId} = ${wave.id} and ${table.importId} <> ''`);
      const ids = left.map(({ id }) => id);
      expect(rows.filter(({ importId }) => !ids.includes(importId))).toEqual([]);
    }
  }

  it('is unseen while it is staged, and seen at once when it is published', async () => {
    const wave = await openWave(database);
    const importId = await beginImport(database.db, wave, now());
    const known = await stage(
      database.db,
      wave,
      importId,
      [
        { ...given({ advise: 9 }, 'a'), row: 1 },
        { ...given({ advise: 3 }), row: 2 },
      ],
      { replace: false },
    );
    expect(known).toEqual([]);
    expect(await standing(wave)).toMatchObject({ visible: 0, counted: 0 });
    await abandonImport(database.db, wave.id, importId);
    await nothingStaged(wave);
    await csv(wave, 'audience,respondent,advise\nconsumer,a,9\nconsumer,,3\n');
    expect(await standing(wave)).toEqual({ visible: 2, counted: 2, same: true, advise: { a: 9 } });
  });

  it('of the same file again stores nothing, with identities or without, unless it is asked to', async () => {
    for (const text of [
      'audience,respondent,advise\nconsumer,a,9\nconsumer,b,3\n',
      'audience,advise\nconsumer,9\nconsumer,9\n',
    ]) {
      const wave = await openWave(database);
      expect(await csv(wave, text)).toMatchObject({ stored: 2, duplicates: 0, repeated: false });
      expect(await csv(wave, text)).toMatchObject({ stored: 0, duplicates: 2 });
      expect((await standing(wave)).visible).toBe(2);
      const again = await csv(wave, text, 'all', true);
      expect((await standing(wave)).visible).toBe(2 + again.stored);
      expect(again.stored).toBe(text.includes('respondent') ? 0 : 2);
      await nothingStaged(wave);
    }
  });

  it('of the same file again with `replace`, after `skip` rejected some of it, stores the correction and nothing twice', async () => {
    const wave = await openWave(database);
    await csv(wave, 'audience,respondent,advise\nconsumer,a,9\nconsumer,b,3\n');
    const named = 'consumer,a,1\nconsumer,b,3\nconsumer,c,5\n';
    const text = `audience,respondent,advise\n${named}${'consumer,,7\n'.repeat(900)}`;
    const skipped = { stored: 901, duplicates: 1, rejectedCount: 1 };
    expect(await csv(wave, text, 'skip')).toMatchObject(skipped);
    // Only what names somebody can be compared; the rest of the file is there already.
    const repeated = { stored: 0, repeated: true, duplicates: 902, rejectedCount: 1 };
    expect(await csv(wave, text, 'skip')).toMatchObject(repeated);
    const corrected = { stored: 1, replaced: 1, repeated: false, duplicates: 902 };
    expect(await csv(wave, text, 'replace')).toMatchObject(corrected);
    const advise = { a: 1, b: 3, c: 5 };
    const standing1 = { visible: 903, counted: 903, same: true, advise };
    expect(await standing(wave)).toEqual(standing1);
    expect(await csv(wave, text, 'replace')).toMatchObject({ stored: 0, duplicates: 903 });
    expect(await csv(wave, text, 'replace')).toMatchObject({ repeated: true });
    expect(await standing(wave)).toEqual(standing1);
    await nothingStaged(wave);
  });

  it('sent twice at the same moment stores once', async () => {
    const wave = await openWave(database);
    const text = `audience,advise\n${'consumer,9\n'.repeat(1500)}`;
    const sent = await Promise.all([csv(wave, text), csv(wave, text), csv(wave, text)]);
    expect(sent.map(({ stored }) => stored).sort()).toEqual([0, 0, 1500]);
    expect(await standing(wave)).toMatchObject({ visible: 1500, counted: 1500, same: true });
    await nothingStaged(wave);
  });

  it('names what a refused file says wrong, and takes its corrected row for none that is there', async () => {
    const wave = await openWave(database);
    const header = 'audience,respondent,weight,advise\n';
    const bad = await csv(wave, `${header}consumer,a,1,9\nconsumer,b,1,11\nconsumer,c,0,3\n`);
    expect(bad).toMatchObject({
      stored: 0,
      rejectedCount: 2,
      rejected: [
        { row: 2, path: '$.answers.advise', column: 'advise', message: 'must be at most 10' },
        { row: 3, path: '$.weight', column: 'weight', message: 'must be above 0' },
      ],
    });
    expect((await standing(wave)).visible).toBe(0);
    const skipped = await csv(wave, `${header}consumer,a,1,9\nconsumer,b,1,11\n`, 'skip');
    expect(skipped).toMatchObject({ stored: 1, rejectedCount: 1 });
    const corrected = await csv(wave, `${header}consumer,a,1,9\nconsumer,b,1,10\n`);
    expect(corrected).toMatchObject({ stored: 1, duplicates: 1 });
    const weight = `${header}consumer,a,2,9\nconsumer,b,1,10\n`;
    expect(await csv(wave, weight)).toMatchObject({ stored: 0, rejectedCount: 1 });
    expect(await csv(wave, weight, 'replace')).toMatchObject({
      stored: 1,
      replaced: 1,
      duplicates: 1,
    });
    expect(await standing(wave)).toMatchObject({
      visible: 2,
      counted: 2,
      same: true,
      advise: { a: 9, b: 10 },
    });
    await nothingStaged(wave);
  });

  it('names the first hundred rejected rows and counts them all', async () => {
    const wave = await openWave(database);
    const text = `audience,advise\n${'consumer,11\n'.repeat(1200)}`;
    const { rejected, rejectedCount } = await csv(wave, text);
    expect(rejectedCount).toBe(1200);
    expect(rejected.map(({ row }) => row)).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
  });

  it.each<[FileMode, Awaited<ReturnType<typeof standing>>['advise'], string]>([
    ['all', { a: 1, same: 5 }, 'conflicts'],
    ['skip', { a: 1, b: 7, same: 5 }, 'published'],
    ['replace', { a: 2, b: 7, same: 5 }, 'published'],
  ])(
    'in mode %s settles respondents whom others brought while it was staged',
    async (mode, advise, outcome) => {
      const wave = await openWave(database);
      const importId = await beginImport(database.db, wave, now());
      const records = [
        { ...given({ advise: 2 }, 'a'), row: 1 },
        { ...given({ advise: 7 }, 'b'), row: 2 },
        { ...given({ advise: 5 }, 'same'), row: 3 },
      ];
      const replace = mode === 'replace';
      await stage(database.db, wave, importId, records, { replace });
      const single = { replace: false, now: now() };
      await storeResponse(database.db, wave, study, given({ advise: 1 }, 'a'), single);
      await storeResponse(database.db, wave, study, given({ advise: 5 }, 'same'), single);
      // The tallies of what is staged are written before it is published.
      const { addTallies } = await import('../../db/tallyRows.server');
      const { tally } = await import('../../app/gap/tally');
      const counted = tally(
        study,
        records.map((record) => ({
          ...record,
          status: 'complete' as const,
          flagged: false,
          weight: 1,
        })),
      );
      await addTallies(database.db, wave, counted, importId);
      const published = await publishImport(database.db, wave, study, importId, {
        digest: null,
        records: 3,
        stored: 3,
        rejected: 0,
        again: false,
        replace,
        skip: mode === 'skip',
        isWeighted: () => false,
        now: now(),
      });
      expect(published.outcome).toBe(outcome);
      if (outcome === 'conflicts') await abandonImport(database.db, wave.id, importId);
      const count = Object.keys(advise).length;
      expect(await standing(wave)).toEqual({ visible: count, counted: count, same: true, advise });
      await nothingStaged(wave);
    },
  );

  it.each([
    ['without a weight is a duplicate of one with another', '', 0],
    ['with another weight is a correction', '1', 1],
  ])('whose record %s, brought before it or meanwhile', async (_, weight, conflicts) => {
    const file = `audience,respondent,weight,advise\nconsumer,a,${weight},9\n`;
    const heavy = { ...given({ advise: 9 }, 'a'), weight: 2 };
    const single = { replace: false, now: now() };
    const expected = { stored: 0, duplicates: 1 - conflicts, rejectedCount: conflicts };
    const before = await openWave(database);
    await storeResponse(database.db, before, study, heavy, single);
    expect(await csv(before, file)).toMatchObject(expected);
    const wave = await openWave(database);
    const taken = await takeFile(
      database.db,
      wave,
      study,
      {
        format: 'csv',
        bytes: (async function* () {
          yield* bytes(`${file}${'consumer,,,9\n'.repeat(900)}`);
          await storeResponse(database.db, wave, study, heavy, single);
          yield* bytes('consumer,,,9\n');
        })(),
      },
      { mode: 'skip', now },
    );
    expect(taken).toMatchObject({ ...expected, stored: 901 });
  });

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
    expect(await standing(wave)).toMatchObject({ visible: 3, counted: 3, same: true });
    expect(await listTallies(database.db, wave.id)).toHaveLength(1);
  });

  /** A wave of some hundred respondents, counted, and an import of others of their answers. */
  async function corrected(count: number, weight = 1) {
    const wave = await openWave(database);
    const named = (advise: number) =>
      Array.from({ length: count }, (_, i) => `consumer,r${i},${i % 2 ? weight : 1},${advise}\n`);
    const head = 'audience,respondent,weight,advise\n';
    await csv(wave, `${head}${named(9).join('')}`);
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
      expect(await csv(wave, `${file}consumer,late,1,3\n`, 'replace')).toMatchObject({
        stored: 1101,
        replaced: 1101,
      });
      isOver = true;
      await watching;
      expect([...seen].filter((kind) => !['1101:9', '1101:3'].includes(kind))).toEqual([]);
      const { advise: _, ...left } = await standing(wave);
      expect(left).toEqual({ visible: 1101, counted: 1101, same: true });
      await nothingStaged(wave);
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
    await csv(wave, file, 'replace');
    await others;
    const { advise, ...left } = await standing(wave);
    expect(left.same).toBe(true);
    expect(left.visible).toBe(Object.keys(advise).length);
    expect(new Set(Object.values(advise)).size).toBeLessThan(4);
    await nothingStaged(wave);
  });

  it('in mode replace looks again where another one has gathered the same response meanwhile', async () => {
    const wave = await openWave(database);
    const { db } = database;
    await csv(wave, 'audience,respondent,advise\nconsumer,both,1\nconsumer,mine,1\n');
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
      const records = [{ row: 1, ...given({ advise }, respondent) }];
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
    await csv(wave, file, 'replace');
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
    expect((await standing(wave)).visible).toBe(599);
    await sweepImports(database.db, 0);
    await nothingStaged(wave);
  });

  it('refused or disturbed does not freeze others where the database has the statistics of a larger wave', async () => {
    const wave = await openWave(database);
    const { db } = database;
    // What an earlier wave of a million left: the planner takes this one for empty.
    await db.execute(sql`insert into responses (tenant_id, wave_id, id, audience, locale, submitted_at,
        weight, answers, import_id)
      select 'main', ${(await openWave(database)).id}, 'x' || lpad(i::text, 25, '0'), 'consumer', 'en',
        now(), 1, '{}'::jsonb, '' from generate_series(1, 60000) as i`);
    await db.execute(sql`analyze responses`);
    const rows = (n: number) => Array.from({ length: n }, (_, i) => `consumer,q${i},9\n`).join('');
    const head = 'audience,respondent,advise\n';
    let longest = 0;
    let isOver = false;
    // On the embedded database nobody is let in while the thread is held.
    const watching = (async () => {
      for (let before = performance.now(); !isOver; before = performance.now()) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        await db.execute(sql`select 1`);
        longest = Math.max(longest, performance.now() - before);
      }
    })();
    const started = performance.now();
    await csv(wave, `${head}${rows(12_000)}consumer,bad,11\n`);
    const disturbing = takeFile(
      db,
      wave,
      study,
      {
        format: 'csv',
        bytes: (async function* () {
          yield* bytes(`${head}${rows(12_000)}`);
          const single = { replace: false, now: now() };
          await storeResponse(db, wave, study, given({ advise: 1 }, 'q5'), single);
          yield* bytes('consumer,z,9\n');
        })(),
      },
      { mode: 'skip', now },
    );
    expect(await disturbing).toMatchObject({ stored: 12_000, rejectedCount: 1 });
    await csv(wave, `${head}${rows(12_000).replaceAll(',9', ',3')}`, 'replace');
    isOver = true;
    await watching;
    // Where rows are joined one by one with the wave each takes minutes.
    expect(performance.now() - started).toBeLessThan(40_000);
    expect(longest).toBeLessThan(2000);
  });

  it('that nobody stages any more is removed, and who staged it is told', async () => {
    const wave = await openWave(database);
    const importId = await beginImport(database.db, wave, now());
    const record = (row: number) => ({ ...given({ advise: 9 }), row });
    await stage(database.db, wave, importId, [record(1)], { replace: false });
    expect(await sweepImports(database.db, 3600)).toBe(0);
    expect(await sweepImports(database.db, 0)).toBeGreaterThan(0);
    await nothingStaged(wave);
    await expect(
      stage(database.db, wave, importId, [record(2)], { replace: false }),
    ).rejects.toThrow(ImportGivenUp);
    await nothingStaged(wave);
  });

  it('leaves nothing where its file breaks off, its sender is gone, or the wave closes meanwhile', async () => {
    const wave = await openWave(database);
    const start = `audience,advise\n${'consumer,9\n'.repeat(900)}`;
    const take = (source: AsyncIterable<Uint8Array>, signal?: AbortSignal) =>
      takeFile(
        database.db,
        wave,
        study,
        { bytes: source, format: 'csv' },
        { mode: 'all', now, ...(signal ? { signal } : {}) },
      );
    const broken = async function* () {
      yield* bytes(start);
      throw new Error('the line broke');
    };
    await expect(take(broken())).rejects.toThrow('the line broke');
    await nothingStaged(wave);
    const gone = new AbortController();
    const leaving = async function* () {
      yield* bytes(start);
      gone.abort(new Error('hung up'));
      yield* bytes('consumer,9\n');
    };
    await expect(take(leaving(), gone.signal)).rejects.toThrow('hung up');
    await nothingStaged(wave);
    await expect(take(bytes(`${start}consumer,\u0000`))).rejects.toThrow('NUL');
    await nothingStaged(wave);
    const closing = async function* () {
      yield* bytes(start);
      await updateWave(database.db, wave.id, { status: 'closed' });
      yield* bytes('consumer,9\n');
    };
    await expect(take(closing())).rejects.toThrow(WaveNotOpen);
    await nothingStaged(wave);
    expect((await standing(wave)).visible).toBe(0);
  });
});
