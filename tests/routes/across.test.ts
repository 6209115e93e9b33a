import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { choicesAnswer, heterogeneityAnswer, trendsAnswer } from '../../app/api/acrossAnswers';
import { gapsAnswer } from '../../app/api/gapAnswers';
import { heterogeneity, trend } from '../../app/statistics/acrossGaps';
import { segmented } from '../gap/segmentedStudy';
import { expectSame } from '../statistics/expectSame';
import { apiClient, DATABASES, type Program, startProgram } from '../system/program';

type Client = Awaited<ReturnType<typeof apiClient>>;

/** So many of a side in a region, of whom some find booking easy. */
const people = (audience: string, n: number, easy: number, region: string) =>
  Array.from({ length: n }, (_, i) => ({
    audience,
    answers: {
      booking: i < easy ? 'easy' : 'hard',
      order: i % 2 ? ['price', 'place'] : ['sleep'],
      uses: i % 3 ? ['app', 'desk'] : ['phone'],
      region,
    },
  }));
const wave = (managers: number, others: number, south = 20) => [
  ...people('manager', 20, managers, 'N'),
  ...people('manager', 20, 10, 'S'),
  ...people('consumer', 40, others, 'N'),
  ...people('consumer', south, Math.min(south, 15), 'S'),
];

describe.each(DATABASES)('what is looked at across a report on the %s database', (kind) => {
  let program: Program;
  let admin: Client;
  let analyst: Client;
  beforeAll(async () => {
    program = await startProgram(kind, { env: { DEMO: '0' } });
    admin = await apiClient(program, 'admin');
    analyst = await apiClient(program, 'analyst');
    await admin.post('/api/v1/studies', segmented());
  });
  afterAll(() => program?.stop());

  let made = 0;
  async function openWave(responses: readonly object[], settings: object = {}): Promise<string> {
    made += 1;
    const answer = await admin.post('/api/v1/studies/segmented/waves', {
      key: `across-${made}`,
      status: 'open',
      ...settings,
    });
    const { id } = answer.body as { id: string };
    expect((await admin.post(`/api/v1/waves/${id}/responses`, responses)).status).toBe(201);
    return id;
  }
  const get = async (address: string) => {
    const answer = await analyst.get(`/api/v1/waves/${address}`);
    expect([answer.status, address]).toEqual([200, address]);
    return answer.body;
  };
  const refused = async (address: string) => {
    const answer = await analyst.get(`/api/v1/waves/${address}`);
    expect(answer.status).toBe(400);
    return (answer.body as { errors: { path: string; message: string }[] }).errors;
  };

  it('gaps of segments differ as the core finds of what the report shows', async () => {
    const id = await openWave(wave(18, 10));
    const report = gapsAnswer.parse(await get(`${id}/gaps?by=region`));
    const found = heterogeneityAnswer.parse(await get(`${id}/heterogeneity?by=region`));
    const gaps = report.rows
      .filter((row) => row.item === 'booking' && row.measure === 'favourable' && row.segment)
      .flatMap(({ gap }) => (gap?.low === null || !gap ? [] : [gap]));
    expect(gaps).toHaveLength(2);
    const wanted = heterogeneity(gaps, 0.95);
    const [row] = found.rows.filter(({ item }) => item === 'booking');
    expect(row).toMatchObject({ measure: 'favourable', df: 1, reason: null });
    expectSame(row?.q, wanted?.q);
    expectSame(row?.p, wanted?.p);
    expectSame(row?.pooled?.value, wanted?.pooled);
    expect(row?.segments.map(({ segment }) => segment[0]?.code)).toEqual(['N', 'S']);
  });

  it('leaves out a segment that the report withholds', async () => {
    const id = await openWave(wave(18, 10, 3));
    const { rows } = heterogeneityAnswer.parse(await get(`${id}/heterogeneity?by=region`));
    const [row] = rows.filter(({ item }) => item === 'booking');
    expect(row).toMatchObject({ segments: [], pooled: null, q: null, reason: 'too_few_segments' });
    const faults = await refused(`${id}/heterogeneity?by=age`);
    expect(faults.map(({ path }) => path)).toEqual(['$.by']);
    expect((await refused(`${id}/heterogeneity`)).map(({ path }) => path)).toEqual(['$.by']);
  });

  it('follows gaps over the waves that ask the same', async () => {
    const study = { ...segmented(), key: 'followed' };
    await admin.post('/api/v1/studies', study);
    const ids: string[] = [];
    for (const [at, managers] of [8, 12, 18].entries()) {
      const answer = await admin.post('/api/v1/studies/followed/waves', {
        key: `wave-${at}`,
        status: 'open',
        opensAt: `202${at + 3}-01-01T00:00:00Z`,
      });
      const { id } = answer.body as { id: string };
      await admin.post(`/api/v1/waves/${id}/responses`, wave(managers, 10));
      ids.push(id);
    }
    const [first = '', second = '', third = ''] = ids;
    const found = trendsAnswer.parse(await get(`${third}/trends`));
    expect(found.waves.map(({ id }) => id)).toEqual(ids);
    const points = [];
    for (const { id, time } of found.waves) {
      const { rows } = gapsAnswer.parse(await get(`${id}/gaps`));
      const [row] = rows.filter(
        ({ item, measure }) => item === 'booking' && measure === 'favourable',
      );
      if (!row?.gap) throw new Error('there is a gap');
      points.push({ ...row.gap, time: Date.parse(time) / (365.25 * 86_400_000) });
    }
    const wanted = trend(points, 0.95);
    const [row] = found.rows.filter(({ item }) => item === 'booking');
    expect(row).toMatchObject({ measure: 'favourable', reason: null });
    expect(row?.points.map(({ value }) => value)).toEqual(points.map(({ value }) => value));
    expect(row?.slope?.value).toBeCloseTo(wanted?.slope ?? 0, 9);
    expect(row?.p).toBeCloseTo(wanted?.p ?? 0, 9);
    const two = trendsAnswer.parse(await get(`${third}/trends?waves=${first}`));
    expect(two.rows[0]).toMatchObject({ slope: null, reason: 'too_few_waves' });
    const other = await openWave(wave(1, 1));
    const [fault] = await refused(`${second}/trends?waves=${other}`);
    expect(fault?.path).toBe('$.waves');
  });

  it('gives rankings as wholes and shares of mentions', async () => {
    const id = await openWave(wave(18, 10));
    const { rankings, mentions } = choicesAnswer.parse(await get(`${id}/choices?by=region`));
    expect(rankings[0]).toMatchObject({
      item: 'order',
      segment: null,
      manager: { base: 40 },
      displacementIndex: 0,
      kendallTauB: 1,
      // Two kinds of rankings only, whose mean ranks move together.
      reason: 'no_variance_estimate',
    });
    expect(mentions.map(({ option, segment }) => [option, segment?.[0]?.code])).toContainEqual([
      'app',
      'N',
    ]);
    expect(mentions.some(({ option }) => option === 'none')).toBe(false);
    expect(mentions[0]?.manager?.estimate).toBeCloseTo(26 / 66, 10);
    expect((await refused(`${id}/choices?by=ghost`)).map(({ path }) => path)).toEqual(['$.by']);
  });
});
