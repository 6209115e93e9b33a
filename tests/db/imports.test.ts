import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeFile } from '../../app/responses/intake.server';
import type { FileMode } from '../../app/responses/modes';
import { filed } from '../../app/study/response';
import { abandonImport, beginImport, ImportGivenUp, sweepImports } from '../../db/imports.server';
import { publishImport } from '../../db/publishing.server';
import { storeResponse } from '../../db/responses.server';
import { stage } from '../../db/staging.server';
import { updateWave, WaveNotOpen } from '../../db/waves.server';
import { freshDatabase, openWave } from '../system/database';
import { DATABASES } from '../system/program';
import { bytes, given, importsInto, now, study } from './importStanding';

describe.each(DATABASES)('an import into the %s database', (kind) => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let into: ReturnType<typeof importsInto>;
  beforeAll(async () => {
    database = await freshDatabase(kind);
    into = importsInto(database);
  });
  afterAll(() => database?.remove());

  it('is unseen while it is staged, and seen at once when it is published', async () => {
    const wave = await openWave(database);
    const importId = await beginImport(database.db, wave, now());
    const known = await stage(
      database.db,
      wave,
      importId,
      [filed(study, 1, given({ advise: 9 }, 'a')), filed(study, 2, given({ advise: 3 }))],
      { replace: false },
    );
    expect(known).toEqual([]);
    expect(await into.standing(wave)).toMatchObject({ visible: 0, counted: 0 });
    await abandonImport(database.db, wave.id, importId);
    await into.nothingStaged(wave);
    await into.csv(wave, 'audience,respondent,advise\nconsumer,a,9\nconsumer,,3\n');
    expect(await into.standing(wave)).toEqual({
      visible: 2,
      counted: 2,
      same: true,
      advise: { a: 9 },
    });
  });

  it('of the same file again stores nothing, with identities or without, unless it is asked to', async () => {
    for (const text of [
      'audience,respondent,advise\nconsumer,a,9\nconsumer,b,3\n',
      'audience,advise\nconsumer,9\nconsumer,9\n',
    ]) {
      const wave = await openWave(database);
      expect(await into.csv(wave, text)).toMatchObject({
        stored: 2,
        duplicates: 0,
        repeated: false,
      });
      expect(await into.csv(wave, text)).toMatchObject({ stored: 0, duplicates: 2 });
      expect((await into.standing(wave)).visible).toBe(2);
      const again = await into.csv(wave, text, 'all', true);
      expect((await into.standing(wave)).visible).toBe(2 + again.stored);
      expect(again.stored).toBe(text.includes('respondent') ? 0 : 2);
      await into.nothingStaged(wave);
    }
  });

  it('of the same file again with `replace`, after `skip` rejected some of it, stores the correction and nothing twice', async () => {
    const wave = await openWave(database);
    await into.csv(wave, 'audience,respondent,advise\nconsumer,a,9\nconsumer,b,3\n');
    const named = 'consumer,a,1\nconsumer,b,3\nconsumer,c,5\n';
    const text = `audience,respondent,advise\n${named}${'consumer,,7\n'.repeat(900)}`;
    const skipped = { stored: 901, duplicates: 1, rejectedCount: 1 };
    expect(await into.csv(wave, text, 'skip')).toMatchObject(skipped);
    // Only what names somebody can be compared; the rest of the file is there already.
    const repeated = { stored: 0, repeated: true, duplicates: 902, rejectedCount: 1 };
    expect(await into.csv(wave, text, 'skip')).toMatchObject(repeated);
    const corrected = { stored: 1, replaced: 1, repeated: false, duplicates: 902 };
    expect(await into.csv(wave, text, 'replace')).toMatchObject(corrected);
    const advise = { a: 1, b: 3, c: 5 };
    const standing1 = { visible: 903, counted: 903, same: true, advise };
    expect(await into.standing(wave)).toEqual(standing1);
    expect(await into.csv(wave, text, 'replace')).toMatchObject({ stored: 0, duplicates: 903 });
    expect(await into.csv(wave, text, 'replace')).toMatchObject({ repeated: true });
    expect(await into.standing(wave)).toEqual(standing1);
    await into.nothingStaged(wave);
  });

  it('sent twice at the same moment stores once', async () => {
    const wave = await openWave(database);
    const text = `audience,advise\n${'consumer,9\n'.repeat(1500)}`;
    const sent = await Promise.all([
      into.csv(wave, text),
      into.csv(wave, text),
      into.csv(wave, text),
    ]);
    expect(sent.map(({ stored }) => stored).sort()).toEqual([0, 0, 1500]);
    expect(await into.standing(wave)).toMatchObject({ visible: 1500, counted: 1500, same: true });
    await into.nothingStaged(wave);
  });

  it('names what a refused file says wrong, and takes its corrected row for none that is there', async () => {
    const wave = await openWave(database);
    const header = 'audience,respondent,weight,advise\n';
    const bad = await into.csv(wave, `${header}consumer,a,1,9\nconsumer,b,1,11\nconsumer,c,0,3\n`);
    expect(bad).toMatchObject({
      stored: 0,
      rejectedCount: 2,
      rejected: [
        { row: 2, path: '$.answers.advise', column: 'advise', message: 'must be at most 10' },
        { row: 3, path: '$.weight', column: 'weight', message: 'must be above 0' },
      ],
    });
    expect((await into.standing(wave)).visible).toBe(0);
    const skipped = await into.csv(wave, `${header}consumer,a,1,9\nconsumer,b,1,11\n`, 'skip');
    expect(skipped).toMatchObject({ stored: 1, rejectedCount: 1 });
    const corrected = await into.csv(wave, `${header}consumer,a,1,9\nconsumer,b,1,10\n`);
    expect(corrected).toMatchObject({ stored: 1, duplicates: 1 });
    const weight = `${header}consumer,a,2,9\nconsumer,b,1,10\n`;
    expect(await into.csv(wave, weight)).toMatchObject({ stored: 0, rejectedCount: 1 });
    expect(await into.csv(wave, weight, 'replace')).toMatchObject({
      stored: 1,
      replaced: 1,
      duplicates: 1,
    });
    expect(await into.standing(wave)).toMatchObject({
      visible: 2,
      counted: 2,
      same: true,
      advise: { a: 9, b: 10 },
    });
    await into.nothingStaged(wave);
  });

  it('names the first hundred rejected rows and counts them all', async () => {
    const wave = await openWave(database);
    const text = `audience,advise\n${'consumer,11\n'.repeat(1200)}`;
    const { rejected, rejectedCount } = await into.csv(wave, text);
    expect(rejectedCount).toBe(1200);
    expect(rejected.map(({ row }) => row)).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
  });

  it.each<[FileMode, Record<string, number | undefined>, string]>([
    ['all', { a: 1, same: 5 }, 'conflicts'],
    ['skip', { a: 1, b: 7, same: 5 }, 'published'],
    ['replace', { a: 2, b: 7, same: 5 }, 'published'],
  ])(
    'in mode %s settles respondents whom others brought while it was staged',
    async (mode, advise, outcome) => {
      const wave = await openWave(database);
      const importId = await beginImport(database.db, wave, now());
      const brought = [
        given({ advise: 2 }, 'a'),
        given({ advise: 7 }, 'b'),
        given({ advise: 5 }, 'same'),
      ];
      const records = brought.map((response, place) => filed(study, place + 1, response));
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
        brought.map((response) => ({
          ...response,
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
      expect(await into.standing(wave)).toEqual({
        visible: count,
        counted: count,
        same: true,
        advise,
      });
      await into.nothingStaged(wave);
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
    expect(await into.csv(before, file)).toMatchObject(expected);
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
    await into.csv(wave, `${head}${rows(12_000)}consumer,bad,11\n`);
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
    await into.csv(wave, `${head}${rows(12_000).replaceAll(',9', ',3')}`, 'replace');
    isOver = true;
    await watching;
    // Where rows are joined one by one with the wave each takes minutes.
    expect(performance.now() - started).toBeLessThan(100_000);
    expect(longest).toBeLessThan(5000);
  });

  it('that the database refuses at its last row says why, and leaves nothing', async () => {
    const wave = await openWave(database);
    const { db } = database;
    await db.execute(sql`create function refuse() returns trigger language plpgsql
      as $$ begin raise exception 'no room'; end $$`);
    // After all rows, as a full disk may be found.
    await db.execute(sql`create trigger refuse after insert on responses for each row
      when (new.answers ? 'words') execute function refuse()`);
    const refused = into.csv(wave, 'audience,advise,words\nconsumer,9,\nconsumer,9,x\n');
    await expect(refused).rejects.toMatchObject({ cause: { message: 'no room' } });
    await db.execute(sql`drop trigger refuse on responses`);
    await into.nothingStaged(wave);
  });

  it('that nobody stages any more is removed, and who staged it is told', async () => {
    const wave = await openWave(database);
    const importId = await beginImport(database.db, wave, now());
    const record = (row: number) => filed(study, row, given({ advise: 9 }));
    await stage(database.db, wave, importId, [record(1)], { replace: false });
    expect(await sweepImports(database.db, 3600)).toBe(0);
    expect(await sweepImports(database.db, 0)).toBeGreaterThan(0);
    await into.nothingStaged(wave);
    await expect(
      stage(database.db, wave, importId, [record(2)], { replace: false }),
    ).rejects.toThrow(ImportGivenUp);
    await into.nothingStaged(wave);
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
    await into.nothingStaged(wave);
    const gone = new AbortController();
    const leaving = async function* () {
      yield* bytes(start);
      gone.abort(new Error('hung up'));
      yield* bytes('consumer,9\n');
    };
    await expect(take(leaving(), gone.signal)).rejects.toThrow('hung up');
    await into.nothingStaged(wave);
    await expect(take(bytes(`${start}consumer,\u0000`))).rejects.toThrow('NUL');
    await into.nothingStaged(wave);
    const closing = async function* () {
      yield* bytes(start);
      await updateWave(database.db, wave.id, { status: 'closed' });
      yield* bytes('consumer,9\n');
    };
    await expect(take(closing())).rejects.toThrow(WaveNotOpen);
    await into.nothingStaged(wave);
    expect((await into.standing(wave)).visible).toBe(0);
  });
});

describe('an import of more sums than are kept in memory', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  beforeAll(async () => {
    database = await freshDatabase('server');
  });
  afterAll(() => database?.remove());

  it('counts every response once, though several parts of the file are staged at once', async () => {
    const wave = await openWave(database);
    const into = importsInto(database);
    const rows = Array.from({ length: 15_000 }, (_, i) => `consumer,c${i % 7500},${i % 11}`);
    const intake = await into.csv(wave, `audience,cluster,advise\n${rows.join('\n')}\n`);
    expect(intake).toMatchObject({ stored: 15_000, rejectedCount: 0 });
    expect(await into.standing(wave)).toMatchObject({
      visible: 15_000,
      counted: 15_000,
      same: true,
    });
  });
});
