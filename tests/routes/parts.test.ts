import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { driversAnswer, planningAnswer } from '../../app/api/partAnswers';
import { holm } from '../../app/statistics/adjust';
import { driverImportance } from '../../app/statistics/drivers';
import { importanceGaps } from '../../app/statistics/importanceGap';
import type { Audience } from '../../app/study/document';
import { randomFrom } from '../../seeds/random';
import { expectSame } from '../statistics/expectSame';
import { everyKind } from '../study/fixtures';
import { apiClient, DATABASES, type Program, startProgram } from '../system/program';

type Client = Awaited<ReturnType<typeof apiClient>>;

const EASE = ['hard', 'fair', 'easy'];

/** Answers of which the recommendation leans on booking among managers, on minutes among consumers. */
function panel(managers: number, consumers: number) {
  const random = randomFrom(`${managers} ${consumers}`);
  return Array.from({ length: managers + consumers }, (_, person) => {
    const audience: Audience = person < managers ? 'manager' : 'consumer';
    const ease = Math.floor(random() * 3);
    const minutes = Math.floor(random() * 40) / 2;
    const lean = audience === 'manager' ? ease * 3 : (20 - minutes) / 3;
    const advise = Math.max(0, Math.min(10, Math.round(lean + random() * 4)));
    return {
      audience,
      respondent: `p${String(person).padStart(5, '0')}`,
      weight: 1 + (person % 4) / 2,
      answers: {
        booking: random() < 0.05 ? 'dk' : (EASE[ease] ?? 'easy'),
        minutes,
        advise,
        region: person % 10 === 0 ? 'S' : 'N',
      },
    };
  });
}

/** The same from the raw answers. */
function importance(list: ReturnType<typeof panel>, audience: Audience) {
  const cases = list.flatMap(({ audience: side, weight: w, respondent: id, answers }) =>
    side !== audience || answers.booking === 'dk'
      ? []
      : [
          {
            id,
            w,
            outcome: answers.advise,
            drivers: [EASE.indexOf(answers.booking) + 1, answers.minutes],
          },
        ],
  );
  const result = driverImportance(cases, 0.95);
  if (result.status === 'error') throw new Error(result.code);
  return result;
}

