import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { problemAnswer } from '../../app/api/answers';
import { operations } from '../../app/api/operations';
import { everyKind } from '../study/fixtures';
import { apiClient, type Program, startProgram } from '../system/program';
import { builtRoutes } from '../system/routes';
import { signedIn, Visitor } from '../system/visitor';

const document = z.object({
  paths: z.record(
    z.string(),
    z.record(z.string(), z.object({ responses: z.record(z.string(), z.unknown()) })),
  ),
});

describe('calls that no route can answer', () => {
  let program: Program;
  let key: string;
  beforeAll(async () => {
    program = await startProgram('embedded', { env: { DEMO: '0' } });
    ({ key } = await apiClient(program, 'admin'));
  });
  afterAll(() => program?.stop());

  /** Sends lines as they are, which no HTTP client would. */
  async function raw(first: string, headers: readonly string[] = ['Host: x']) {
    const socket = connect(Number(new URL(program.url).port), '127.0.0.1');
    let heard = '';
    socket.on('data', (chunk) => {
      heard += chunk;
    });
    const lines = [`${first} HTTP/1.1`, ...headers, `Authorization: Bearer ${key}`];
    socket.write(`${lines.join('\r\n')}\r\nConnection: close\r\n\r\n`);
    await once(socket, 'close');
    const [head = '', body = ''] = heard.split(/\r\n\r\n([\s\S]*)/);
    const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1];
    return {
      status: Number(head.split(' ')[1]),
      type: header('content-type'),
      allow: header('allow'),
      body: body.replace(/^[\da-f]+\r\n|\r\n0\r\n\r\n$/g, ''),
    };
  }

  it.each<[string, string[] | undefined, number, string | undefined]>([
    ['PROPFIND /api/v1/studies', undefined, 405, 'GET, HEAD, POST'],
    ['TRACE /api/v1/waves/x/gaps', undefined, 405, 'GET, HEAD'],
    ['PUT /api/v1/studies', undefined, 405, 'GET, HEAD, POST'],
    ['OPTIONS /api/v1/waves/x', undefined, 405, 'GET, HEAD, PATCH'],
    ['POST /api/v1/openapi.json', undefined, 405, 'GET, HEAD'],
    ['PROPFIND /api/v1/openapi.json', undefined, 405, 'GET, HEAD'],
    ['PROPFIND /api/nothing', undefined, 404, undefined],
    ['GET /api/v1/%ff', undefined, 400, undefined],
    ['GET /api/v1/studies/%00', undefined, 400, undefined],
    ['GET /api/v1/studies?x=%00', undefined, 400, undefined],
    ['GET /api', undefined, 404, undefined],
    ['DELETE /api/nothing', undefined, 404, undefined],
    ['GET /api/v1/nothing.data', undefined, 404, undefined],
    ['GET /api/v1/studies.data', undefined, 404, undefined],
    ['GET /api/v1/studies', [], 400, undefined],
    ['GET /api/v1/studies', ['Host: a b'], 400, undefined],
    ['GET /api/v1/studies', ['Host: a/b'], 400, undefined],
    ['GET /api/v1/studies', ['Host: x', 'Origin: nonsense'], 400, undefined],
    ['POST /api/v1/studies', ['Host: x', 'Content-Encoding: gzip'], 415, undefined],
  ])('like %s with %j are refused as a problem', async (first, headers, status, allow) => {
    const answer = await raw(first, headers);
    expect(answer).toMatchObject({ status, type: 'application/problem+json', allow });
    const told = problemAnswer.parse(JSON.parse(answer.body));
    expect(told).toMatchObject({ status, errors: expect.any(Array) });
    expect(told.requestId).toMatch(/./);
    expect(told.detail).toMatch(/./);
  });

  it.each<[string, string[], number]>([
    ['GET /api/v1/studies with spaces', ['Host: x'], 400],
    ['GET /', ['Host: x', 'no colon'], 400],
    ['GET /', ['Host: x', `X-Long: ${'x'.repeat(20_000)}`], 431],
  ])('like %s, which is no HTTP, are told so', async (first, headers, status) => {
    const answer = await raw(first, headers);
    expect(answer).toMatchObject({ status, type: 'application/problem+json' });
    expect(problemAnswer.omit({ requestId: true }).parse(JSON.parse(answer.body))).toMatchObject({
      status,
      detail: expect.stringMatching(/HTTP|16 kB/),
    });
  });

  it('to pages are refused as text', async () => {
    expect(await raw('PROPFIND /')).toMatchObject({ status: 405, allow: 'GET, HEAD, POST' });
    expect(await raw('GET /%ff')).toMatchObject({
      status: 400,
      type: 'text/plain; charset=utf-8',
      body: 'The address cannot be read.\n',
    });
    const noForm = await program.fetch('/api/docs', { method: 'PUT' });
    expect([noForm.status, noForm.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  it('are described with every status that they can have', async () => {
    const { paths } = document.parse(await (await program.fetch('/api/v1/openapi.json')).json());
    const statuses = (path: string, method: string) =>
      Object.keys(paths[`/api/v1${path}`]?.[method]?.responses ?? {}).map(Number);
    const ofAll = [400, 401, 403, 404, 405, 429, 500, 503];
    const ofBodies = [...ofAll, 408, 409, 413, 415, 422];
    expect(statuses('/waves', 'get').sort()).toEqual([200, ...ofAll].sort());
    for (const [path, method] of [
      ['/studies', 'post'],
      ['/studies/{study}/waves', 'post'],
      ['/waves/{id}', 'patch'],
      ['/waves/{id}/responses', 'post'],
      ['/waves/{id}/responses', 'delete'],
    ] as const)
      expect(statuses(path, method)).toEqual(expect.arrayContaining(ofBodies));
  });

  describe('with a line break where a header may be made of it', () => {
    const LINES = ['\r\nX-Planted: 1\r\n', '\nSet-Cookie: planted=1', '\rX-Planted: 1'];
    let waveId: string;
    let admin: Visitor;

    beforeAll(async () => {
      const api = await apiClient(program, 'admin');
      const titled = { ...everyKind(), title: { en: `Title${LINES[0]}`, sv: `Titel${LINES[1]}` } };
      expect((await api.post('/api/v1/studies', titled)).status).toBe(201);
      const wave = { key: 'w', title: `Wave${LINES[0]}end`, status: 'open' };
      const made = await api.post('/api/v1/studies/every-kind/waves', wave);
      expect(made.status).toBe(201);
      waveId = z.object({ id: z.string() }).parse(made.body).id;
      admin = await signedIn(program, 'lines@example.org', 'administrator');
    });

    const fromSource = async (pattern: RegExp) => {
      const root = path.join(inject('root'), 'app');
      const files = await readdir(root, { recursive: true });
      const names = new Set<string>();
      for (const file of files.filter((name) => /\.tsx?$/.test(name)))
        for (const [, name = ''] of (await readFile(path.join(root, file), 'utf8')).matchAll(
          pattern,
        ))
          names.add(name);
      return [...names];
    };

    /** Nothing of it became a header, and no header was refused where it was to be set. */
    const unplanted = (what: unknown, answer: Response) => {
      const cookies = answer.headers.getSetCookie().join();
      expect([what, answer.status < 500, answer.headers.get('x-planted')]).toEqual([
        what,
        true,
        null,
      ]);
      expect([what, cookies]).toEqual([what, expect.not.stringContaining('planted=')]);
    };

    const FILES: Record<string, string> = {
      '/waves/:id/report/:file': 'gaps.csv',
      '/waves/:id/fieldwork/:file': 'counts.csv',
      '/waves/:id/files/:file': 'planning.svg',
      '/waves/:id/links/:file': 'consumer.svg',
      '/waves/:id/responses/:file': 'codebook.csv',
      '/studies/:study/files/:file': 'document.json',
      '/q/assets/:file': 'questionnaire.css',
    };
    const addressOf = (pattern: string, after = '') =>
      pattern
        .replace(':file', `${FILES[pattern]}${after}`)
        .replace('/waves/:id', `/waves/${waveId}`)
        .replace(':wave', waveId)
        .replace(':audience', 'consumer')
        .replace(':study', 'every-kind');

    it('no parameter of any address becomes one', async () => {
      const named = await fromSource(/\b(?:get|has|getAll)\('([a-z_]+)'\)/g);
      const taken = Object.values(operations).flatMap(({ query }) => Object.keys(query.shape));
      const names = [...new Set([...named, ...taken])];
      expect(names).toEqual(
        expect.arrayContaining(['lang', 'to', 'test', 'access', 'study', 'by']),
      );
      const routes = [...(await builtRoutes()).keys()];
      const line = LINES[0] ?? '';
      const all = new URLSearchParams(names.map((name) => [name, `en${line}`]));
      // And the language alone, which addresses that follow take along.
      for (const query of [all, new URLSearchParams({ lang: `en${line}` })])
        for (const pattern of routes)
          unplanted(pattern, await admin.get(`${addressOf(pattern)}?${query}`));
    });

    it('no part of a path does', async () => {
      const part = `x${encodeURIComponent(LINES[0] ?? '')}`;
      for (const pattern of (await builtRoutes()).keys())
        unplanted(pattern, await admin.get(pattern.replaceAll(/:\w+|\*/g, part)));
      for (const pattern of (await builtRoutes()).keys())
        if (pattern.includes(':file'))
          unplanted(pattern, await admin.get(addressOf(pattern, part)));
    });

    it('no field of a form does, nor what a browser brings back', async () => {
      const names = [
        ...['intent', 'key', 'title', 'name', 'email', 'to', 'language', 'locales', 'from'],
        ...['label', 'issuer', 'client', 'secret', 'next', 'again', 'code', 'remove', 'confirm'],
        ...['revision', 'edit', 'pick', 'file', 'document', '_response', '_page', 'booking'],
      ];
      for (const [pattern, { hasAction }] of await builtRoutes()) {
        if (!hasAction || pattern === '/sign-out') continue;
        const fields = Object.fromEntries(names.map((name) => [name, `en${LINES[0]}`]));
        const lang = new URLSearchParams({ lang: `en${LINES[0]}` });
        unplanted(pattern, await admin.post(`${addressOf(pattern)}?${lang}`, fields));
      }
      const visitor = new Visitor(program);
      for (const name of ['session', 'answering', 'testing', 'language', 'signing'])
        for (const line of LINES) {
          visitor.cookie = `${name}=x${encodeURIComponent(line)}`;
          for (const address of ['/', '/account', `/q/${waveId}/consumer`, '/sign-in/code'])
            unplanted([name, address], await visitor.get(address));
        }
      // What is done is done in a language, and the address that follows names it.
      const lang = new URLSearchParams({ lang: `en${LINES[0]}` });
      const done = await admin.post(`/account?${lang}`, { intent: 'name', name: 'Lines' });
      unplanted('account', done);
      expect(done.status).toBe(303);
    });

    it('no key of a study or a wave has one, so that no file is named by it', async () => {
      const api = await apiClient(program, 'admin');
      for (const line of [...LINES, '%0d%0aX-Planted:%201', '";x="']) {
        const study = await api.post('/api/v1/studies', { ...everyKind(), key: `k${line}` });
        const wave = await api.post('/api/v1/studies/every-kind/waves', { key: `k${line}` });
        expect([line, study.status, wave.status]).toEqual([line, 422, 422]);
        const made = { title: 'T', key: `k${line}`, locales: 'en' };
        expect([line, (await admin.post('/studies', made)).status]).toEqual([line, 422]);
        const begun = { ...made, minimumBase: '5', equivalenceMargin: '10' };
        const sent = await admin.post('/waves/new?study=every-kind', begun);
        expect([line, sent.status]).toEqual([line, 422]);
      }
      for (const pattern of Object.keys(FILES).filter((name) => !name.startsWith('/q/'))) {
        const address = addressOf(pattern);
        const file = await admin.get(address);
        unplanted(address, file);
        expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+"$/);
      }
    });

    it('the name of a request is its own only where it is plain', async () => {
      for (const name of ['a%0d%0aX-Planted: 1', 'a b', '"']) {
        const answer = await program.fetch('/healthz', { headers: { 'X-Request-Id': name } });
        unplanted(name, answer);
        expect(answer.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
      }
    });
  });
});
