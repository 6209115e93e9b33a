import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyKind } from '../study/fixtures';
import { apiClient, emptyServerDatabase, type Program, startProgram } from '../system/program';

type Client = Awaited<ReturnType<typeof apiClient>>;

/** Limits count by the minute: what is counted together must fall into one. */
async function roomInMinute(seconds: number): Promise<void> {
  const left = 60_000 - (Date.now() % 60_000);
  if (left < seconds * 1000) await wait(left + 100);
}

const from = (address: string, init: RequestInit = {}): RequestInit => ({
  ...init,
  headers: { ...init.headers, 'X-Forwarded-For': address },
});

const many = <T>(count: number, call: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, call));

const numberOf = (status: number, answers: { status: number }[]) =>
  answers.filter((answer) => answer.status === status).length;

describe('limits', () => {
  let program: Program;
  let admin: Client;
  let collector: Client;
  let consumer: string;
  let report: string;

  beforeAll(async () => {
    program = await startProgram('embedded', {
      env: {
        TRUST_PROXY: '1',
        RATE_LIMIT_KEY: '30',
        RATE_LIMIT_ADDRESS: '20',
        RATE_LIMIT_REFUSED: '5',
        DEMO: '0',
      },
    });
    admin = await apiClient(program, 'admin');
    collector = await apiClient(program, 'collector');
    await admin.post('/api/v1/studies', everyKind());
    const wave = await admin.post('/api/v1/studies/every-kind/waves', { key: 'w', status: 'open' });
    const { links } = wave.body as { links: { consumer: string; report: string } };
    consumer = new URL(links.consumer).pathname;
    const { pathname, search } = new URL(links.report);
    report = `${pathname}${search}`;
  });
  afterAll(() => program?.stop());

  it('hold a key to its calls, and say when to come back', async () => {
    await roomInMinute(10);
    const answers = await many(40, () => collector.get('/api/v1/waves'));
    expect(numberOf(403, answers)).toBe(30);
    const last = await collector.get('/api/v1/waves');
    expect(last.status).toBe(429);
    expect(last.headers.get('Content-Type')).toBe('application/problem+json');
    const seconds = Number(last.headers.get('Retry-After'));
    expect(seconds).toBeGreaterThanOrEqual(1);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(last.body).toMatchObject({
      status: 429,
      detail: expect.stringContaining(`${seconds} seconds`),
      requestId: last.headers.get('X-Request-Id'),
    });
    expect((await admin.get('/api/v1/waves')).status).toBe(200);
  });

  it('hold an address to its pages, and no other one', async () => {
    await roomInMinute(10);
    const answers = await many(25, () => program.fetch(consumer, from('203.0.113.1')));
    expect([numberOf(200, answers), numberOf(429, answers)]).toEqual([20, 5]);
    const staff = await program.fetch('/', from('203.0.113.1'));
    expect(staff.status).toBe(429);
    expect(Number(staff.headers.get('Retry-After'))).toBeGreaterThanOrEqual(1);
    expect(await staff.text()).toContain('One moment, please');
    const swedish = await program.fetch('/?lang=sv', from('203.0.113.1'));
    expect(await swedish.text()).toContain('Vänta en minut');
    expect((await program.fetch(consumer, from('203.0.113.2'))).status).toBe(200);
    // What was made up before the address that our proxy saw changes nothing.
    expect((await program.fetch(consumer, from('1.2.3.4, 203.0.113.1'))).status).toBe(429);
    expect((await program.fetch('/healthz', from('203.0.113.1'))).status).toBe(200);
  });

  it('count an IPv6 network as one', async () => {
    await roomInMinute(10);
    let host = 0;
    const answers = await many(25, () => {
      host += 1;
      return program.fetch(consumer, from(`2001:db8:1:2::${host.toString(16)}`));
    });
    expect(numberOf(429, answers)).toBe(5);
    expect((await program.fetch(consumer, from('2001:db8:1:3::1'))).status).toBe(200);
  });

  it('do not count the machine itself', async () => {
    const answers = await many(30, () => program.fetch(consumer));
    expect(numberOf(200, answers)).toBe(30);
  });

  it('lose nothing of what a respondent typed', async () => {
    await roomInMinute(10);
    const address = from('203.0.113.9');
    const html = await (await program.fetch(consumer, address)).text();
    const token = /name="_response" value="([^"]+)"/.exec(html)?.[1] ?? '';
    await many(25, () => program.fetch(consumer, address));
    const fields: [string, string][] = [
      ['_response', token],
      ['_step', ''],
      ['_lang', 'sv'],
      ['booking', 'easy'],
      ['words', 'Räksmörgås <"&\'> \n two lines'],
      ['_go', 'next'],
    ];
    const init = { method: 'POST', body: new URLSearchParams(fields) };
    const held = await program.fetch(`${consumer}?lang=sv`, { ...init, ...address });
    expect(held.status).toBe(429);
    const page = await held.text();
    expect(page).toContain('<html lang="sv"');
    expect(page).toContain('Inget av det du skrev är förlorat');
    expect(page).toContain(`action="${consumer}?lang=sv"`);
    expect(page).toContain('name="words" value="Räksmörgås &lt;&quot;&amp;&#39;&gt; \n two lines"');
    for (const [name] of fields) expect(page).toContain(`type="hidden" name="${name}"`);
    // The very same, sent from where there is room, is taken.
    const taken = await program.fetch(consumer, { ...init, ...from('203.0.113.10') });
    expect(taken.status).toBe(303);
  });

  it('turn an address away that tries keys, but not those beside it whose key is right', async () => {
    await roomInMinute(15);
    const call = (key: string, address: string) =>
      program.fetch(
        '/api/v1/studies',
        from(address, { headers: { Authorization: `Bearer ${key}` } }),
      );
    expect((await call(admin.key, '203.0.113.20')).status).toBe(200);
    const answers = await many(12, () => call('plx_wrong', '203.0.113.20'));
    expect([numberOf(401, answers), numberOf(429, answers)]).toEqual([5, 7]);
    expect((await call('plx_other', '203.0.113.20')).status).toBe(429);
    expect((await call('plx_other', '203.0.113.21')).status).toBe(401);
    expect((await call(admin.key, '203.0.113.20')).status).toBe(200);
  });

  it('turn an address away that tries report links, but open a right one', async () => {
    await roomInMinute(10);
    const wrong = report.replace(/access=.*/, `access=9999999999.${'A'.repeat(32)}`);
    const answers = [];
    for (let i = 0; i < 7; i += 1) answers.push(await program.fetch(wrong, from('203.0.113.30')));
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 429, 429]);
    const last = answers.at(-1);
    expect(Number(last?.headers.get('Retry-After'))).toBeGreaterThanOrEqual(1);
    expect(await last?.text()).toContain('One moment, please');
    expect((await program.fetch(report, from('203.0.113.30'))).status).toBe(200);
  });

  it.each([
    ['an invitation', (guess: string) => `/join/${guess}`, 410],
    ['another password', (guess: string) => `/reset/${guess}`, 410],
    ['a test', (guess: string) => `${consumer}?test=9999999999.${guess}`, 403],
  ])('turn an address away that guesses links to %s', async (what, addressOf, status) => {
    await roomInMinute(3);
    const statuses = [];
    for (let i = 0; i < 7; i += 1) {
      const guess = `${i}`.padEnd(26, 'a');
      const near = from(`203.0.113.${40 + what.length}`);
      statuses.push((await program.fetch(addressOf(guess), near)).status);
    }
    expect(statuses).toEqual([status, status, status, status, status, 429, 429]);
  });

  it('are measured', async () => {
    const text = await (await program.fetch('/metrics')).text();
    for (const limit of ['key', 'address', 'refused'])
      expect(text).toMatch(
        new RegExp(`parallax_requests_refused_total\\{limit="${limit}"\\} [1-9]`),
      );
  });

  it('have nothing unforeseen in their log', () => {
    expect(program.log()).not.toContain('unforeseen');
  });
});