describe.each(DATABASES)('the parts of a report on the %s database', (kind) => {
  let program: Program;
  let admin: Client;
  let analyst: Client;

  beforeAll(async () => {
    program = await startProgram(kind, { env: { DEMO: '0' } });
    admin = await apiClient(program, 'admin');
    analyst = await apiClient(program, 'analyst');
    await admin.post('/api/v1/studies', everyKind());
  });
  afterAll(() => program?.stop());

  let made = 0;
  async function openWave(responses: readonly object[], settings: object = {}): Promise<string> {
    made += 1;
    const wave = await admin.post('/api/v1/studies/every-kind/waves', {
      key: `parts-${made}`,
      status: 'open',
      ...settings,
    });
    const { id } = wave.body as { id: string };
    const stored = await admin.post(`/api/v1/waves/${id}/responses`, responses);
    expect(stored.status).toBe(201);
    return id;
  }
  const drivers = async (id: string, query: string) => {
    const answer = await analyst.get(`/api/v1/waves/${id}/drivers?${query}`);
    expect(answer.status).toBe(200);
    return driversAnswer.parse(answer.body);
  };
  const errorsOf = async (address: string) => {
    const answer = await analyst.get(address);
    expect(answer.status).toBe(400);
    return (answer.body as { errors: { path: string }[] }).errors.map(({ path }) => path);
  };

  it('give the drivers of both sides as the core computes them from the raw answers', async () => {
    const list = panel(150, 400);
    const id = await openWave(list);
    const found = await drivers(id, 'outcome=advise&drivers=booking,minutes');
    const wanted = {
      manager: importance(list, 'manager'),
      consumer: importance(list, 'consumer'),
    };
    for (const side of ['manager', 'consumer'] as const) {
      const { base, rSquared, drivers: figures, reason } = found[side];
      expect([base, reason]).toEqual([wanted[side].n, null]);
      expectSame(rSquared, wanted[side].rSquared);
      expect(figures?.map(({ item }) => item)).toEqual(['booking', 'minutes']);
      expectSame(
        figures?.map(({ share, low, high, relativeWeight, lmgShare }) => ({
          share,
          low,
          high,
          relativeWeight,
          lmgShare,
        })),
        wanted[side].drivers.map(({ share, low, high, relativeWeight, lmgShare }) => ({
          share,
          low,
          high,
          relativeWeight,
          lmgShare,
        })),
      );
    }
    const gaps = importanceGaps(wanted.manager, wanted.consumer, 0.95);
    const adjusted = holm(gaps.map(({ p }) => p));
    expectSame(
      found.gaps?.map(({ item: _, ...figures }) => figures),
      gaps.map(({ value, low, high, p }, at) => ({
        value,
        low,
        high,
        p,
        pAdjusted: adjusted[at],
      })),
    );
    // Managers think of booking, where minutes are what counts.
    expect(found.gaps?.[0]?.value).toBeGreaterThan(0.3);
    expect(await drivers(id, 'outcome=advise&drivers=booking,minutes')).toEqual({
      ...found,
      asOf: expect.any(String),
    });
  });

  it('give drivers anew once enough others have answered, and not before', async () => {
    const list = panel(150, 400);
    const id = await openWave(list.slice(0, 500));
    const query = 'outcome=advise&drivers=booking,minutes';
    const before = await drivers(id, query);
    await admin.post(`/api/v1/waves/${id}/responses`, list.slice(500, 503));
    expect((await drivers(id, query)).consumer).toEqual(before.consumer);
    await admin.post(`/api/v1/waves/${id}/responses`, list.slice(503));
    expectSame((await drivers(id, query)).consumer.base, importance(list, 'consumer').n);
  });

  it('withhold a side that is small, and say why there are no drivers', async () => {
    const list = panel(30, 3);
    const id = await openWave(list);
    const found = await drivers(id, 'outcome=advise&drivers=booking,minutes');
    expect(found.consumer).toMatchObject({ base: null, drivers: null, reason: 'withheld' });
    expect(found.manager.reason).toBe(null);
    expect(found.gaps).toBe(null);
    const more = await drivers(id, 'outcome=minutes&drivers=advise,booking,returned');
    expect(more.manager.reason).toBe('no_answers');
    const few = await openWave(panel(12, 12));
    const tooFew = await drivers(few, 'outcome=advise&drivers=booking,minutes');
    expect(tooFew.manager).toMatchObject({ reason: 'too_few_cases', drivers: null });
  });

  it('refuse drivers that are no items, each by name', async () => {
    const id = await openWave(panel(10, 10));
    const address = `/api/v1/waves/${id}/drivers`;
    expect(await errorsOf(address)).toEqual(['$.outcome']);
    expect(await errorsOf(`${address}?outcome=ghost&drivers=words,uses`)).toEqual([
      '$.outcome',
      '$.drivers',
      '$.drivers',
    ]);
    expect((await analyst.get('/api/v1/waves/none/drivers?outcome=advise')).status).toBe(404);
  });

  it('say what gaps a wave can find, by segment, and how many respondents it wants', async () => {
    const id = await openWave(panel(100, 400));
    const answer = await analyst.get(`/api/v1/waves/${id}/planning?power=0.9&gap=0.15&by=region`);
    expect(answer.status).toBe(200);
    const { rows, ...found } = planningAnswer.parse(answer.body);
    expect(found).toMatchObject({ power: 0.9, gap: 0.15, share: 0.5, weighted: true });
    expect(rows.map(({ segment }) => segment?.[0]?.code)).toEqual([undefined, 'N', 'S', null]);
    expect(rows[0]?.manager).toMatchObject({ base: 100, reason: null });
    const [total, north] = rows;
    expect(north?.detectable.above).toBeGreaterThan(total?.detectable.above ?? 1);
    expect(total?.wanted?.consumer).toBeGreaterThan(400);
    expect(rows[3]?.consumer).toMatchObject({ base: 0, reason: 'no_answers' });
    expect(await errorsOf(`/api/v1/waves/${id}/planning?power=2&by=ghost`)).toEqual(['$.power']);
    expect(await errorsOf(`/api/v1/waves/${id}/planning?by=ghost`)).toEqual(['$.by']);
  });
});
