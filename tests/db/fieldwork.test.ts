import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeList } from '../../app/responses/intake.server';
import { countResponses } from '../../db/fieldworkCounts.server';
import { markResponses } from '../../db/marking.server';
import { eraseResponses } from '../../db/removal.server';
import { submitResponse } from '../../db/responses.server';
import { responses, results } from '../../db/schema';
import { visibleIds } from '../../db/selection.server';
import type { Wave } from '../../db/waves.server';
import { everyKindStudy } from '../study/fixtures';
import { freshDatabase, openWave } from '../system/database';
import { DATABASES } from '../system/program';
import { importsInto, now } from './importStanding';

const study = everyKindStudy();
const ITEMS = ['region', 'booking'];

describe.each(DATABASES)('the kept counts of a fieldwork in the %s database', (kind) => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(() => database?.remove());

  const idOf = (n: number) => String(n).padStart(26, 'q');
  const submit = async (wave: Wave, from: number, to: number) => {
    for (let n = from; n <= to; n += 1)
      await submitResponse(
        database.db,
        wave,
        idOf(n),
        {
          audience: n % 4 === 0 ? 'manager' : 'consumer',
          respondent: null,
          locale: null,
          submittedAt: new Date(Date.UTC(2026, 0, 1 + (n % 3), 12, n)),
          weight: 1,
          cluster: null,
          answers: n % 5 === 0 ? {} : { region: n % 2 ? 'N' : 'S' },
        },
        undefined,
        { startedAt: new Date(Date.UTC(2026, 0, 1 + (n % 3), 12, 0)) },
      );
  };
  /** An hour passes. */
  const age = async ({ id }: Wave) => {
    await database.db
      .update(responses)
      .set({ createdAt: sql`created_at - interval '1 hour'` })
      .where(eq(responses.waveId, id));
    await database.db
      .update(results)
      .set({
        result: sql`jsonb_set(result, '{until}',
          to_jsonb(((result ->> 'until')::timestamptz - interval '1 hour')::text))`,
      })
      .where(eq(results.waveId, id));
  };
  const sorted = ({ sent, taken, last }: Awaited<ReturnType<typeof countResponses>>) => ({
    sent: sent.map((row) => JSON.stringify(row)).sort(),
    taken: taken.map((row) => JSON.stringify(row)).sort(),
    last,
  });
  const count = async (wave: Wave) => sorted(await countResponses(database.db, wave, ITEMS));
  const anew = async (wave: Wave) => {
    await database.db.delete(results).where(eq(results.waveId, wave.id));
    return count(wave);
  };
  const keptOf = async (wave: Wave) => {
    const [row] = await database.db.select().from(results).where(eq(results.waveId, wave.id));
    return row?.result;
  };
  const total = ({ sent }: { sent: string[] }) =>
    sent.map((row) => JSON.parse(row).count).reduce((a, b) => a + b, 0);

  it('stay right through whatever comes, changes and goes', async () => {
    const wave = await openWave(database);
    const place = { id: wave.id, tenantId: wave.tenantId };
    await submit(wave, 1, 20);
    expect(total(await count(wave))).toBe(20);
    await age(wave);
    await anew(wave);
    const steps: [string, () => Promise<unknown>][] = [
      ['came', () => submit(wave, 21, 30)],
      [
        'were flagged',
        () => markResponses(database.db, place, study, [2, 3, 22].map(idOf), { flagged: true }),
      ],
      [
        'are partial',
        () => markResponses(database.db, place, study, [4, 5, 25].map(idOf), { status: 'partial' }),
      ],
      ['were erased', () => eraseResponses(database.db, place, study, [6, 7, 26].map(idOf))],
      [
        'were imported',
        () =>
          importsInto(database).csv(
            wave,
            `audience,respondent,region\n${Array.from({ length: 30 }, (_, i) => `consumer,r${i},N\n`).join('')}`,
          ),
      ],
      ['were settled', async () => age(wave)],
      [
        'were erased of an import',
        async () => {
          const ids = await visibleIds(database.db, wave.id, {
            audience: 'consumer',
            respondents: ['r1', 'r2'],
          });
          return eraseResponses(database.db, place, study, ids);
        },
      ],
      [
        'were replaced',
        () =>
          takeList(
            database.db,
            wave,
            study,
            [{ audience: 'consumer', respondent: 'r5', answers: { region: 'S' } }],
            { mode: 'replace', now },
          ),
      ],
      ['were the last', () => eraseResponses(database.db, place, study, [20, 29, 30].map(idOf))],
    ];
    for (const [what, step] of steps) {
      await step();
      const counted = await count(wave);
      const kept = await keptOf(wave);
      expect({ what, ...counted }).toEqual({ what, ...(await anew(wave)) });
      await database.db.update(results).set({ result: kept }).where(eq(results.waveId, wave.id));
    }
    expect(total(await count(wave))).toBe(30 - 3 + 30 - 2 - 3);
  });

  it('are not counted anew for each look', async () => {
    const wave = await openWave(database);
    await submit(wave, 1, 12);
    await age(wave);
    await anew(wave);
    // What is kept is believed: nobody looks at these any more.
    await database.db.delete(responses).where(eq(responses.waveId, wave.id));
    await submit(wave, 13, 14);
    expect(total(await count(wave))).toBe(14);
  });
});
