import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findStanding, saveDraft } from '../../db/drafts.server';
import { submitResponse } from '../../db/responses.server';
import { responses } from '../../db/schema';
import { freshDatabase, openWave } from '../system/database';
import { DATABASES } from '../system/program';

describe.each(DATABASES)('what respondents save at the same moment, on the %s database', (kind) => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(() => database?.remove());

  const id = (n: number) => String(n).padStart(26, '0');
  const page = {
    audience: 'consumer' as const,
    locale: 'en',
    isTest: false,
    answers: { minutes: 3 },
    fields: ['minutes'],
  };
  const response = {
    audience: 'consumer' as const,
    respondent: null,
    locale: 'en',
    submittedAt: new Date('2026-10-01T00:00:00Z'),
    weight: 1,
    cluster: null,
    answers: { advise: 4 },
  };

  it('is each one’s own, in the order in which one of them sent it, whatever fails for others', async () => {
    const { db } = database;
    const wave = await openWave(database);
    const first = await Promise.all(
      Array.from({ length: 120 }, (_, n) =>
        saveDraft(db, wave, id(n), { ...page, answers: { minutes: n } }),
      ),
    );
    expect(first).toEqual(Array.from({ length: 120 }, (_, n) => ({ minutes: n })));
    const manager = { ...page, audience: 'manager' as const };
    const saved = await Promise.allSettled([
      saveDraft(db, wave, id(0), { ...page, answers: { advise: 4 }, fields: ['advise'] }),
      saveDraft(db, wave, id(0), { ...page, answers: {} }),
      saveDraft(db, wave, id(1), manager),
      // No database stores half a character.
      saveDraft(db, wave, id(2), { ...page, answers: { words: '\ud800' } }),
      saveDraft(db, wave, id(3), { ...page, answers: { minutes: 9 } }),
    ]);
    expect(saved.map((one) => (one.status === 'fulfilled' ? one.value : 'failed'))).toEqual([
      { advise: 4, minutes: 0 },
      { advise: 4 },
      undefined,
      'failed',
      { minutes: 9 },
    ]);
    expect((await findStanding(db, wave.id, id(0))).draft?.answers).toEqual({ advise: 4 });
    expect((await findStanding(db, wave.id, id(2))).draft?.answers).toEqual({ minutes: 2 });
  });

  it('is stored once where it is complete, as each of them stands', async () => {
    const { db } = database;
    const [wave, other] = [await openWave(database), await openWave(database)];
    const closed = await openWave(database, { status: 'closed' });
    for (const n of [0, 1]) await saveDraft(db, wave, id(n), page);
    const { answers } = page;
    const outcomes = await Promise.all([
      submitResponse(db, wave, id(0), response, answers),
      submitResponse(db, wave, id(0), response),
      submitResponse(db, wave, id(1), response, { minutes: 4 }),
      submitResponse(db, wave, id(2), response, null),
      submitResponse(db, other, id(0), response),
      submitResponse(db, closed, id(3), response),
      submitResponse(db, closed, id(4), response, undefined, { isTest: true }),
      submitResponse(db, wave, id(5), response, undefined, { isTest: true }),
    ]);
    expect(outcomes).toEqual([
      'stored',
      'known',
      'moved',
      'stored',
      'stored',
      'not_open',
      'not_open',
      'stored',
    ]);
    const stored = await db
      .select({ id: responses.id, status: responses.status })
      .from(responses)
      .where(eq(responses.waveId, wave.id))
      .orderBy(responses.id);
    expect(stored).toEqual([
      { id: id(0), status: 'complete' },
      { id: id(2), status: 'complete' },
      { id: id(5), status: 'test' },
    ]);
    expect((await findStanding(db, wave.id, id(0))).draft).toBeUndefined();
    expect((await findStanding(db, wave.id, id(1))).draft?.answers).toEqual(answers);
  });
});
