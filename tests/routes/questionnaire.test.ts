import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyKind } from '../study/fixtures';
import { apiClient, DATABASES, type Program, startProgram } from '../system/program';
import { Respondent } from '../system/respondent';

interface Report {
  audiences: Record<'manager' | 'consumer', { responses: number }>;
  rows: {
    item: string;
    measure: string;
    option: string | null;
    consumer: { base: number; estimate: number | null };
  }[];
}

describe.each(DATABASES)('a questionnaire on the %s database', (kind) => {
  let program: Program;
  let admin: Awaited<ReturnType<typeof apiClient>>;
  let made = 0;

  beforeAll(async () => {
    program = await startProgram(kind, { env: { DEMO: '0' } });
    admin = await apiClient(program, 'admin');
    await admin.post('/api/v1/studies', everyKind());
  });
  afterAll(() => program?.stop());

  async function openWave(
    settings: object = {},
  ): Promise<{ id: string; consumer: string; manager: string }> {
    made += 1;
    const wave = await admin.post('/api/v1/studies/every-kind/waves', {
      key: `q-${made}`,
      status: 'open',
      minimumBase: 1,
      ...settings,
    });
    const { id, links } = wave.body as { id: string; links: { consumer: string; manager: string } };
    return { id, ...links };
  }
  const reportOf = async (id: string) =>
    (await admin.get(`/api/v1/waves/${id}/gaps`)).body as Report;
  const estimate = (report: Report, item: string, measure: string, option: string | null = null) =>
    report.rows.find((row) => row.item === item && row.measure === measure && row.option === option)
      ?.consumer;

  it('takes every kind of answer, page by page, without script', async () => {
    const { id, consumer } = await openWave();
    const somebody = new Respondent(program);
    let page = await somebody.load(consumer);
    expect(page.status).toBe(200);
    page = await somebody.send(page, 'booking=easy&minutes=7,5');
    expect(page.html).toContain('name="returned"');
    page = await somebody.send(
      page,
      'returned=no&uses=app&uses=desk&order.sleep=1&order.price=2&order.place=',
    );
    expect(page.html).toContain('name="why"');
    page = await somebody.send(page, 'why=noise');
    page = await somebody.send(page, 'advise=9&words=Hello&region=N');
    expect(page.address).toMatch(/\/thanks\b/);
    const report = await reportOf(id);
    expect(report.audiences.consumer.responses).toBe(1);
    expect(estimate(report, 'booking', 'favourable')).toMatchObject({ base: 1, estimate: 1 });
    expect(estimate(report, 'minutes', 'mean')?.estimate).toBe(7.5);
    expect(estimate(report, 'why', 'share', 'noise')?.estimate).toBe(1);
    expect(estimate(report, 'uses', 'share', 'two_or_more')?.estimate).toBe(1);
    expect(estimate(report, 'order', 'mean_rank', 'sleep')?.estimate).toBe(1);
    expect(estimate(report, 'order', 'mean_rank', 'place')?.estimate).toBe(3);
    expect(estimate(report, 'advise', 'nps')?.estimate).toBe(1);
  });

  it('comes back with 422, every answer still filled in and each fault beside its question', async () => {
    const { id, consumer } = await openWave();
    const somebody = new Respondent(program);
    const page = await somebody.load(consumer);
    const faulty = await somebody.send(page, 'minutes=abc');
    expect(faulty.status).toBe(422);
    expect(faulty.html).toMatch(/<title>Error/);
    expect(faulty.html).toContain('value="abc"');
    expect(faulty.html.match(/aria-invalid="true"|class="[^"]*fault/g)?.length).toBeGreaterThan(0);
    const second = await somebody.send(faulty, 'booking=easy&minutes=99');
    expect(second.status).toBe(422);
    expect(second.html).toContain('value="99"');
    expect(second.html).toMatch(/value="easy" checked/);
    const good = await somebody.send(second, 'booking=easy&minutes=9');
    expect(good.status).toBe(200);
    expect(good.html).toContain('name="returned"');
    expect((await reportOf(id)).audiences.consumer.responses).toBe(0);
  });

  it('refuses what its options do not offer', async () => {
    const { consumer } = await openWave();
    const somebody = new Respondent(program);
    const page = await somebody.load(consumer);
    for (const fields of [
      'booking=ghost',
      'booking=easy&minutes=1e3',
      'booking=easy&minutes=61',
      'booking=',
    ])
      expect((await somebody.post(page, fields)).status).toBe(422);
    const after = await somebody.send(page, 'booking=dk');
    for (const fields of [
      'uses=app&uses=none',
      'uses=app&uses=dk',
      'order.sleep=1&order.price=1',
      'order.sleep=9',
      'uses=<script>',
    ])
      expect((await somebody.post(after, fields)).status).toBe(422);
  });

  it('stores a page that is sent twice once, and leads on both times', async () => {
    const { id, consumer } = await openWave();
    const somebody = new Respondent(program);
    const first = await somebody.load(consumer);
    const doubled = await Promise.all([
      somebody.post(first, 'booking=easy'),
      somebody.post(first, 'booking=easy'),
    ]);
    expect(doubled.map(({ status }) => status)).toEqual([303, 303]);
    expect(doubled[0]?.headers.get('Location')).toBe(doubled[1]?.headers.get('Location'));
    let page = await somebody.send(first, 'booking=easy');
    page = await somebody.send(page, 'returned=yes');
    const last = page;
    const ends = await Promise.all(
      Array.from({ length: 12 }, () => somebody.post(last, 'advise=3')),
    );
    for (const end of ends) {
      expect(end.status).toBe(303);
      expect(end.headers.get('Location')).toMatch(/\/thanks\b/);
    }
    const again = await somebody.post(first, 'booking=hard');
    expect(again.headers.get('Location')).toMatch(/\/thanks\b/);
    const report = await reportOf(id);
    expect(report.audiences.consumer.responses).toBe(1);
    expect(estimate(report, 'booking', 'favourable')?.estimate).toBe(1);
  });

  it('goes back with everything kept', async () => {
    const { consumer } = await openWave();
    const somebody = new Respondent(program);
    const first = await somebody.load(consumer);
    const second = await somebody.send(first, 'booking=fair&minutes=12');
    const back = await somebody.send(second, 'returned=no&_go=back');
    expect(back.html).toMatch(/value="fair" checked/);
    expect(back.html).toContain('value="12"');
    const forth = await somebody.send(back, 'booking=fair&minutes=12');
    expect(forth.html).toMatch(/value="no" checked/);
  });

  it('is continued where it was left, after a break', async () => {
    const { consumer } = await openWave();
    const somebody = new Respondent(program);
    await somebody.send(await somebody.load(consumer), 'booking=fair');
    const later = await somebody.load(consumer);
    expect(later.html).toContain('name="returned"');
    const stranger = await new Respondent(program).load(consumer);
    expect(stranger.html).toContain('name="booking"');
    expect(stranger.html).not.toContain('checked');
  });

  it('works without cookies', async () => {
    const { id, consumer } = await openWave();
    const somebody = new Respondent(program, { cookies: false });
    let page = await somebody.load(consumer);
    for (const fields of ['booking=easy', 'returned=yes', 'advise=1'])
      page = await somebody.send(page, fields);
    expect(page.address).toMatch(/\/thanks\b/);
    expect((await reportOf(id)).audiences.consumer.responses).toBe(1);
  });

  it('discards what a later answer hides', async () => {
    const { id, consumer } = await openWave();
    const somebody = new Respondent(program);
    const first = await somebody.load(consumer);
    const second = await somebody.send(first, 'booking=easy');
    const why = await somebody.send(second, 'returned=no');
    await somebody.send(why, 'why=cost');
    const changed = await somebody.send(second, 'returned=yes');
    expect(changed.html).not.toContain('name="why"');
    await somebody.send(changed, 'advise=3');
    expect(estimate(await reportOf(id), 'why', 'share', 'cost')).toMatchObject({ base: 0 });
  });

  it('takes a whole page with its conditional items where the script offers them in place', async () => {
    const { id, consumer } = await openWave();
    const somebody = new Respondent(program);
    const second = await somebody.send(await somebody.load(consumer), 'booking=easy');
    const last = await somebody.send(second, 'returned=no&why=noise&_inline=1');
    expect(last.html).toContain('name="advise"');
    await somebody.send(last, '');
    expect(estimate(await reportOf(id), 'why', 'share', 'noise')).toMatchObject({
      base: 1,
      estimate: 1,
    });
  });

  it('cannot be finished past a required question', async () => {
    const { id, consumer } = await openWave();
    const somebody = new Respondent(program);
    const first = await somebody.load(consumer);
    const skipped = await somebody.send(first, 'advise=3', { _step: 'end' });
    expect(skipped.html).toContain('name="booking"');
    expect((await reportOf(id)).audiences.consumer.responses).toBe(0);
  });

  it('speaks the respondent’s language and keeps it', async () => {
    const { consumer } = await openWave();
    const swede = new Respondent(program, { language: 'sv-SE,sv;q=0.9' });
    const page = await swede.load(consumer);
    expect(page.html).toContain('lang="sv"');
    expect(page.html).toContain('Hur lätt är det att boka?');
    expect((await swede.send(page, 'booking=easy')).html).toContain('Kommer gäster tillbaka?');
    const english = await swede.load(`${consumer}?lang=en`);
    expect(english.html).toContain('Do guests come back?');
  });

  it('of the other side has its own pages and conditions', async () => {
    const { id, manager } = await openWave();
    const somebody = new Respondent(program);
    const page = await somebody.load(manager);
    expect(page.html).not.toContain('name="why"');
    const end = await somebody.send(page, 'booking=easy&minutes=55');
    expect(end.address).toMatch(/\/thanks\b/);
    expect((await reportOf(id)).audiences.manager.responses).toBe(1);
  });

  it('says clearly when the wave is not open', async () => {
    const draft = await openWave({ status: 'draft' });
    const closed = await openWave({ status: 'closed' });
    const early = await openWave({ opensAt: '2126-01-01T00:00:00Z' });
    const late = await openWave({ closesAt: '2016-01-01T00:00:00Z' });
    const somebody = new Respondent(program);
    for (const [wave, status] of [
      [draft, 403],
      [closed, 410],
      [early, 403],
      [late, 410],
    ] as const) {
      const page = await somebody.load(wave.consumer);
      expect(page.status).toBe(status);
      expect(page.html).toMatch(/<h1>[^<]+<\/h1>/);
      const sent = await program.fetch(wave.consumer, {
        method: 'POST',
        body: new URLSearchParams('booking=easy'),
      });
      expect(sent.status).toBe(status);
    }
    for (const address of ['/q/ghost/consumer', `/q/${draft.id}/king`])
      expect((await somebody.load(address)).status).toBe(404);
  });

  it('of a wave that closes meanwhile is refused, and nothing is half stored', async () => {
    const { id, consumer } = await openWave();
    const somebody = new Respondent(program);
    const page = await somebody.send(await somebody.load(consumer), 'booking=easy');
    await admin.patch(`/api/v1/waves/${id}`, { status: 'closed' });
    expect((await somebody.post(page, 'returned=yes')).status).toBe(410);
    expect((await reportOf(id)).audiences.consumer.responses).toBe(0);
  });

  it('refuses bodies that are no form, or too large, and answers on', async () => {
    const { consumer } = await openWave();
    const json = await program.fetch(consumer, {
      method: 'POST',
      body: '{}',
      headers: { 'Content-Type': 'application/json' },
    });
    expect(json.status).toBe(400);
    const large = await program.fetch(consumer, {
      method: 'POST',
      body: new URLSearchParams({ words: 'x'.repeat(10_000_000) }),
    });
    expect(large.status).toBe(413);
    expect(await large.text()).toMatch(/<h1>/);
    expect((await program.fetch(consumer)).status).toBe(200);
  });

  it('keeps foreign tokens apart: a made-up one starts afresh, the other side’s is refused', async () => {
    const { consumer, manager } = await openWave();
    const somebody = new Respondent(program);
    const page = await somebody.load(consumer);
    expect((await somebody.post(page, 'booking=easy', { _response: '../../etc' })).status).toBe(
      303,
    );
    await somebody.send(page, 'booking=easy');
    const other = await somebody.load(manager);
    expect(
      (await somebody.post(other, 'booking=easy', { _response: page.hidden._response ?? '' }))
        .status,
    ).toBe(400);
    expect((await somebody.load(`${consumer}?r=00000000000000000000000000&s=nowhere`)).status).toBe(
      200,
    );
  });

  it('takes nothing but its own pages and methods', async () => {
    const { consumer } = await openWave();
    const somebody = new Respondent(program);
    const page = await somebody.load(consumer);
    expect((await somebody.post(page, 'booking=easy', { _step: 'yesterday' })).status).toBe(400);
    for (const method of ['PUT', 'DELETE'])
      expect((await program.fetch(consumer, { method })).status).toBe(405);
  });

  it('forbids scripts and styles from elsewhere', async () => {
    const { consumer } = await openWave();
    const policy = (await program.fetch(consumer)).headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
  });

  it('has nothing unforeseen in its log', () => {
    expect(program.log()).not.toContain('unforeseen');
  });
});
