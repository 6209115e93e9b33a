import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countFieldwork } from '../../app/fieldwork/counted.server';
import { isSubmitted } from '../../db/responses.server';
import { findStudy, saveStudy } from '../../db/studies.server';
import { freshDatabase, openWave } from '../system/database';
import { DATABASES } from '../system/program';
import { benchStudy, SEGMENTS } from './benchStudy';
import { keep, timed } from './measure';

/** How many responses the fieldwork page is measured with; there are half as many unsent. */
const SIZE = Math.min(1_000_000, Number((process.env.BENCH_SIZES ?? '200000').split(',').at(-1)));

const ANSWERS = `jsonb_build_object('country', 'country' || (1 + i % 6), 'channel', 'channel' || (1 + (i / 6) % 6),
  'age', 'age' || (1 + i % 3), 'size', 'size' || (1 + i % 4), ${Array.from({ length: 8 }, (_, k) => `'scale_${k + 1}', 'a' || (1 + i % 5)`).join()},
  'recommend', (i * 13) % 11, 'minutes', (i * 29) % 61, 'uses', jsonb_build_array('use' || (1 + i % 4)))`;

describe.each(DATABASES)('the fieldwork page on the %s database', (kind) => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(async () => {
    await database?.remove();
  });

  it('counts', async () => {
    const { db } = database;
    await saveStudy(db, 'main', benchStudy);
    const stored = await findStudy(db, 'main', benchStudy.key);
    const wave = await openWave(database, { studyId: stored?.id ?? '', minimumBase: 5 });
    const fill = (from: number, to: number, ago: string) =>
      db.execute(
        sql.raw(`insert into responses (tenant_id, wave_id, id, audience, submitted_at, started_at, created_at, answers)
          select 'main', '${wave.id}', left(md5(i::text), 26), case when i % 5 = 0 then 'manager' else 'consumer' end,
            now() - ${ago}, now() - ${ago} - (60 + i % 900) * interval '1 s', now() - ${ago}, ${ANSWERS}
          from generate_series(${from}, ${to - 1}) as i`),
      );
    const STEP = 20_000;
    for (let from = 0; from < SIZE; from += STEP)
      await fill(from, Math.min(SIZE, from + STEP), `interval '${3600 + (SIZE - from)} s'`);
    for (let from = 0; from < SIZE / 2; from += STEP)
      await db.execute(
        sql.raw(`insert into drafts (wave_id, id, audience, locale, answers, reached, started_at, updated_at)
          select '${wave.id}', 'd' || left(md5(i::text), 25), case when i % 5 = 0 then 'manager' else 'consumer' end,
            'en', ${ANSWERS}, i % 3, now() - interval '1 day', now() - interval '20 hours'
          from generate_series(${from}, ${Math.min(SIZE / 2, from + STEP) - 1}) as i`),
      );
    await db.execute(sql`vacuum analyze`);

    const items = Object.keys(SEGMENTS);
    const plain = await timed(() =>
      db.execute(sql`select audience, status, flagged, (submitted_at at time zone 'UTC')::date, count(*)
        from responses where wave_id = ${wave.id} group by 1, 2, 3, 4`),
    );
    const look = async (what: string) => {
      let [worst, isOver] = [0, false];
      const respondents = (async () => {
        while (!isOver) {
          // From when it was due: on the embedded database nobody else gets in at all.
          const { ms } = await timed(async () => {
            await new Promise((resolve) => setTimeout(resolve, 5));
            await isSubmitted(db, wave.id, 'nobody');
          });
          worst = Math.max(worst, ms - 5);
        }
      })();
      const { ms, result } = await timed(() =>
        countFieldwork(db, { wave, items, by: null }, new Date()),
      );
      isOver = true;
      await respondents;
      keep({
        what: `${what} at ${SIZE} (${kind})`,
        value: ms,
        unit: 'ms',
        reference: { what: 'one plain count', value: plain.ms },
      });
      keep({ what: `longest wait of a respondent meanwhile`, value: worst, unit: 'ms' });
      console.log(
        kind,
        what,
        Math.round(ms),
        'plain',
        Math.round(plain.ms),
        'wait',
        Math.round(worst),
      );
      return result;
    };
    await look('fieldwork counted for the first time');
    await fill(SIZE, SIZE + 100, "interval '0 s'");
    const again = await look('fieldwork counted again');
    const sum = (rows: readonly { count: number }[]) =>
      rows.reduce((all, { count }) => all + count, 0);
    expect(sum(again.sent)).toBe(SIZE + 100);
    expect(sum(again.unsent)).toBe(SIZE / 2);
    expect(sum(again.taken.filter(({ item }) => item === 'age'))).toBe(SIZE + 100);
  }, 3_600_000);
});
