import path from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { sameTallies } from '../../app/gap/sameTallies';
import { takeList } from '../../app/responses/intake.server';
import type { Answers } from '../../app/study/conditions';
import type { NewResponse } from '../../db/answers.server';
import { createApiKey, findApiKey } from '../../db/apiKeys.server';
import { findDraft, saveDraft } from '../../db/drafts.server';
import { newId } from '../../db/ids.server';
import { type Database, openDatabase } from '../../db/open.server';
import { recountFolded } from '../../db/pages.server';
import { isSubmitted, storeResponse, submitResponse } from '../../db/responses.server';
import { responses, studies } from '../../db/schema';
import { findStudy, saveStudy } from '../../db/studies.server';
import { removeStudy } from '../../db/studyRemoval.server';
import { fold, listTallies } from '../../db/tallies.server';
import { availability, updateWave, WaveNotOpen } from '../../db/waves.server';
import { everyKindStudy } from '../study/fixtures';
import { freshDatabase, openWave } from '../system/database';
import { DATABASES, emptyServerDatabase } from '../system/program';

const study = everyKindStudy();

function response(answers: Answers = {}, given: Partial<NewResponse> = {}): NewResponse {
  return {
    audience: 'consumer',
    respondent: null,
    locale: null,
    submittedAt: new Date('2026-10-01T00:00:00Z'),
    weight: 1,
    cluster: null,
    answers,
    ...given,
  };
}

