import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GapRow } from '../../app/gap/report';
import { sameTallies } from '../../app/gap/sameTallies';
import { type Tally, tally } from '../../app/gap/tally';
import { type ReportQuery, waveReport } from '../../app/gapDocument.server';
import { takeList } from '../../app/responses/intake.server';
import { AUDIENCES, type Audience } from '../../app/study/document';
import { recountFolded, type StoredResponse, visibleResponses } from '../../db/pages.server';
import { eraseResponses } from '../../db/removal.server';
import { responses, results, tallies, waves } from '../../db/schema';
import { findStudy, saveStudy } from '../../db/studies.server';
import { fold, listTallies, shownTallies } from '../../db/tallies.server';
import { readCounted, writeTallies } from '../../db/tallyRows.server';
import type { NewWave, Wave } from '../../db/waves.server';
import { inSegment, rawAudience, rawEstimate } from '../gap/rawReport';
import { segmentedStudy as study } from '../gap/segmentedStudy';
import { freshDatabase, openWave } from '../system/database';
import { DATABASES } from '../system/program';

const now = () => new Date();
const QUERY: ReportQuery = {
  by: ['region', 'age', 'age*region'],
  against: null,
  weighted: true,
  confidence: 0.95,
  adjust: 'holm',
};

describe.each(DATABASES)('medians from raw answers in the %s database', (kind) => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  beforeAll(async () => {
    database = await freshDatabase(kind);
    await saveStudy(database.db, 'main', study);
  });
  afterAll(() => database?.remove());

  const wide = async (given: Partial<NewWave> = {}) => {
    const stored = await findStudy(database.db, 'main', study.key);
    return openWave(database, { studyId: stored?.id ?? '', ...given });
  };
  const person = (i: number) => ({
    audience: i % 3 === 0 ? 'manager' : 'consumer',
    respondent: `r${i}`,
    weight: 1 + (i % 4) / 2,
    ...(i % 7 === 0 ? { cluster: `c${i % 5}` } : {}),
    answers: {
      region: i % 5 < 3 ? 'N' : 'S',
      ...(i % 3 === 0 ? {} : { age: i % 4 < 3 ? 'young' : 'old' }),
      ...(i % 11 === 0 ? {} : { spent: ((i * 37) % 900) / 10 }),
    },
  });
  const take = (wave: Wave, from: number, to: number) =>
    takeList(
      database.db,
      wave,
      study,
      Array.from({ length: to - from + 1 }, (_, i) => person(from + i)),
      { mode: 'all', now },
    );
  const report = async (wave: Wave, query: Partial<ReportQuery> = {}, patience?: number) => {
    const { figures } = await waveReport(database, wave, { ...QUERY, ...query }, now(), patience);
    return figures.rows.filter((row) => row.item === 'spent' && row.measure === 'median');
  };
  const total = (rows: readonly GapRow[]) => rows.find(({ segment }) => segment === null);

  it('are those of the estimators on the raw answers, raked, in clusters and by segments', async () => {
    const raked = { region: { N: 0.5, S: 0.5 } };
    const wave = await wide({
      audiences: {
        consumer: {
          target: null,
          invited: null,
          weighting: { ...raked, age: { young: 0.4, old: 0.6 } },
        },
        manager: { target: null, invited: null, weighting: null },
      },
    });
    await take(wave, 1, 180);
    for (const weighted of [true, false]) {
      const rows = await report(wave, { weighted });
      const all: StoredResponse[] = [];
      for await (const page of visibleResponses(database.db, wave.id)) all.push(...page);
      const side = (audience: Audience) => {
        const { weighting } = wave.audiences[audience];
        const made = rawAudience(all.map(readCounted), audience, weighted, weighting);
        if (typeof made === 'string') throw new Error(made);
        return made;
      };
      let compared = 0;
      for (const audience of AUDIENCES)
        for (const row of rows) {
          const own = row[audience];
          const wanted = rawEstimate(
            study,
            side(audience),
            row,
            inSegment(study, row.segment),
            0.95,
          );
          expect(own?.base).toBe(wanted.n);
          expect(own?.estimate).toBe(wanted.estimate);
          expect([own?.low, own?.high]).toEqual([wanted.low, wanted.high]);
          if (wanted.effective !== null) expect(own?.effective).toBeCloseTo(wanted.effective, 7);
          if (wanted.estimate !== null) compared += 1;
        }
      expect(compared).toBeGreaterThan(15);
    }
  });

  it('are computed once for a state, and kept of what readers are shown only', async () => {
    const wave = await wide({ minimumBase: 5 });
    await take(wave, 1, 60);
    await take(wave, 61, 66);
    await report(wave);
    const kept = () => database.db.select().from(results).where(eq(results.waveId, wave.id));
    const first = await kept();
    expect(first).toHaveLength(2);
    await report(wave, { adjust: 'none' });
    expect((await kept()).map(({ touchedAt }) => touchedAt)).toEqual(
      first.map(({ touchedAt }) => touchedAt),
    );
    const rows = await report(wave);
    const hidden = rows.filter(({ consumer }) => consumer?.base === null);
    expect(hidden.length).toBeGreaterThan(0);
    const consumers = first.find(({ key }) => key.startsWith('consumer'));
    const shown = Object.values(Object(consumers?.result)) as { n: number }[];
    expect(Math.min(...shown.map(({ n }) => n))).toBeGreaterThanOrEqual(5);
  });

  it('are said to be updated until they are there', async () => {
    const wave = await wide();
    await take(wave, 1, 60);
    const [early] = await report(wave, {}, 0);
    expect(early).toMatchObject({
      consumer: { base: 36, estimate: null, low: null },
      gap: { value: null },
      verdict: null,
      reason: 'being_updated',
    });
    expect(total(await report(wave))).toMatchObject({ reason: null, consumer: { base: 36 } });
  });

  it('of who was erased nothing is left, in results and tallies alike', async () => {
    const wave = await wide({ minimumBase: 3 });
    await take(wave, 1, 60);
    await report(wave);
    const [erased] = await database.db
      .select()
      .from(responses)
      .where(and(eq(responses.waveId, wave.id), eq(responses.respondent, 'r1')));
    await eraseResponses(database.db, wave, study, [erased?.id ?? '']);
    const kept = await database.db.select().from(results).where(eq(results.waveId, wave.id));
    expect(kept.map(({ key }) => key.split(' ')[0])).toEqual(['manager']);
    expect(
      sameTallies(
        await listTallies(database.db, wave.id),
        await recountFolded(database.db, wave.id, study),
      ),
    ).toBe(true);
    expect(total(await report(wave))?.consumer?.base).toBeGreaterThan(30);
  });

  it('need tallies of the present form: those of the first are counted anew, without whoever was withdrawn', async () => {
    const wave = await wide({ minimumBase: 3 });
    await take(wave, 1, 60);
    await fold(database, wave, study);
    await shownTallies(database.db, wave);
    const all: StoredResponse[] = [];
    for await (const page of visibleResponses(database.db, wave.id)) all.push(...page);
    // As the first form had them: a shorter vector, and every value.
    const listed = (cell: Tally): Tally => ({
      ...cell,
      sums: cell.sums.slice(0, -12),
      values: { spent: { 3: [1, 1, 1] } },
    });
    for (const cell of await listTallies(database.db, wave.id))
      await writeTallies(database.db, wave, [listed(cell)], '');
    const [gone] = all.filter(({ respondent }) => respondent === 'r2');
    if (!gone) throw new Error('r2 is there');
    const [own] = tally(study, [readCounted(gone)]).values();
    if (!own) throw new Error('r2 is counted');
    await writeTallies(database.db, wave, [{ ...listed(own), status: 'test' }], '');
    await database.db
      .update(tallies)
      .set({ status: 'withdrawn' as 'test' })
      .where(and(eq(tallies.waveId, wave.id), eq(tallies.status, 'test')));
    await database.db
      .delete(responses)
      .where(and(eq(responses.waveId, wave.id), eq(responses.id, gone.id)));
    await database.db.update(waves).set({ tallyForm: 0 }).where(eq(waves.id, wave.id));
    await database.migrate();
    const brought = await listTallies(database.db, wave.id);
    expect(sameTallies(brought, await recountFolded(database.db, wave.id, study))).toBe(true);
    const consumers = brought.filter(({ audience }) => audience === 'consumer');
    expect(consumers.reduce((sum, { sums }) => sum + (sums[0] ?? 0), 0)).toBe(40 - 3);
  });
});