describe('limits without trusted proxies', () => {
  it('never believe what a request says about its address', async () => {
    const program = await startProgram('embedded', { env: { DEMO: '0', RATE_LIMIT_ADDRESS: '3' } });
    try {
      // Not counted at all: whoever connects from the machine itself has no address of its own.
      const answers = await many(10, () => program.fetch('/', from('203.0.113.1')));
      expect(numberOf(200, answers)).toBe(10);
    } finally {
      await program.stop();
    }
  });
});

describe('limits over two processes', () => {
  it('are one limit', async () => {
    const env = {
      DATABASE_URL: await emptyServerDatabase(),
      SESSION_SECRET: 'the same for both of them',
      TRUST_PROXY: '1',
      RATE_LIMIT_ADDRESS: '60',
      DEMO: '0',
    };
    const one = await startProgram('server', { env });
    const other = await startProgram('server', { env });
    try {
      await roomInMinute(20);
      let allowed = 0;
      for (let round = 0; round < 6; round += 1) {
        for (const program of [one, other])
          allowed += numberOf(200, await many(10, () => program.fetch('/', from('203.0.113.1'))));
        await wait(1500);
      }
      // 120 were sent; each process may let a twentieth of the limit through before it hears.
      expect(allowed).toBeGreaterThanOrEqual(60);
      expect(allowed).toBeLessThanOrEqual(80);
      for (const program of [one, other])
        expect((await program.fetch('/', from('203.0.113.1'))).status).toBe(429);
    } finally {
      await one.stop();
      await other.stop();
    }
  });
});