describe.each(DATABASES)('storage in the %s database', (kind) => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(() => database?.remove());

  const counted = async (waveId: string) =>
    (await listTallies(database.db, waveId)).reduce((sum, { sums }) => sum + (sums[0] ?? 0), 0);

  it('makes no wave of a study that was deleted at that moment', async () => {
    await expect(openWave(database, { studyId: 'gone' })).rejects.toThrow('was not stored');
  });

  it.each(['first', 'last'])(
    'stores a study whose deletion comes %s at the same moment',
    async (order) => {
      const { db } = database;
      const named = { ...study, key: `raced-${order}` };
      await saveStudy(db, 'main', named);
      const other = { ...named, title: { en: 'Another title' } };
      const store = (on: Database) => saveStudy(on, 'main', other);
      const remove = (on: Database) => removeStudy(on, 'main', named.key);
      let second: Promise<unknown> = Promise.resolve();
      await db.transaction(async (tx) => {
        // The first one holds the study; the second waits for it, or for the only connection.
        const [held] = await tx
          .select()
          .from(studies)
          .where(eq(studies.key, named.key))
          .for('update');
        expect(held).toBeDefined();
        second = order === 'first' ? store(db) : remove(db);
        await new Promise((resolve) => setTimeout(resolve, 300));
        await (order === 'first' ? remove(tx) : store(tx));
      });
      // Deleted first, it begins anew; stored first, what is deleted is all of it.
      const found = () => findStudy(db, 'main', named.key);
      if (order === 'first') {
        expect(await second).toEqual({ version: 1, created: true });
        expect((await found())?.study.title).toEqual({ en: 'Another title' });
      } else {
        expect(await second).toBe('removed');
        expect(await found()).toBeUndefined();
      }
    },
  );

  it('stores a questionnaire once, however often and however parallel it is sent', async () => {
    const wave = await openWave(database);
    const id = newId(26);
    const sent = await Promise.all(
      Array.from({ length: 8 }, () =>
        submitResponse(database.db, wave, id, response({ advise: 7 })),
      ),
    );
    expect(sent.sort()).toEqual([...Array.from({ length: 7 }, () => 'known'), 'stored']);
    expect(await isSubmitted(database.db, wave.id, id)).toBe(true);
    expect(await fold(database, wave, study)).toBe(1);
    expect(await fold(database, wave, study)).toBe(0);
  });

  it('keeps answers page by page, and forgets them with the submission', async () => {
    const wave = await openWave(database);
    const id = newId(26);
    const page = { audience: 'consumer' as const, locale: 'en', isTest: false };
    await saveDraft(database.db, wave, id, {
      ...page,
      answers: { advise: 3, booking: 'easy' },
      fields: ['advise', 'booking'],
    });
    const answers = await saveDraft(database.db, wave, id, {
      ...page,
      locale: 'sv',
      answers: { words: 'Hej "du" \\ å' },
      fields: ['words', 'advise'],
    });
    expect(answers).toEqual({ booking: 'easy', words: 'Hej "du" \\ å' });
    expect(await findDraft(database.db, wave.id, id)).toEqual({ ...page, locale: 'sv', answers });
    expect(
      await saveDraft(database.db, wave, id, {
        ...page,
        audience: 'manager',
        answers: {},
        fields: ['booking'],
      }),
    ).toBeUndefined();
    await submitResponse(database.db, wave, id, response(answers));
    expect(await findDraft(database.db, wave.id, id)).toBeUndefined();
  });

  it('counts what writers and several folders do at once exactly once', async () => {
    const wave = await openWave(database);
    const write = async (writer: number) => {
      for (let i = 0; i < 25; i += 1)
        await storeResponse(
          database.db,
          wave,
          study,
          response(
            {
              advise: (i * writer) % 11,
              booking: 'easy',
              minutes: i / 2,
              region: i % 2 ? 'N' : 'S',
              order: ['price'],
            },
            { weight: 1 + (i % 3), cluster: i % 4 ? null : `c${writer}` },
          ),
          { replace: false, now: new Date() },
        );
    };
    const folding = async () => {
      for (let i = 0; i < 15; i += 1) await fold(database, wave, study);
    };
    await Promise.all([write(1), write(2), write(3), write(4), folding(), folding(), folding()]);
    await fold(database, wave, study);
    expect(await counted(wave.id)).toBe(100);
    expect(
      sameTallies(
        await listTallies(database.db, wave.id),
        await recountFolded(database.db, wave.id, study),
      ),
    ).toBe(true);
  });

  it('counts many responses in batches', async () => {
    const wave = await openWave(database);
    await Promise.all(
      Array.from({ length: 4500 }, (_, i) =>
        submitResponse(
          database.db,
          wave,
          newId(26),
          response({ advise: i % 11, region: i % 2 ? 'N' : 'S' }),
        ),
      ),
    );
    expect(await fold(database, wave, study)).toBe(4500);
    expect(await counted(wave.id)).toBe(4500);
  });

  it('counts more than a page of them as they come, and what came meanwhile after them', async () => {
    const wave = await openWave(database);
    const answers = `jsonb_build_object('advise', i % 11, 'uses', jsonb_build_array('app', 'desk'),
      'region', case when i % 3 = 0 then 'N' else 'S' end, 'minutes', i % 9 + 0.5, 'words', 'a\tb')`;
    await database.db.execute(
      sql.raw(`insert into responses (tenant_id, wave_id, id, audience, status, cluster, weight,
          submitted_at, answers)
        select 'main', '${wave.id}', 'r' || lpad(i::text, 8, '0'),
          case when i % 5 = 0 then 'manager' else 'consumer' end,
          case when i % 50 = 7 then 'partial' else 'complete' end,
          case when i % 4 = 0 then 'c' || i % 3 end, 1 + i % 2, now(), ${answers}
        from generate_series(1, 12000) as i`),
    );
    await database.db.execute(
      sql`insert into unfolded (tenant_id, wave_id, response_id)
        select tenant_id, wave_id, id from responses where wave_id = ${wave.id}`,
    );
    const [folded] = await Promise.all([
      fold(database, wave, study),
      submitResponse(database.db, wave, newId(26), response({ advise: 3 })),
    ]);
    expect(folded + (await fold(database, wave, study))).toBe(12_001);
    const stored = await listTallies(database.db, wave.id);
    expect(sameTallies(stored, await recountFolded(database.db, wave.id, study))).toBe(true);
    expect(await counted(wave.id)).toBe(12_001);
  });

  it('stores a questionnaire as it is given', async () => {
    const wave = await openWave(database);
    const id = newId(26);
    const given = response(
      { words: 'Å "x" \\ {1,2}', uses: ['app'], minutes: 2.5, advise: 0 },
      { locale: 'sv', audience: 'manager', cluster: 'c', weight: 2.5 },
    );
    await submitResponse(database.db, wave, id, given);
    const [row] = await database.db.select().from(responses).where(eq(responses.id, id));
    expect(row).toMatchObject({
      ...given,
      id,
      status: 'complete',
      flagged: false,
      waveId: wave.id,
    });
  });

  it('stores none of a list with a conflict, and says which', async () => {
    const wave = await openWave(database);
    const one = (advise: number, respondent: string) => ({
      audience: 'consumer',
      respondent,
      answers: { advise },
    });
    const take = (list: unknown[], mode: 'all' | 'skip') =>
      takeList(database.db, wave, study, list, { mode, now: () => new Date() });
    await take([one(1, 'a')], 'all');
    const list = [one(5, 'b'), one(2, 'a'), one(1, 'a'), one(6, 'b')];
    const rejected = [2, 4].map((row) => ({
      row,
      path: '$.respondent',
      message: 'this respondent answered differently before',
    }));
    expect(await take(list, 'all')).toMatchObject({ stored: 0, duplicates: 1, rejected });
    await fold(database, wave, study);
    expect(await counted(wave.id)).toBe(1);
    expect(await take(list, 'skip')).toMatchObject({ stored: 1, duplicates: 1, rejected });
    await fold(database, wave, study);
    expect(await counted(wave.id)).toBe(2);
  });

  it('takes nothing into a wave that is not open', async () => {
    const wave = await openWave(database);
    const odd = response({ words: 'Å "x" \\ {1,2}' }, { locale: 'sv' });
    expect(await submitResponse(database.db, wave, newId(26), odd)).toBe('stored');
    await updateWave(database.db, wave.id, { status: 'closed' });
    const late = newId(26);
    await saveDraft(database.db, wave, late, {
      audience: 'consumer',
      locale: 'sv',
      isTest: false,
      answers: { advise: 3 },
      fields: ['advise'],
    });
    expect(await submitResponse(database.db, wave, late, odd)).toBe('not_open');
    expect((await findDraft(database.db, wave.id, late))?.answers).toEqual({ advise: 3 });
    const now = new Date();
    await expect(
      storeResponse(database.db, wave, study, response(), { replace: false, now }),
    ).rejects.toThrow(WaveNotOpen);
    await expect(
      takeList(database.db, wave, study, [], { mode: 'all', now: () => now }),
    ).rejects.toThrow(WaveNotOpen);
  });

  it('knows a key by its hash only', async () => {
    const { key, id } = await createApiKey(database.db, {
      tenantId: 'main',
      role: 'analyst',
      name: 'x',
    });
    expect(await findApiKey(database.db, key)).toEqual({
      tenantId: 'main',
      id,
      name: 'x',
      role: 'analyst',
      usedAt: null,
    });
    expect(await findApiKey(database.db, `${key}x`)).toBeUndefined();
    const rows = await database.db.execute(sql`select * from api_keys`);
    expect(JSON.stringify(rows)).not.toContain(key);
  });

  it('has the organisation on every table', async () => {
    const found = await database.db.execute<{ name: string }>(sql`
      select t.table_name as name from information_schema.tables t
      where t.table_schema = 'public' and not exists (
        select 1 from information_schema.columns c
        where c.table_name = t.table_name and c.table_schema = 'public' and c.column_name = 'tenant_id')`);
    const rows: unknown =
      'rows' in (found as object)
        ? (found as unknown as { rows: unknown }).rows
        : [...(found as unknown as unknown[])];
    expect(rows).toEqual([]);
  });
});

