import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { problemAnswer } from '../../app/api/answers';
import { apiClient, type Program, startProgram } from '../system/program';

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
});
