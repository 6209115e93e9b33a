import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import type { Sql } from 'postgres';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { randomFrom } from '../../seeds/random';
import {
  apiClient,
  emptyServerDatabase,
  type Program,
  startProgram,
  temporaryFolder,
} from '../system/program';
import { keep, residentMemory } from './measure';

/** How long respondents answer in each round, in seconds, how many at the same time, and how many rounds. */
const SECONDS = Number(process.env.BENCH_SECONDS ?? 6);
const AT_ONCE = 16;
const ROUNDS = 3;

/** How many respondents there are, each with answers of their own; they come again and again. */
const RESPONDENTS = 100;

const EXPECTATION = ['far_below', 'below', 'meets', 'exceeds', 'far_exceeds'];
const CHOICES: readonly (readonly [item: string, values: readonly string[]])[] = [
  ['human_access', EXPECTATION],
  ['response_time', EXPECTATION],
  ['feeling_heard', EXPECTATION],
  ['wait_phone', ['0', '1', '2.5', '5', '10', '30']],
  ['recommend', Array.from({ length: 11 }, (_, score) => String(score))],
  ['loyalty_impact', ['disagree', 'agree', 'strongly_agree']],
  ['switched', ['yes', 'no', 'no']],
  ['switched_after', ['one', 'couple', 'several', 'many']],
  ['priorities', ['train', 'hire', 'faster_answers']],
  ['comment', ['', '', 'They answered at once.']],
  ['country', ['US', 'GB', 'DE', 'AT', 'CH', 'NORDICS']],
];

/** A consumer who answers the demo's questionnaire; every page takes its own of the answers. */
interface Way {
  language: string;
  answers: URLSearchParams;
}

/** The ways of all respondents, the same in every run. */
function ways(): Way[] {
  const random = randomFrom('completes');
  const one = (values: readonly string[]) => values[Math.floor(random() * values.length)] ?? '';
  return Array.from({ length: RESPONDENTS }, (_, at) => {
    const answers = CHOICES.map(([item, values]) => [item, one(values)]);
    const channels = ['phone', 'email', 'web', 'chat', 'app', 'social']
      .slice(Math.floor(random() * 4))
      .slice(0, 3)
      .map((code, rank) => [`channels.${code}`, String(rank + 1)]);
    return {
      language: at % 3 === 0 ? 'sv' : 'en',
      answers: new URLSearchParams([...answers, ...channels]),
    };
  });
}

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
  way: { at: number; language: string },
  body?: string,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = {
      'Accept-Language': way.language,
      // What the bare program knows a respondent by.
      'X-Way': String(way.at),
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
async function complete(
  base: string,
  agent: http.Agent,
  start: string,
  way: Way & { at: number },
): Promise<Exchange[]> {
  const exchanges: Exchange[] = [];
  const go = async (method: 'GET' | 'POST', path: string, body?: string) => {
    const answer = await send(base, agent, method, path, way, body);
    exchanges.push({ ...answer, method });
    return answer;
  };
  let page = await go('GET', start);
  for (let step = 0; step < 20; step += 1) {
    if (page.status !== 200) throw new Error(`a page was answered ${page.status}`);
    const hidden = [...page.body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
    if (hidden.length === 0) return exchanges;
    const body = new URLSearchParams(hidden.map(([, name = '', value = '']) => [name, value]));
    for (const [name, value] of way.answers) body.append(name, value);
    const posted = await go('POST', start, body.toString());
    if (posted.status !== 303) throw new Error(`a form was answered ${posted.status}`);
    const { pathname, search } = new URL(posted.location ?? '', `${base}${start}`);
    page = await go('GET', `${pathname}${search}`);
  }
  throw new Error('the questionnaire does not end');
}

/** How many a second complete it, all of them together. */
async function rate(base: string, start: string, respondents: readonly Way[]): Promise<number> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: AT_ONCE });
  let come = 0;
  const next = () => {
    come += 1;
    const at = come % respondents.length;
    return { at, ...(respondents[at] ?? { language: 'en', answers: new URLSearchParams() }) };
  };
  await complete(base, agent, start, next());
  const until = performance.now() + SECONDS * 1000;
  let done = 0;
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (performance.now() < until) {
        await complete(base, agent, start, next());
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
    const respondents = ways();
    const agent = new http.Agent({ keepAlive: true });
    const recorded: Exchange[][] = [];
    for (const [at, way] of respondents.entries())
      recorded.push(await complete(program.url, agent, start, { at, ...way }));
    agent.destroy();
    const bare = await startBare(recorded);
    const [{ count: before } = { count: 0 }] = await counted();
    const rounds: { parallax: number; bare: number }[] = [];
    // By turns, so that a machine that slows down does so for both.
    for (let round = 0; round < ROUNDS; round += 1)
      rounds.push({
        parallax: await rate(program.url, start, respondents),
        bare: await rate(bare.base, start, respondents),
      });
    const [{ count: after } = { count: 0 }] = await counted();
    expect(after - before).toBeGreaterThan(RESPONDENTS);
    const memory = residentMemory(program.process.pid);
    const bareMemory = residentMemory(bare.pid);
    await bare.close();
    const middle = (of: 'parallax' | 'bare') =>
      rounds.map((round) => round[of]).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
    const parallax = middle('parallax');
    const requests = recorded.map(({ length }) => length);
    keep({
      what: `completes of ${Math.min(...requests)} to ${Math.max(...requests)} requests`,
      value: parallax,
      unit: 'per s',
      reference: { what: 'a bare program', value: middle('bare') },
      goal: { atLeast: 0.25 },
    });
    keep({
      what: 'memory of the program after them',
      value: memory,
      unit: 'MB',
      reference: { what: 'the bare program', value: bareMemory },
    });
    const inserts = await insertRate();
    keep({
      what: 'completes',
      value: parallax,
      unit: 'per s',
      reference: { what: `bare INSERTs, ${AT_ONCE} at once`, value: inserts },
    });
    keep({
      what: 'completes',
      value: parallax,
      unit: 'per s',
      isAbsolute: true,
      goal: { atLeast: 300 },
    });
  }, 3_600_000);

  /** How many plain INSERTs of such a response the database takes a second. */
  async function insertRate(): Promise<number> {
    const many = postgres(database, { max: AT_ONCE });
    await many`create table inserts (like responses including all)`;
    const until = performance.now() + SECONDS * 1000;
    const begun = performance.now();
    const answers = Object.fromEntries(ways()[0]?.answers ?? []);
    let done = 0;
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        while (performance.now() < until) {
          done += 1;
          await many`insert into inserts (tenant_id, wave_id, id, audience, submitted_at, answers)
            values ('main', 'w', ${`r${done}`}, 'consumer', now(), ${many.json(answers)})`;
        }
      }),
    );
    await many.end();
    return done / ((performance.now() - begun) / 1000);
  }

  const counted = () => sql<{ count: number }[]>`select count(*)::int as count from responses`;

  /** The bare program, in a process of its own as Parallax is. */
  async function startBare(recorded: readonly (readonly Exchange[])[]) {
    await sql`create table bare (like responses including all)`;
    const folder = await temporaryFolder();
    const file = path.join(folder.path, 'exchanges.json');
    await writeFile(file, JSON.stringify(recorded));
    const script = path.join(inject('root'), 'tests', 'bench', 'bare.js');
    const child = spawn(process.execPath, [script, file, database, start], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [port] = (await once(child.stdout, 'data')) as [Buffer];
    return {
      base: `http://127.0.0.1:${String(port).trim()}`,
      pid: child.pid,
      close: async () => {
        child.kill();
        await folder.remove();
      },
    };
  }
});