describe('migrations', () => {
  it('run by many connections at once are applied once', async () => {
    const url = await emptyServerDatabase();
    const open = () =>
      openDatabase({ url, dataDir: '', migrations: path.join(inject('root'), 'db', 'migrations') });
    const databases = await Promise.all(Array.from({ length: 6 }, open));
    await Promise.all(databases.map((database) => database.migrate()));
    const [first] = databases;
    const applied = await first?.db.execute(
      sql`select count(*)::int as n, count(distinct hash)::int as kinds from drizzle.__drizzle_migrations`,
    );
    const [row] = [...(applied as unknown as { n: number; kinds: number }[])];
    expect(row?.n).toBe(row?.kinds);
    await Promise.all(databases.map((database) => database.close()));
  });
});

describe('a wave', () => {
  const now = new Date('2026-10-10T12:00:00Z');
  const [before, after] = [new Date('2026-10-01'), new Date('2026-10-20')];
  it.each([
    [{ status: 'open', opensAt: null, closesAt: null }, 'open'],
    [{ status: 'open', opensAt: before, closesAt: after }, 'open'],
    [{ status: 'open', opensAt: after, closesAt: null }, 'not_yet_open'],
    [{ status: 'open', opensAt: null, closesAt: before }, 'closed'],
    [{ status: 'draft', opensAt: null, closesAt: null }, 'not_yet_open'],
    [{ status: 'closed', opensAt: null, closesAt: null }, 'closed'],
    [{ status: 'archived', opensAt: null, closesAt: null }, 'closed'],
  ] as const)('%j is %s', (wave, expected) => {
    expect(availability(wave, now)).toBe(expected);
  });
});
