import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import type { Sql } from 'postgres';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import {
  apiClient,
  emptyServerDatabase,
  type Program,
  startProgram,
  temporaryFolder,
} from '../system/program';
import { keep, residentMemory } from './measure';

/** How long respondents answer, in seconds, and how many at the same time. */
const SECONDS = Number(process.env.BENCH_SECONDS ?? 10);
const AT_ONCE = 16;

/** A consumer's answers to the demo's questionnaire; every page takes its own of them. */
const ANSWERS = new URLSearchParams([
  ['human_access', 'meets'],
  ['response_time', 'below'],
  ['feeling_heard', 'meets'],
  ['channels.phone', '1'],
  ['channels.email', '2'],
  ['wait_phone', '3'],
  ['recommend', '7'],
  ['loyalty_impact', 'agree'],
  ['switched', 'no'],
  ['country', 'DE'],
]);

interface Answer {
  status: number;
  location: string | null;
  body: string;
  headers: http.IncomingHttpHeaders;
}

interface Exchange extends Answer {
  method: 'GET' | 'POST';
}

function send(
  base: string,
  agent: http.Agent,
  method: 'GET' | 'POST',
  path: string,
  body?: string,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = {
      'Accept-Language': 'en',
      ...(body === undefined
        ? {}
        : {
            'Content-Type': 'application/x-www-form-urlencoded',
            'Content-Length': Buffer.byteLength(body),
          }),
    };
    const request = http.request(`${base}${path}`, { method, agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          location: response.headers.location ?? null,
          body: Buffer.concat(chunks).toString(),
          headers: response.headers,
        }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** One respondent's whole way: every page loaded, every page posted, the thank-you page. */
async function complete(base: string, agent: http.Agent, start: string): Promise<Exchange[]> {
  const exchanges: Exchange[] = [];
  const go = async (method: 'GET' | 'POST', path: string, body?: string) => {
    const answer = await send(base, agent, method, path, body);
    exchanges.push({ ...answer, method });
    return answer;
  };
  let page = await go('GET', start);
  for (let step = 0; step < 20; step += 1) {
    if (page.status !== 200) throw new Error(`a page was answered ${page.status}`);
    const hidden = [...page.body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
    if (hidden.length === 0) return exchanges;
    const body = new URLSearchParams(hidden.map(([, name = '', value = '']) => [name, value]));
    for (const [name, value] of ANSWERS) body.append(name, value);
    const posted = await go('POST', start, body.toString());
    if (posted.status !== 303) throw new Error(`a form was answered ${posted.status}`);
    const { pathname, search } = new URL(posted.location ?? '', `${base}${start}`);
    page = await go('GET', `${pathname}${search}`);
  }
  throw new Error('the questionnaire does not end');
}

/** How many a second complete it, all of them together. */
async function rate(base: string, start: string): Promise<number> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: AT_ONCE });
  await complete(base, agent, start);
  const until = performance.now() + SECONDS * 1000;
  let done = 0;
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (performance.now() < until) {
        await complete(base, agent, start);
        done += 1;
      }
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  agent.destroy();
  return done / seconds;
}

describe('completes over HTTP', () => {
  let program: Program;
  let sql: Sql;
  let start: string;
  let database: string;
  beforeAll(async () => {
    database = await emptyServerDatabase();
    sql = postgres(database);
    program = await startProgram('server', {
      env: { DATABASE_URL: database, DEMO: '1', RATE_LIMIT_ADDRESS: '0' },
    });
    const admin = await apiClient(program, 'admin');
    const waves = (await admin.get('/api/v1/waves')).body as {
      key: string;
      links: { consumer: string };
    }[];
    const wave = waves.find(({ key }) => key === 'try-it');
    start = new URL(wave?.links.consumer ?? '').pathname;
  });
  afterAll(async () => {
    await program?.stop();
    await sql?.end();
  });

  it('are as many as a bare program answers', async () => {
    const agent = new http.Agent({ keepAlive: true });
    const exchanges = await complete(program.url, agent, start);
    agent.destroy();
    const [{ count: before } = { count: 0 }] = await counted();
    const parallax = await rate(program.url, start);
    const [{ count: after } = { count: 0 }] = await counted();
    expect(after).toBeGreaterThan(before);
    const memory = residentMemory(program.process.pid);
    const bare = await startBare(exchanges);
    const reference = await rate(bare.base, start);
    await bare.close();
    keep({
      what: `completes of ${exchanges.length} requests`,
      value: parallax,
      unit: 'per s',
      reference: { what: 'a bare program', value: reference },
      goal: { atLeast: 0.25 },
    });
    keep({ what: 'memory of the program after them', value: memory, unit: 'MB' });
    keep({
      what: 'completes',
      value: parallax,
      unit: 'per s',
      isAbsolute: true,
      goal: { atLeast: 300 },
    });
  }, 3_600_000);

  const counted = () => sql<{ count: number }[]>`select count(*)::int as count from responses`;

  /** The bare program, in a process of its own as Parallax is. */
  async function startBare(exchanges: readonly Exchange[]) {
    await sql`create table bare (like responses including all)`;
    const folder = await temporaryFolder();
    const file = path.join(folder.path, 'exchanges.json');
    await writeFile(file, JSON.stringify(exchanges));
    const script = path.join(inject('root'), 'tests', 'bench', 'bare.js');
    const child = spawn(process.execPath, [script, file, database, start], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [port] = (await once(child.stdout, 'data')) as [Buffer];
    return {
      base: `http://127.0.0.1:${String(port).trim()}`,
      close: async () => {
        child.kill();
        await folder.remove();
      },
    };
  }
});
