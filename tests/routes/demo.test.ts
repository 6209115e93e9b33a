import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiClient, DATABASES, type Program, startProgram } from '../system/program';

interface Row {
  item: string;
  measure: string;
  option: string | null;
  manager: { base: number; estimate: number } | null;
  consumer: { base: number; estimate: number } | null;
  gap: { value: number; low: number; high: number } | null;
  verdict: string | null;
}

describe.each(DATABASES)('the demo on the %s database', (kind) => {
  let program: Program;
  let rows: Row[];
  let wave: { id: string; status: string; key: string };
  let admin: Awaited<ReturnType<typeof apiClient>>;

  beforeAll(async () => {
    program = await startProgram(kind, { contents: 'studies' });
    admin = await apiClient(program, 'admin');
    const waves = (await admin.get('/api/v1/waves?study=brand-loyalty')).body as (typeof wave)[];
    const published = waves.find(({ key }) => key === 'published');
    if (!published) throw new Error('the published wave is missing');
    wave = published;
    rows = ((await admin.get(`/api/v1/waves/${wave.id}/gaps`)).body as { rows: Row[] }).rows;
  });
  afterAll(() => program?.stop());

  const row = (item: string, measure: string, option: string | null = null): Row => {
    const found = rows.find(
      (candidate) =>
        candidate.item === item && candidate.measure === measure && candidate.option === option,
    );
    if (!found) throw new Error(`no row ${item}`);
    return found;
  };

  it.each([
    ['human_access', 0.8, 0.37],
    ['response_time', 0.79, 0.45],
    ['feeling_heard', 0.84, 0.45],
    ['loyalty_impact', 0.98, 0.97],
  ])('gives the published shares of %s exactly', (item, manager, consumer) => {
    const found = row(item, 'favourable');
    expect(found.manager?.estimate).toBe(manager);
    expect(found.consumer?.estimate).toBe(consumer);
    expect(found.gap?.value).toBeCloseTo(manager - consumer, 12);
  });

  it('gives a gap of 43 points with its interval as a blind spot', () => {
    const { gap, verdict } = row('human_access', 'favourable');
    expect(Math.round((gap?.value ?? 0) * 100)).toBe(43);
    expect(Math.round((gap?.low ?? 0) * 100)).toBe(33);
    expect(Math.round((gap?.high ?? 0) * 100)).toBe(51);
    expect(verdict).toBe('blind_spot');
  });

  it('gives the other published figures', () => {
    expect(row('revenue_impact', 'favourable').manager?.estimate).toBe(0.88);
    const phoneFirst = row('channels', 'first_choice', 'phone').consumer?.estimate ?? 0;
    expect(phoneFirst).toBeLessThan(0.8);
    expect(Math.round(phoneFirst * 100)).toBe(80);
    expect(row('channels', 'rank_position', 'phone').manager?.estimate).toBe(3);
    for (const before of ['email', 'web'])
      expect(row('channels', 'rank_position', before).manager?.estimate).toBeLessThan(3);
    expect(row('priorities', 'share', 'train').consumer?.estimate).toBe(0.7);
    expect(row('priorities', 'share', 'hire').consumer?.estimate).toBe(0.58);
    expect(row('switched', 'share', 'yes').consumer?.estimate).toBe(0.6);
    const few = row('switched_after', 'share', 'few').consumer;
    expect(few?.base).toBe(240);
    expect(few?.estimate).toBeGreaterThan(0.5);
  });

  it('judges nothing that no publication asked', () => {
    for (const item of ['wait_phone', 'recommend', 'priorities', 'country'])
      for (const found of rows.filter((candidate) => candidate.item === item))
        expect(found.verdict).toBeNull();
  });

  it('shows every published figure beside its own to everybody, with the views that compute it', async () => {
    const page = await (await program.fetch('/figures')).text();
    const lines = [...page.matchAll(/<tr id="([^"]+)">(.*?)<\/tr>/gs)];
    expect(lines).toHaveLength(56);
    for (const [, id = '', line = ''] of lines)
      expect([id, line]).toEqual([id, expect.stringContaining('✓')]);
    const heard = lines.find(([, id]) => id === 'top-drivers')?.[2] ?? '';
    expect(heard.match(/1\. Being heard by the agent/g)).toHaveLength(2);
    const links = lines.map(([, , line = '']) => /href="([^"#]+)/.exec(line)?.[1] ?? '');
    // One of each wave and view.
    const views = new Map(links.map((link) => [link.split('?')[0], link]));
    expect(views.size).toBe(9);
    for (const link of views.values()) {
      const view = await program.fetch(link.replaceAll('&amp;', '&'));
      expect([link, view.status]).toEqual([link, 200]);
      if (!link.includes(wave.id)) expect(await view.text()).not.toContain('overrate');
    }
    expect(await (await program.fetch('/')).text()).toContain('href="/figures"');
  });

  it('never changes', async () => {
    expect(wave.status).toBe('closed');
    const posted = await admin.post(`/api/v1/waves/${wave.id}/responses`, {
      audience: 'manager',
      answers: { human_access: 'below' },
    });
    expect(posted.status).toBe(409);
    expect((await admin.patch(`/api/v1/waves/${wave.id}`, { status: 'open' })).status).toBe(409);
  });
});
