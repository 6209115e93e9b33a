import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sameTallies } from '../../app/gap/sameTallies';
import type { Tally } from '../../app/gap/tally';
import { filed } from '../../app/study/response';
import { beginImport } from '../../db/imports.server';
import { type Marks, markResponses } from '../../db/marking.server';
import { recountFolded } from '../../db/pages.server';
import { publishImport } from '../../db/publishing.server';
import { eraseResponses } from '../../db/removal.server';
import { submitResponse } from '../../db/responses.server';
import { responses } from '../../db/schema';
import { stage } from '../../db/staging.server';
import { fold, listTallies, shownTallies } from '../../db/tallies.server';
import { updateWave, type Wave } from '../../db/waves.server';
import { everyKindStudy } from '../study/fixtures';
import { freshDatabase, openWave } from '../system/database';
import { DATABASES } from '../system/program';

const study = everyKindStudy();
const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** Who a tally counts: every response of these tests names itself by its minutes. */
const people = (list: readonly Tally[]) =>
  list
    .flatMap(({ values }) =>
      Object.entries(values.minutes ?? {}).flatMap(([value, [n]]) =>
        Array.from({ length: n }, () => Number(value)),
      ),
    )
    .sort((a, b) => a - b);
const isSeen = ({ status, flagged }: Tally) => status === 'complete' && !flagged;

describe.each(DATABASES)('marking responses in the %s database', (kind) => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(() => database?.remove());

  const idOf = (minutes: number) => String(minutes).padStart(26, '0');
  const submit = async (wave: Wave, who: readonly number[]) => {
    for (const minutes of who)
      await submitResponse(database.db, wave, idOf(minutes), {
        audience: minutes % 4 === 0 ? 'manager' : 'consumer',
        respondent: null,
        locale: null,
        submittedAt: new Date(),
        weight: minutes % 3 === 0 ? 1 : 1 + (minutes % 7) / 8,
        cluster: minutes % 5 === 0 ? 'c' : null,
        answers: { minutes, region: minutes % 2 ? 'N' : 'S' },
      });
  };
  const mark = (wave: Wave, who: readonly number[], marks: Marks) =>
    markResponses(database.db, wave, study, who.map(idOf), marks);
  const report = async (wave: Wave) => {
    await fold(database, wave, study);
    return shownTallies(database.db, wave);
  };
  const seen = async (wave: Wave) => people((await report(wave)).filter(isSeen));
  const verified = async (wave: Wave) =>
    sameTallies(
      await listTallies(database.db, wave.id),
      await recountFolded(database.db, wave.id, study),
    );

  it('moves them between cells, counted or not, and back', async () => {
    const wave = await openWave(database);
    await submit(wave, range(1, 12));
    await fold(database, wave, study);
    await submit(wave, range(13, 15));
    expect(await mark(wave, [1, 2, 4, 5, 13], { flagged: true })).toBe(5);
    expect(await verified(wave)).toBe(true);
    expect(await seen(wave)).toEqual([3, 6, 7, 8, 9, 10, 11, 12, 14, 15]);
    expect(await mark(wave, [1, 2, 3], { status: 'test' })).toBe(3);
    expect(await verified(wave)).toBe(true);
    const list = await report(wave);
    const of = (status: string, flagged: boolean) =>
      people(list.filter((tally) => tally.status === status && tally.flagged === flagged));
    expect(of('test', true)).toEqual([1, 2]);
    expect(of('test', false)).toEqual([3]);
    expect(of('complete', true)).toEqual([4, 5, 13]);
    expect(await mark(wave, range(1, 15), { status: 'complete', flagged: false })).toBe(6);
    expect(await seen(wave)).toEqual(range(1, 15));
    expect(await verified(wave)).toBe(true);
  });

  it('changes nothing of those that are marked so already, and skips what is not there', async () => {
    const wave = await openWave(database);
    await submit(wave, [1, 2]);
    expect(await mark(wave, [1, 99], { flagged: true })).toBe(1);
    expect(await mark(wave, [1, 99], { flagged: true })).toBe(0);
    expect(await mark(wave, [1], { status: 'partial', flagged: true })).toBe(1);
    expect(await seen(wave)).toEqual([2]);
  });

  it('changes what readers see in steps of the minimum base', async () => {
    const wave = await openWave(database, { minimumBase: 3 });
    const side = [1, 2, 3, 5, 6, 7, 9, 10, 11, 13, 14];
    await submit(wave, side);
    expect(await seen(wave)).toEqual(side);
    await mark(wave, [2], { flagged: true });
    const less = await seen(wave);
    expect(less).toHaveLength(side.length - 3);
    expect(less).not.toContain(2);
    expect(await verified(wave)).toBe(true);
    await mark(wave, [2], { flagged: false });
    expect(await seen(wave)).toEqual(less);
    await submit(wave, [15, 17]);
    // Who was seen before makes no step.
    expect(await seen(wave)).toEqual(less);
    await submit(wave, [19]);
    expect(await seen(wave)).toEqual([...less, 15, 17, 19]);
    expect(await verified(wave)).toBe(true);
    const [first = 0, second = 0, third = 0] = less;
    await mark(wave, [first, second], { status: 'test' });
    const rest = await seen(wave);
    expect(rest).toHaveLength(8);
    expect(rest.slice(-3)).toEqual([15, 17, 19]);
    await mark(wave, [first], { status: 'complete' });
    expect(await seen(wave)).toEqual(rest);
    await mark(wave, [third], { flagged: true });
    await eraseResponses(database.db, wave, study, [idOf(third)]);
    expect(await verified(wave)).toBe(true);
    await updateWave(database.db, wave.id, { status: 'closed' });
    expect(await seen(wave)).toEqual(
      [...side, 15, 17, 19].filter((who) => who !== second && who !== third),
    );
    expect(await verified(wave)).toBe(true);
  });

  it('and erasing leave alone what an import has not published yet', async () => {
    const wave = await openWave(database);
    const importId = await beginImport(database.db, wave, new Date());
    const staged = filed(study, 1, {
      audience: 'consumer' as const,
      respondent: 'staged',
      locale: null,
      submittedAt: new Date(),
      weight: null,
      cluster: null,
      answers: { minutes: 7 },
    });
    await stage(database.db, wave, importId, [staged], { replace: false });
    const [row] = await database.db
      .select({ id: responses.id })
      .from(responses)
      .where(and(eq(responses.waveId, wave.id), eq(responses.respondent, 'staged')));
    const ids = [row?.id ?? ''];
    expect(await markResponses(database.db, wave, study, ids, { flagged: true })).toBe(0);
    expect(await eraseResponses(database.db, wave, study, ids)).toBe(0);
    await publishImport(database.db, wave, study, importId, {
      digest: null,
      records: 1,
      stored: 1,
      rejected: 0,
      again: false,
      replace: false,
      skip: false,
      isWeighted: () => false,
      now: new Date(),
    });
    expect(await eraseResponses(database.db, wave, study, ids)).toBe(1);
  });
});
