import { once } from 'node:events';
import http from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyKind } from '../study/fixtures';
import { apiClient, emptyServerDatabase, type Program, startProgram } from '../system/program';

type Client = Awaited<ReturnType<typeof apiClient>>;

interface Line {
  level: number;
  msg: string;
  requestId?: string;
  route?: string;
  method?: string;
  status?: number;
  milliseconds?: number;
  bytes?: number;
  fault?: unknown;
}

async function freePort(): Promise<number> {
  const server = http.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

describe('in operation', () => {
  let program: Program;
  let admin: Client;
  let wave: { id: string; links: { consumer: string; report: string } };
  const database = { url: '' };

  beforeAll(async () => {
    database.url = await emptyServerDatabase();
    program = await startProgram('server', {
      env: { DATABASE_URL: database.url, DEMO: '0', LOG_LEVEL: 'trace' },
    });
    admin = await apiClient(program, 'admin');
    await admin.post('/api/v1/studies', everyKind());
    const made = await admin.post('/api/v1/studies/every-kind/waves', { key: 'w', status: 'open' });
    wave = made.body as typeof wave;
  });
  afterAll(() => program?.stop());

  const pathOf = (link: string) => link.replace(/^https?:\/\/[^/]+/, '');
  const lines = () =>
    program
      .log()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Line);
  const linesOf = async (requestId: string, count = 1) => {
    const own = () => lines().filter((line) => line.requestId === requestId);
    await expect.poll(() => own().length).toBeGreaterThanOrEqual(count);
    return own();
  };

  describe('every answer', () => {
    const addresses = (): [string, number][] => [
      ['/', 200],
      [pathOf(wave.links.consumer), 200],
      [pathOf(wave.links.report), 200],
      [pathOf(wave.links.report).replace('/report?', '/report/gaps.csv?'), 200],
      ['/api/v1/waves', 401],
      ['/api/v1/nothing', 404],
      ['/nowhere', 404],
      ['/q/ghost/consumer', 404],
      ['/healthz', 200],
      ['/readyz', 200],
      ['/metrics', 200],
      ['/%E0%A4%A', 400],
    ];

    it('keeps browsers from guessing, framing, leaking and loading', async () => {
      for (const [address, status] of addresses()) {
        const answer = await program.fetch(address);
        expect([address, answer.status]).toEqual([address, status]);
        const { headers } = answer;
        expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
        expect(headers.get('Referrer-Policy')).toBe('same-origin');
        expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
        expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin');
        expect(headers.get('Permissions-Policy')).toContain('camera=()');
        expect(headers.get('X-Frame-Options')).toBe('DENY');
        expect(headers.get('Strict-Transport-Security')).toBeNull();
        const policy = headers.get('Content-Security-Policy') ?? '';
        expect(policy).toMatch(/^default-src 'none';/);
        expect(policy).toContain("frame-ancestors 'none'");
        expect(policy).toContain("base-uri 'none'");
        expect(policy).not.toContain('unsafe');
        expect(headers.get('X-Request-Id')).toMatch(/^[\w.-]{1,64}$/);
      }
    });

    it('of React lets only scripts with its own nonce run, a fresh one each time', async () => {
      const nonces = new Set<string>();
      for (const address of ['/', '/', pathOf(wave.links.report), '/nowhere']) {
        const answer = await program.fetch(address);
        const [, nonce = ''] =
          /script-src 'nonce-([^']+)' 'strict-dynamic';/.exec(
            answer.headers.get('Content-Security-Policy') ?? '',
          ) ?? [];
        expect(nonce.length).toBeGreaterThanOrEqual(22);
        nonces.add(nonce);
        const html = await answer.text();
        const scripts = html.match(/<script[^>]*>/g) ?? [];
        expect(scripts.length).toBeGreaterThan(1);
        for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
        expect(html).not.toMatch(/ style=| on\w+=/);
      }
      expect(nonces.size).toBe(4);
    });

    it('of an installation behind https tells browsers to insist on it', async () => {
      const port = await freePort();
      const secure = await startProgram('embedded', {
        env: { DEMO: '0', PORT: String(port), PUBLIC_URL: 'https://survey.example.org' },
      });
      try {
        const answer = await fetch(`http://127.0.0.1:${port}/healthz`);
        expect(answer.headers.get('Strict-Transport-Security')).toMatch(/^max-age=\d{8}$/);
      } finally {
        await secure.stop();
      }
    });
  });

  describe('the name of a request', () => {
    it('is taken where it is plain, and made where it is not', async () => {
      const named = async (given: string) => {
        const answer = await program.fetch('/healthz', { headers: { 'X-Request-Id': given } });
        return answer.headers.get('X-Request-Id');
      };
      expect(await named('abc_1.2-3')).toBe('abc_1.2-3');
      for (const odd of ['a b', '', 'x'.repeat(65), 'a"b', '{}', 'å'])
        expect(await named(odd)).toMatch(/^[0-9a-f-]{36}$/);
    });

    it('stands in a problem too, and on the request’s one line in the log', async () => {
      const answer = await program.fetch(`/api/v1/waves/${wave.id}`, {
        headers: { 'X-Request-Id': 'one-line', Authorization: `Bearer ${admin.key}` },
      });
      expect(answer.status).toBe(200);
      const [line, ...more] = await linesOf('one-line');
      expect(more).toEqual([]);
      expect(line).toMatchObject({
        level: 30,
        msg: 'request',
        method: 'GET',
        route: '/api/v1/waves/:id',
        status: 200,
      });
      expect(line?.milliseconds).toBeGreaterThan(0);
      expect(line?.bytes).toBeGreaterThan(100);
      const problem = await program.fetch('/api/v1/waves', {
        headers: { 'X-Request-Id': 'a-problem' },
      });
      expect(await problem.json()).toMatchObject({ status: 401, requestId: 'a-problem' });
      expect(await linesOf('a-problem')).toMatchObject([{ status: 401, route: '/api/v1/waves' }]);
    });
  });

  it('a sender that hangs up is told as such', async () => {
    const socket = connect(Number(new URL(program.url).port), '127.0.0.1');
    socket.write('POST /api/v1/studies HTTP/1.1\r\nHost: x\r\nX-Request-Id: hung-up\r\n');
    socket.write('Content-Length: 100\r\n\r\n{');
    setTimeout(() => socket.destroy(), 200);
    await once(socket, 'close');
    expect(await linesOf('hung-up')).toMatchObject([
      { status: 499, unfinished: true, route: '/api/v1/studies' },
    ]);
  });

  describe('measurements', () => {
    const metrics = async (headers: HeadersInit = {}) => {
      const answer = await program.fetch('/metrics', { headers });
      return {
        status: answer.status,
        type: answer.headers.get('Content-Type'),
        text: await answer.text(),
      };
    };

    it('tell Prometheus of requests, responses, refusals and the process', async () => {
      const form = { method: 'POST', body: new URLSearchParams({ booking: 'easy' }) };
      expect((await program.fetch(pathOf(wave.links.consumer), form)).status).toBe(303);
      await program.fetch(`/waves/${wave.id}/report?access=1.x`);
      // Measured once it is over, which its sender may know first.
      await expect
        .poll(async () => (await metrics()).text)
        .toMatch(/count\{method="GET",route="\/waves\/:id\/report",status="4xx"\} [1-9]/);
      const { status, type, text } = await metrics();
      expect(status).toBe(200);
      expect(type).toMatch(/^text\/plain/);
      expect(text).toMatch(
        /_duration_seconds_count\{method="POST",route="\/q\/:wave\/:audience",status="3xx"\} [1-9]/,
      );
      expect(text).toMatch(/^parallax_responses_unfolded \d+$/m);
      expect(text).toMatch(/^process_cpu_seconds_total /m);
      expect(text).toMatch(/^nodejs_eventloop_lag_seconds /m);
      expect(text).not.toContain(wave.id);
    });

    it('count what a respondent completed', async () => {
      const text = (en: string) => ({ en });
      const short = {
        format: 'parallax.study/1',
        key: 'short',
        title: text('Short'),
        locales: ['en'],
        audiences: { consumer: { label: text('C') }, manager: { label: text('M') } },
        items: [
          {
            key: 'booking',
            kind: 'single',
            options: [
              { code: 'easy', label: text('Easy') },
              { code: 'hard', label: text('Hard') },
            ],
            wording: { consumer: text('Booking?') },
          },
        ],
        questionnaires: { consumer: [{ key: 'only', items: ['booking'] }], manager: [] },
      };
      expect(await admin.post('/api/v1/studies', short)).toMatchObject({ status: 201 });
      const made = await admin.post('/api/v1/studies/short/waves', { key: 'w', status: 'open' });
      const { links } = made.body as typeof wave;
      const form = { method: 'POST', body: new URLSearchParams({ booking: 'easy' }) };
      const sent = await program.fetch(pathOf(links.consumer), form);
      expect(sent.headers.get('Location')).toContain('/thanks');
      expect((await metrics()).text).toMatch(
        /^parallax_responses_stored_total\{by="questionnaire"\} 1$/m,
      );
      const one = { audience: 'consumer', answers: { booking: 'hard' } };
      for (const sent of [one, [one, one]])
        await admin.post(`/api/v1/waves/${(made.body as typeof wave).id}/responses`, sent);
      expect((await metrics()).text).toMatch(/^parallax_responses_stored_total\{by="api"\} 3$/m);
    });

    it('are for the machine itself, and for keys that may read', async () => {
      const elsewhere = { 'X-Forwarded-For': '203.0.113.1' };
      expect((await metrics(elsewhere)).status).toBe(403);
      expect((await metrics({ ...elsewhere, Authorization: 'Bearer plx_wrong' })).status).toBe(403);
      for (const [role, status] of [
        ['admin', 200],
        ['analyst', 200],
        ['collector', 403],
      ] as const) {
        const { key } = await apiClient(program, role);
        const answer = await metrics({ ...elsewhere, Authorization: `Bearer ${key}` });
        expect([role, answer.status]).toEqual([role, status]);
      }
    });
  });

  it('nothing of what somebody answered, holds or is comes into the log', async () => {
    const MARK = 'SECRETMARK';
    const marked = (place: string) => `${MARK}-${place}`;
    const headers = {
      Authorization: `Bearer ${marked('key')}`,
      Cookie: `answering=${marked('cookie')}`,
      Referer: `http://x/${marked('referer')}`,
      'User-Agent': marked('agent'),
      'X-Forwarded-For': '203.0.113.99',
      'Accept-Language': marked('language'),
      'X-Request-Id': `${marked('no plain name')}`,
    };
    const form = (fields: Record<string, string>) => ({
      method: 'POST',
      headers,
      body: new URLSearchParams(fields),
    });
    const consumer = pathOf(wave.links.consumer);
    const json = {
      ...headers,
      Authorization: `Bearer ${admin.key}`,
      'Content-Type': 'application/json',
    };
    const response = JSON.stringify({
      audience: 'consumer',
      respondent: marked('identity'),
      answers: { words: marked('answer'), advise: 3 },
    });
    const imports = `/api/v1/waves/${wave.id}/responses`;
    const everything = async () => {
      const answers = [
        await program.fetch(`/${marked('path')}?q=${marked('query')}`, { headers }),
        await program.fetch(`/waves/${wave.id}/report?access=9.${MARK.repeat(4)}`, { headers }),
        await program.fetch(`/waves/${marked('wave')}/report`, { headers }),
        await program.fetch(pathOf(wave.links.report), { headers }),
        await program.fetch(`${consumer}?r=${MARK}&lang=${MARK}`, { headers }),
        await program.fetch(
          consumer,
          form({ booking: 'easy', words: marked('text'), _response: MARK }),
        ),
        await program.fetch(consumer, form({ booking: marked('code'), [marked('field')]: 'x' })),
        await program.fetch('/api/v1/waves', { headers }),
        await program.fetch(imports, { method: 'POST', headers: json, body: response }),
        await program.fetch(imports, {
          method: 'POST',
          headers: json,
          body: `{"${marked('broken')}`,
        }),
        await program.fetch(`/api/v1/studies/${marked('study')}`, { headers: json }),
        await program.fetch('/metrics', { headers }),
        await program.fetch(`/healthz?${marked('health')}`, { headers }),
      ];
      return answers.map(({ status }) => status);
    };
    expect(Math.max(...(await everything()))).toBeLessThan(500);

    // And where everything fails that can: the tables are gone, and what was sent stands in queries.
    const client = postgres(database.url, { max: 1, onnotice: () => {} });
    await client.unsafe('drop table drafts, responses, unfolded, api_keys cascade');
    await client.end();
    expect(await everything()).toContain(500);
    const named = await program.fetch(consumer, {
      ...form({ booking: 'easy' }),
      headers: { ...headers, 'X-Request-Id': 'broken-down' },
    });
    expect(named.status).toBe(500);

    const own = await linesOf('broken-down', 2);
    expect(own.find(({ msg }) => msg === 'unforeseen fault')).toMatchObject({
      level: 50,
      fault: { message: expect.stringContaining('Failed query') },
    });
    expect(own.find(({ msg }) => msg === 'request')).toMatchObject({ level: 40, status: 500 });
    const log = program.log();
    expect(log).toContain('"route":"/q/:wave/:audience"');
    for (const hidden of [
      MARK,
      admin.key,
      wave.id,
      '203.0.113.99',
      '127.0.0.1',
      new URL(wave.links.report).searchParams.get('access') ?? MARK,
    ])
      expect(log).not.toContain(hidden);
  });
});

it('a broken request line ends its own connection and nothing else', async () => {
  const program = await startProgram('embedded', { env: { DEMO: '0' } });
  try {
    const socket = connect(Number(new URL(program.url).port), '127.0.0.1');
    socket.write('NONSENSE\r\n\r\n');
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toMatch(/^HTTP\/1.1 400 /);
    socket.destroy();
    const { port } = new URL(program.url);
    const [response] = await once(
      http.get({ host: '127.0.0.1', port, path: '/healthz' }),
      'response',
    );
    expect(response.statusCode).toBe(200);
    response.destroy();
  } finally {
    await program.stop();
  }
});
