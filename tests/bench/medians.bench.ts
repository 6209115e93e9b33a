import type { Sql } from 'postgres';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waveReport } from '../../app/gapDocument.server';
import { findStudy, saveStudy } from '../../db/studies.server';
import { fold } from '../../db/tallies.server';
import { freshDatabase, openWave } from '../system/database';
import { benchStudy } from './benchStudy';
import { keep, timed, watchMemory } from './measure';

/** How many responses medians are measured with. */
const SIZE = Math.min(1_000_000, Number((process.env.BENCH_SIZES ?? '1000000').split(',').at(-1)));
const study = {
  ...benchStudy,
  key: 'bench-medians',
  items: benchStudy.items.map((item) =>
    item.key === 'minutes' && item.kind === 'number' ? { ...item, max: undefined } : item,
  ),
};

describe('medians from raw answers on a PostgreSQL server', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let sql: Sql;
  beforeAll(async () => {
    database = await freshDatabase('server');
    sql = postgres(database.url ?? '', { max: 2 });
  });
  afterAll(async () => {
    await sql?.end();
    await database?.remove();
  });

  it.each([
    ['heaped on few values', '(i * 29) % 61'],
    ['all unlike each other', '(i::bigint * 7919) % 1000003'],
  ])(
    'of answers %s',
    async (what, answer) => {
      const { db } = database;
      await saveStudy(db, 'main', study);
      const stored = await findStudy(db, 'main', study.key);
      const wave = await openWave(database, { studyId: stored?.id ?? '', minimumBase: 5 });
      await sql.unsafe(`insert into responses (tenant_id, wave_id, id, audience, submitted_at, answers)
      select 'main', '${wave.id}', 'r' || lpad(i::text, 12, '0'),
        case when (i / 432) % 5 = 0 then 'manager' else 'consumer' end, now(),
        jsonb_build_object('country', 'country' || (1 + i % 6), 'channel', 'channel' || (1 + (i / 6) % 6),
          'scale_1', 'a' || (1 + i % 5), 'recommend', (i * 13) % 11, 'minutes', ${answer})
      from generate_series(0, ${SIZE - 1}) as i`);
      await sql`insert into unfolded (tenant_id, wave_id, response_id)
      select tenant_id, wave_id, id from responses where wave_id = ${wave.id}`;
      await sql`vacuum analyze`;
      await fold(database, wave, study);
      const query = {
        by: ['country', 'country*channel'],
        against: null,
        weighted: true,
        confidence: 0.95,
        adjust: 'holm' as const,
      };
      const patience = Number.POSITIVE_INFINITY;
      const report = () => waveReport(database, wave, query, new Date(), patience);
      const memory = watchMemory(process.pid);
      let [worst, last] = [0, performance.now()];
      const watch = setInterval(() => {
        worst = Math.max(worst, performance.now() - last - 5);
        last = performance.now();
      }, 5);
      const first = await timed(report);
      clearInterval(watch);
      const used = memory.stop();
      const later = await timed(report);
      const rows = first.result.figures.rows.filter(({ measure }) => measure === 'median');
      expect(rows.filter(({ reason }) => reason === null)).toHaveLength(1 + 6 + 36);
      const size = `${SIZE} answers ${what}`;
      keep({ what: `report with medians of ${size}`, value: first.ms, unit: 'ms' });
      keep({ what: `memory for medians of ${size}`, value: used, unit: 'MB' });
      keep({
        what: `longest stop of the program for medians of ${size}`,
        value: worst,
        unit: 'ms',
      });
      keep({
        what: 'the same report once they are kept',
        value: later.ms,
        unit: 'ms',
        reference: { what: 'computing them', value: first.ms },
        goal: { atMost: 1 },
      });
    },
    3_600_000,
  );
});
