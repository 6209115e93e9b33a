import { existsSync, rmSync, statSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { foldersOfTests } from '../system/folders';
import {
  apiClient,
  DATABASES,
  emptyServerDatabase,
  type Program,
  runParallax,
  startProgram,
} from '../system/program';

const running: Program[] = [];
const folders = foldersOfTests();

async function start(...given: Parameters<typeof startProgram>): Promise<Program> {
  const program = await startProgram(...given);
  running.push(program);
  return program;
}

afterEach(async () => {
  for (const program of running.splice(0))
    if (program.process.exitCode === null) await program.stop();
});

async function demoWaves(program: Program): Promise<{ id: string; key: string }[]> {
  const analyst = await apiClient(program, 'analyst');
  return (await analyst.get('/api/v1/waves')).body as { id: string; key: string }[];
}

describe.each(DATABASES)('the running program on the %s database', (kind) => {
  let program: Program;
  beforeAll(async () => {
    program = await startProgram(kind);
  });
  afterAll(async () => {
    if (program?.process.exitCode === null) await program.stop();
  });

  it('prints the addresses that a newcomer needs, and they answer', async () => {
    const addresses = program.printed.match(/http\S+/g) ?? [];
    expect(addresses).toHaveLength(6);
    for (const address of addresses) expect((await program.fetch(address)).status).toBe(200);
    expect((await program.fetch('/healthz')).status).toBe(200);
    expect((await program.fetch('/readyz')).status).toBe(200);
  });

  it('takes commands while it runs, and repeats none of the demo', async () => {
    const seeded = await runParallax(['seed', 'brand-loyalty'], program.env);
    expect([seeded.code, seeded.out]).toEqual([0, 'The demo was there already.\n']);
    const migrated = await runParallax(['migrate'], program.env);
    expect([migrated.code, migrated.out]).toEqual([0, 'The database is up to date.\n']);
    expect(await demoWaves(program)).toHaveLength(2);
    const unknown = await runParallax(['seed', 'no-such-study'], program.env);
    expect([unknown.code, unknown.error]).toEqual([2, expect.stringContaining('moment-of-truth')]);
  });

  if (kind === 'embedded') {
    it('keeps its folder readable to its owner only, and so are the secret and the control socket', async () => {
      const mode = (name: string) => statSync(path.join(program.dataDir, name)).mode & 0o777;
      expect(mode('db')).toBe(0o700);
      expect(mode('session-secret')).toBe(0o600);
      expect(mode('control.sock')).toBe(0o600);
    });

    it('shares its folder with no other: the second is told who has it', async () => {
      const second = await runParallax(['serve'], { ...program.env, PORT: '0' });
      expect(second.code).toBe(1);
      expect(second.error).toContain(`in use by process ${program.process.pid}`);
      expect((await program.fetch('/readyz')).status).toBe(200);
    });

    it('shares its port with no other: the second says so', async () => {
      const second = await runParallax(['serve'], {
        DATA_DIR: await folders.empty(),
        PORT: new URL(program.url).port,
      });
      expect(second.code).toBe(1);
      expect(second.error).toMatch(
        /^The environment has faults:\nPORT: another program listens on \d+ \(EADDRINUSE\)\n$/m,
      );
      expect(second.error).not.toContain(' at ');
    });
  }

  it('finishes the request in flight when it is told to stop', async () => {
    const admin = await apiClient(program, 'admin');
    const body = JSON.stringify({ format: 'none' });
    const answered = new Promise<number>((resolve, reject) => {
      const request = http.request(
        `${program.url}/api/v1/studies`,
        {
          method: 'POST',
          headers: {
            Authorization: `Bearer ${admin.key}`,
            'Content-Type': 'application/json',
            'Content-Length': body.length,
          },
        },
        (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        },
      );
      request.on('error', reject);
      request.write(body.slice(0, 5));
      setTimeout(() => request.end(body.slice(5)), 800);
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    const stopped = program.stop('SIGTERM');
    expect(await answered).toBe(422);
    expect(await stopped).toBe(0);
  });
});

describe.each(DATABASES)('the program on the %s database', (kind) => {
  it('shows the administrator’s one-time password at the first start, once and nowhere else', async () => {
    const { dataDir, env } = await folders.filled(kind, 'tables');
    const given = { dataDir, env: { ...env, DEMO: '0', LOG_LEVEL: 'trace' } };
    const first = await start(kind, given);
    const [, password = ''] = /password +([0-9a-z-]{14})\n/.exec(first.printed) ?? [];
    expect(password).toMatch(/^[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}$/);
    expect(first.printed.split(password)).toHaveLength(2);
    await first.stop();
    const second = await start(kind, given);
    expect(second.printed).toContain('/sign-in\n');
    expect(second.printed).not.toContain('password');
    for (const { log } of [first, second]) expect(log()).not.toContain(password);
  });

  it('keeps its data over a stop and a start', async () => {
    const given = {
      dataDir: await folders.empty(),
      env: kind === 'server' ? { DATABASE_URL: await emptyServerDatabase() } : {},
    };
    const first = await start(kind, given);
    const waves = await demoWaves(first);
    expect(await first.stop('SIGINT')).toBe(0);
    const second = await start(kind, given);
    expect(await demoWaves(second)).toEqual(
      waves.map((wave) => expect.objectContaining({ id: wave.id })),
    );
  });

  it('runs commands without a server too', async () => {
    const env = {
      DATA_DIR: await folders.empty(),
      ...(kind === 'server' ? { DATABASE_URL: await emptyServerDatabase() } : {}),
    };
    const seeded = await runParallax(['seed'], env);
    expect([seeded.code, seeded.out]).toEqual([0, 'The demo is loaded.\n']);
    const key = await runParallax(['key', 'create', '--role', 'analyst'], env);
    expect(key.code).toBe(0);
    expect(key.out.trim().split('\n').at(-1)).toMatch(/^plx_[0-9a-z]{26}$/);
  });
});

describe('two programs', () => {
  it('starting at once on one PostgreSQL migrate and load the demo once', async () => {
    const env = {
      DATABASE_URL: await emptyServerDatabase(),
      SESSION_SECRET: 'a secret of sixteen or more',
    };
    const [first, second, third] = await Promise.all([
      start('server', { env }),
      start('server', { env }),
      start('server', { env }),
    ]);
    const waves = await demoWaves(first);
    expect(waves).toHaveLength(6);
    for (const other of [second, third])
      expect(await demoWaves(other)).toEqual(
        waves.map(({ id }) => expect.objectContaining({ id })),
      );
    // One of them made the administrator, and its password is shown by that one alone.
    const made = [first, second, third].filter(({ printed }) => printed.includes('one-time'));
    expect(made).toHaveLength(1);
    const { out } = await runParallax(['user', 'list'], first.env);
    expect(out).toBe('admin@localhost\tadministrator\tone-time password\tAdministrator\n');
    // A link signed by one opens on the others.
    const link = new URL(/published study\s+(\S+)/.exec(first.printed)?.[1] ?? '');
    expect((await second.fetch(`${link.pathname}${link.search}`)).status).toBe(200);
  });
});

describe('a folder', () => {
  it('left locked is taken over by one of several programs that start at once', async () => {
    const { dataDir } = await folders.filled('embedded', 'demo');
    await writeFile(path.join(dataDir, 'parallax.lock'), '999999 1');
    const started = await Promise.allSettled(
      Array.from({ length: 4 }, () => start('embedded', { dataDir })),
    );
    const served = started.filter(({ status }) => status === 'fulfilled');
    expect(served).toHaveLength(1);
    for (const outcome of started)
      if (outcome.status === 'rejected')
        expect(String(outcome.reason)).toContain('in use by process');
    expect((await readdir(dataDir)).sort()).toEqual([
      'control.sock',
      'db',
      'parallax.lock',
      'session-secret',
    ]);
  });

  it('that a command holds is waited for, and given back by who stops', async () => {
    const { dataDir } = await folders.filled('embedded', 'demo');
    const lock = path.join(dataDir, 'parallax.lock');
    await writeFile(lock, `${process.pid}  command`);
    // On a busy machine a program takes seconds until it looks for the lock.
    setTimeout(() => rmSync(lock), 6000);
    const program = await start('embedded', { dataDir });
    expect(program.log()).toContain('A command has the database');
    expect((await program.fetch('/readyz')).status).toBe(200);
    await program.stop();
    expect(existsSync(lock)).toBe(false);
  });
});

describe('without its database', () => {
  it('the program serves, says that it is not ready, and starts when told to stop waiting', async () => {
    const dataDir = await folders.empty();
    const port = 20_000 + Math.floor(Math.random() * 20_000);
    const waiting = runParallax(['serve'], {
      DATA_DIR: dataDir,
      PORT: String(port),
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
    });
    let ready = 0;
    for (let attempt = 0; attempt < 100 && ready === 0; attempt += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      ready = await fetch(`http://127.0.0.1:${port}/readyz`).then(
        (r) => r.status,
        () => 0,
      );
    }
    expect(ready).toBe(503);
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
    const api = await fetch(`http://127.0.0.1:${port}/api/v1/waves`);
    expect(api.status).toBe(503);
    expect(api.headers.get('content-type')).toBe('application/problem+json');
    process.kill((await listeningPid(dataDir, port)) ?? 0, 'SIGTERM');
    const { code, error } = await waiting;
    expect(code).toBe(0);
    expect(error).toContain('cannot be reached');
  });
});

/** The process that serves on a port, by its command's environment. */
async function listeningPid(dataDir: string, port: number): Promise<number | undefined> {
  const { readdir, readFile } = await import('node:fs/promises');
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const environment = await readFile(`/proc/${entry}/environ`, 'utf8').catch(() => '');
    if (environment.includes(`DATA_DIR=${dataDir}\0`) && environment.includes(`PORT=${port}\0`))
      return Number(entry);
  }
  return undefined;
}

describe('a wrong call', () => {
  it.each<[string[], Record<string, string>, number, string]>([
    [['dance'], {}, 2, 'Unknown command "dance"'],
    [['key', 'create'], {}, 2, '--role admin|analyst|collector'],
    [['key', 'create', '--role', 'king'], {}, 2, '--role admin|analyst|collector'],
    [['migrate', '--fast'], {}, 2, '--fast'],
    [['serve', 'fast'], {}, 2, '"fast" is not understood'],
    [['migrate'], { PORT: 'many' }, 1, 'PORT'],
    [['migrate'], { DATABASE_URL: 'mysql://x' }, 1, 'DATABASE_URL: must be an address'],
    [
      ['migrate'],
      { DATABASE_URL: 'postgres://x/y', NODE_ENV: 'production' },
      1,
      'SESSION_SECRET: is required',
    ],
    [['migrate'], { ADMIN_EMAIL: 'nobody' }, 1, 'ADMIN_EMAIL: must be an e-mail address'],
    [['migrate'], { ADMIN_PASSWORD: 'too short' }, 1, 'ADMIN_PASSWORD: must have 12 to 256'],
    [['migrate'], { SESSION_SECRET: 'short' }, 1, 'SESSION_SECRET: must have at least 16'],
  ])('of %j with %j says what is wrong', async (args, env, code, message) => {
    const called = await runParallax(args, { DATA_DIR: await folders.empty(), ...env });
    expect(called.code).toBe(code);
    expect(called.error).toContain(message);
    expect(called.error).not.toContain('    at ');
  });
});
