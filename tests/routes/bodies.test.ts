import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyKind } from '../study/fixtures';
import { apiClient, type Program, startProgram } from '../system/program';
import { signedIn } from '../system/visitor';

describe('bodies', () => {
  let program: Program;
  let admin: Awaited<ReturnType<typeof apiClient>>;
  let imports: string;
  let questionnaire: string;
  let stored = 0;

  beforeAll(async () => {
    program = await startProgram('embedded', { env: { DEMO: '0' } });
    admin = await apiClient(program, 'admin');
    await admin.post('/api/v1/studies', everyKind());
    const wave = await admin.post('/api/v1/studies/every-kind/waves', {
      key: 'w',
      status: 'open',
      minimumBase: 1,
    });
    const { id } = wave.body as { id: string };
    imports = `/api/v1/waves/${id}/responses`;
    questionnaire = `/q/${id}/consumer`;
  });

  afterAll(() => program?.stop());

  const post = (address: string, headers: Record<string, string | number>) =>
    [
      `POST ${address} HTTP/1.1`,
      'Host: x',
      ...Object.entries({
        Authorization: `Bearer ${admin.key}`,
        'Content-Type': 'application/json',
        ...headers,
      }).map(([name, value]) => `${name}: ${value}`),
      '\r\n',
    ].join('\r\n');

  /** A bare connection, which sends on whatever is answered, and all that it was answered. */
  function connection() {
    const { port } = new URL(program.url);
    const socket = connect({ port: Number(port), host: '127.0.0.1', allowHalfOpen: true });
    socket.on('error', () => {});
    let heard = '';
    socket.on('data', (chunk) => {
      heard += chunk;
    });
    return {
      async send(piece: string | Buffer) {
        if (!socket.write(piece)) await once(socket, 'drain');
      },
      hears: (what: RegExp) => expect.poll(() => heard, { timeout: 10_000 }).toMatch(what),
      heard: () => heard,
      hangUp: () => socket.destroy(),
      closed: once(socket, 'end'),
    };
  }

  const send = async (body: string, headers: HeadersInit = {}, address = imports) => {
    const answer = await program.fetch(address, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${admin.key}`,
        'Content-Type': 'application/json',
        ...headers,
      },
      body,
    });
    return { status: answer.status, headers: answer.headers, body: await answer.text() };
  };

  const response = '{"audience":"manager","answers":{"advise":3}}';

  it('of an import arrive piece by piece', async () => {
    const { send: push, hears, hangUp } = connection();
    const piece = (text: string) => push(`${text.length.toString(16)}\r\n${text}\r\n`);
    await push(post(imports, { 'Transfer-Encoding': 'chunked' }));
    await piece('[');
    for (let i = 0; i < 20; i += 1) {
      await piece(`${i > 0 ? ',' : ''}${response}`);
      await wait(10);
    }
    await piece(']');
    await push('0\r\n\r\n');
    await hears(/ 201 [\s\S]*"stored":20/);
    hangUp();
    stored += 20;
  });

  it.each([
    ['an import with a wrong key', () => imports, { Authorization: 'Bearer plx_wrong' }, 401],
    ['an import into no wave', () => '/api/v1/waves/ghost/responses', {}, 404],
    ['an import that is no JSON', () => imports, { 'Content-Type': 'image/png' }, 415],
    ['a study with too large a body', () => '/api/v1/studies', {}, 413],
    ['a form with too large a body', () => questionnaire, {}, 413],
  ])(
    'are read to their end after %s was refused, and the connection goes on',
    async (_, address, headers, status) => {
      const { send: push, hears, heard, hangUp } = connection();
      const block = Buffer.alloc(256 * 1024, ' ');
      const length = 40 * 1024 * 1024;
      await push(post(address(), { 'Content-Length': length, ...headers }));
      for (let sent = 0; sent < length; sent += block.length) {
        await push(block);
        // Answered long before all of it is there.
        if (sent === 8 * 1024 * 1024) await hears(new RegExp(`^HTTP/1.1 ${status} `));
      }
      await push('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
      await hears(/HTTP\/1.1 200 [\s\S]*ok\n/);
      if (address().startsWith('/api/')) expect(heard()).toContain('application/problem+json');
      hangUp();
    },
  );

  it.each(['1.0', '1.1'])(
    'are read to their end although the connection is not to go on after it (HTTP/%s)',
    async (version) => {
      const { send: push, hears, closed } = connection();
      const length = 40 * 1024 * 1024;
      const head = post(imports, {
        'Content-Length': length,
        Connection: 'close',
        Authorization: 'Bearer plx_wrong',
      });
      await push(head.replace('HTTP/1.1', `HTTP/${version}`));
      const block = Buffer.alloc(256 * 1024, ' ');
      for (let sent = 0; sent < length; sent += block.length) await push(block);
      await hears(/^HTTP\/1.1 401 [\s\S]*Send a key/);
      await closed;
    },
  );

  it('over 2 GiB are refused as soon as they are declared', async () => {
    const { send: push, hears, hangUp } = connection();
    await push(`${post(imports, { 'Content-Length': 3_000_000_000 })}[`);
    await hears(/^HTTP\/1.1 413 [\s\S]*2048 MB/);
    hangUp();
    const page = connection();
    await page.send(await uploading(3_000_000_000));
    await page.hears(/^HTTP\/1.1 413 [\s\S]*That was too large/);
    page.hangUp();
  });

  /** The head of a file that the page of responses sends, and how it begins. */
  async function uploading(length: number): Promise<string> {
    const { cookie: Cookie = '' } = await signedIn(program, `u${length}@x.org`, 'administrator');
    const type = 'multipart/form-data; boundary=x';
    const headers = { Cookie, Origin: program.url, 'Content-Type': type, 'Content-Length': length };
    const part = 'Content-Disposition: form-data; name="file"; filename="panel.csv"';
    const head = post(imports.replace('/api/v1', ''), headers);
    return `${head.replace('Host: x', `Host: ${new URL(program.url).host}`)}--x\r\n${part}\r\n\r\n`;
  }

  it('that are compressed are refused with what to do', async () => {
    for (const [address, encoding] of [
      [imports, 'gzip'],
      ['/api/v1/studies', 'br'],
      [questionnaire, 'deflate'],
    ] as const) {
      const answer = await send('xyz', { 'Content-Encoding': encoding }, address);
      expect(answer.status).toBe(415);
      expect(answer.headers.get('Accept-Encoding')).toBe('identity');
      expect(answer.body).toContain('without Content-Encoding');
    }
    const plain = await send(response, { 'Content-Encoding': 'identity' });
    expect(plain.status).toBe(201);
    stored += 1;
  });

  it('whose sender hangs up store nothing and are no fault', async () => {
    for (const address of [imports, '/api/v1/studies', questionnaire]) {
      const { send: push, hangUp } = connection();
      await push(`${post(address, { 'Content-Length': 1000 })}[${response},`);
      await wait(300);
      hangUp();
    }
    // And one that is large enough to be staged when it ends.
    const { send: push, hangUp } = connection();
    await push(post(imports, { 'Content-Length': 50_000_000, 'Content-Type': 'text/csv' }));
    await push('audience,advise\n');
    await push('manager,3\n'.repeat(100_000));
    await wait(300);
    hangUp();
    // Nor what the page sends.
    const page = connection();
    await page.send(await uploading(50_000_000));
    await page.send('audience,advise\n');
    await page.send('manager,3\n'.repeat(100_000));
    await wait(300);
    page.hangUp();
    await wait(300);
    expect((await send(response)).status).toBe(201);
    stored += 1;
    const wave = imports.replace('/responses', '/gaps');
    const report = (await admin.get(wave)).body as { audiences: { manager: object } };
    expect(report.audiences.manager).toMatchObject({ responses: stored });
    expect(program.log()).not.toContain('unforeseen');
  });

  it('of pages may be left unread, which is no fault', async () => {
    for (let i = 0; i < 5; i += 1) {
      const { send: ask, hears, hangUp } = connection();
      await ask('GET /api/docs HTTP/1.1\r\nHost: x\r\n\r\n');
      await hears(/^HTTP\/1.1 200 /);
      hangUp();
    }
    await wait(300);
    expect(program.log()).not.toContain('unforeseen');
  });
});
