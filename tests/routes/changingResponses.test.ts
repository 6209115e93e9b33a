import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { erasureAnswer, marksAnswer } from '../../app/api/answers';
import { gapsAnswer } from '../../app/api/gapAnswers';
import { everyKind } from '../study/fixtures';
import { apiClient, DATABASES, type Program, runParallax, startProgram } from '../system/program';

type Client = Awaited<ReturnType<typeof apiClient>>;

describe.each(DATABASES)('changing stored responses on the %s database', (kind) => {
  let program: Program;
  let admin: Client;
  let made = 0;

  beforeAll(async () => {
    program = await startProgram(kind, { env: { DEMO: '1' } });
    admin = await apiClient(program, 'admin');
    await admin.post('/api/v1/studies', everyKind());
  });
  afterAll(() => program?.stop());

  /** A wave that ten consumers and ten managers answered; its address. */
  async function wave(minimumBase = 1): Promise<string> {
    made += 1;
    const answer = await admin.post('/api/v1/studies/every-kind/waves', {
      key: `changing-${made}`,
      status: 'open',
      minimumBase,
    });
    const at = `/api/v1/waves/${(answer.body as { id: string }).id}`;
    const people = Array.from({ length: 20 }, (_, i) => ({
      audience: i < 10 ? 'consumer' : 'manager',
      respondent: `p${i}`,
      weight: 1 + (i % 3) / 2,
      answers: { advise: i % 11, booking: 'easy', region: i % 2 ? 'N' : 'S' },
    }));
    expect((await admin.post(`${at}/responses`, people)).status).toBe(201);
    return at;
  }
  const consumers = async (at: string) =>
    gapsAnswer.parse((await admin.get(`${at}/gaps`)).body).audiences.consumer.responses;
  const respondents = async (at: string) => {
    const { body } = await admin.get(`${at}/responses?format=csv`);
    const [, ...lines] = String(body).trim().split('\r\n');
    return lines.map((line) => line.split(',')[0] ?? '');
  };
  const isVerified = async () => {
    const { code, out } = await runParallax(['fold', '--verify'], program.env);
    return code === 0 && !out.includes('DIFFERENT');
  };

  it('marks them, by their outside identities too, and reports count them no longer', async () => {
    const at = await wave();
    expect(await consumers(at)).toBe(10);
    const body = { audience: 'consumer', respondents: ['p1', 'p2', 'p12', 'ghost'] };
    const flagged = await admin.patch(`${at}/responses`, { ...body, flagged: true });
    expect([flagged.status, marksAnswer.parse(flagged.body)]).toEqual([
      200,
      { found: 2, changed: 2 },
    ]);
    expect(await consumers(at)).toBe(8);
    const again = await admin.patch(`${at}/responses`, { ...body, status: 'test', flagged: true });
    expect(again.body).toEqual({ found: 2, changed: 2 });
    const back = await admin.patch(`${at}/responses`, {
      ...body,
      status: 'complete',
      flagged: false,
    });
    expect(back.body).toEqual({ found: 2, changed: 2 });
    expect(await consumers(at)).toBe(10);
    expect(await isVerified()).toBe(true);
  });

  it('takes them by what they are stored under, which an export tells with how they are marked', async () => {
    const at = await wave();
    const marked = async () => {
      const { body } = await admin.get(`${at}/responses?marks=1&format=csv`);
      const [header, ...lines] = String(body).trim().split('\r\n');
      expect(header).toMatch(/^id,status,flagged,respondent,audience,/);
      return lines.map((line) => line.split(','));
    };
    const [first, second] = (await marked()).map(([id = '']) => id);
    const ids = [first, second, 'ghost'];
    const changed = await admin.patch(`${at}/responses`, { ids, status: 'test', flagged: true });
    expect(changed.body).toEqual({ found: 2, changed: 2 });
    const rows = await marked();
    expect(rows).toHaveLength(20);
    expect(rows.filter(([, status]) => status === 'test').map(([id]) => id)).toEqual([
      first,
      second,
    ]);
    expect(await respondents(at)).toHaveLength(18);
    const lines = await program.fetch(`${at}/responses?marks=1`, {
      headers: { Authorization: `Bearer ${admin.key}` },
    });
    expect(JSON.parse((await lines.text()).split('\n')[0] ?? '')).toMatchObject({
      id: first,
      status: 'test',
      flagged: true,
      audience: 'consumer',
    });
    const erased = await admin.call('DELETE', `${at}/responses`, { ids });
    expect(erased.body).toEqual({ erased: 2 });
    expect(await marked()).toHaveLength(18);
    expect(await isVerified()).toBe(true);
  });

  it('erases them on request, in a closed wave too', async () => {
    const at = await wave();
    const erased = await admin.call('DELETE', `${at}/responses`, {
      audience: 'consumer',
      respondents: ['p1', 'p2', 'ghost'],
    });
    expect([erased.status, erasureAnswer.parse(erased.body)]).toEqual([200, { erased: 2 }]);
    expect(await consumers(at)).toBe(8);
    await admin.patch(at, { status: 'closed' });
    const more = await admin.call('DELETE', `${at}/responses`, {
      audience: 'manager',
      respondents: ['p11'],
    });
    expect(more.body).toEqual({ erased: 1 });
    const left = await respondents(at);
    expect(left).toHaveLength(17);
    expect(left).not.toContain('p1');
    expect(await isVerified()).toBe(true);
  });

  it('keeps what readers see in steps of the minimum base', async () => {
    const at = await wave(5);
    expect(await consumers(at)).toBe(10);
    const name = (...respondents: string[]) => ({ audience: 'consumer', respondents });
    await admin.call('DELETE', `${at}/responses`, name('p1'));
    // Four others leave the report with who was erased, and none the responses.
    expect(await consumers(at)).toBe(5);
    const left = await respondents(at);
    expect(left).not.toContain('p1');
    expect(left).toContain('p2');
    expect(await isVerified()).toBe(true);
  });

  it('is for administrators, and refuses what it cannot read', async () => {
    const at = `${await wave()}/responses`;
    for (const role of ['analyst', 'collector'] as const) {
      const client = await apiClient(program, role);
      expect((await client.patch(at, { ids: ['x'], flagged: true })).status).toBe(403);
      expect((await client.call('DELETE', at, { ids: ['x'] })).status).toBe(403);
    }
    const refused = async (method: string, body: unknown) =>
      (await admin.call(method, at, body)).status;
    expect(await refused('PATCH', { ids: ['x'] })).toBe(422);
    expect(await refused('PATCH', { ids: [], flagged: true })).toBe(422);
    expect(await refused('PATCH', { ids: ['x'], status: 'withdrawn' })).toBe(422);
    expect(await refused('DELETE', {})).toBe(422);
    expect(await refused('DELETE', { respondents: ['p1'] })).toBe(422);
    expect(await refused('DELETE', { ids: ['x'], audience: 'consumer', respondents: ['y'] })).toBe(
      422,
    );
    expect((await admin.call('DELETE', at, { ids: ['x'] })).body).toEqual({ erased: 0 });
    expect((await admin.call('DELETE', at)).status).toBe(400);
  });

  it('never changes the published wave of the demo', async () => {
    const waves = (await admin.get('/api/v1/waves')).body as { id: string; key: string }[];
    const at = `/api/v1/waves/${waves.find(({ key }) => key === 'published')?.id}/responses`;
    expect((await admin.call('DELETE', at, { ids: ['x'] })).status).toBe(409);
    expect((await admin.patch(at, { ids: ['x'], flagged: true })).status).toBe(409);
  });
});
