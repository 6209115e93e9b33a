import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foldersOfTests } from '../system/folders';
import {
  DATABASES,
  emptyServerDatabase,
  type Program,
  runParallax,
  startProgram,
  tell,
} from '../system/program';

const folders = foldersOfTests();

const ONE_TIME = /^(\w{4}-){2}\w{4}\n$/;

/** Runs a command beside a program, without a process of its own where that can be. */
const quickly = (program: Program, ...args: string[]) =>
  program.env.DATABASE_URL ? runParallax(args, program.env) : tell(program, ...args);

describe.each(DATABASES)('accounts on the command line, on the %s database', (kind) => {
  it('are made while the server runs, and go along in a backup', async () => {
    const program = await startProgram(kind);
    const call = ['user', 'add', ' Ann@Example.ORG ', '--name', 'Ann  Lee'];
    const made = await runParallax(call, program.env);
    expect([made.code, made.out]).toEqual([0, expect.stringMatching(ONE_TIME)]);
    expect(made.error).toContain('ann@example.org is made, with role reader');
    expect(made.error).not.toContain(made.out.trim());
    const give = ['user', 'give', 'ann@example.org', 'brand-loyalty/published'];
    expect((await quickly(program, ...give)).out).toContain('may read');

    // Into a database where there is only the administrator whom its own start made.
    const file = path.join(await folders.empty(), 'all.gz');
    await quickly(program, 'backup', file);
    await program.stop();
    const target = await startProgram(kind === 'server' ? 'embedded' : 'server', {
      env: { DEMO: '0' },
    });
    const restored = await quickly(target, 'restore', file);
    expect([restored.error, restored.code]).toEqual(['', 0]);
    expect((await quickly(target, 'user', 'list')).out.split('\n')).toEqual([
      'admin@localhost\tadministrator\tone-time password\tAdministrator',
      'ann@example.org\treader\tone-time password\tAnn Lee',
      '',
    ]);
    expect((await quickly(target, ...give)).out).toContain('could read before');
    await target.stop();
  });
});

describe('accounts and keys on the command line', () => {
  let program: Program;
  const user = (...args: string[]) => tell(program, 'user', ...args);
  /** The accounts as they are told of, without the administrator of the start. */
  const accounts = async () =>
    (await user('list')).out.split('\n').filter((line) => !/^$|^admin@/.test(line));

  beforeAll(async () => {
    program = await startProgram('embedded');
    await user('add', 'ann@example.org', '--role', 'analyst');
    await user('add', 'reader@example.org');
  });
  afterAll(() => program?.stop());

  it('makes a key, names those there are, and ends one at once', async () => {
    const key = (...args: string[]) => tell(program, 'key', ...args);
    const made = await key('create', '--role', 'analyst', '--name', 'dashboard');
    expect([made.code, made.out]).toEqual([0, expect.stringMatching(/^plx_\S+\n$/)]);
    const waves = async () => {
      const headers = { Authorization: `Bearer ${made.out.trim()}` };
      return (await program.fetch('/api/v1/waves', { headers })).status;
    };
    const told = async () => /^.*dashboard$/m.exec((await key('list')).out)?.[0].split('\t') ?? [];
    const [id = '', ...before] = await told();
    const isMade = expect.stringMatching(/^made \d{4}-/);
    expect(before).toEqual(['analyst', isMade, 'never used', 'dashboard']);
    expect(await waves()).toBe(200);
    const isUsed = expect.stringMatching(/^used \d{4}-\d\d-\d\d$/);
    await expect.poll(told).toEqual([id, 'analyst', isMade, isUsed, 'dashboard']);
    const { out } = await key('list');
    expect(out).not.toContain(made.out.trim());
    expect((await key('revoke', id)).code).toBe(0);
    expect(await waves()).toBe(401);
    expect((await key('list')).out).toMatch(/analyst\trevoked \d{4}-.*\tdashboard/);
    expect(await key('revoke', 'x')).toMatchObject({
      code: 1,
      error: expect.stringMatching(/"x"/),
    });
    for (const wrong of [['revoke'], ['list', 'x'], ['create'], ['list', '--role', 'admin']])
      expect((await key(...wrong)).code).toBe(2);
  });

  it.each([
    [['add', 'ANN@example.org'], 'ann@example.org has an account already'],
    [['add', 'ann'], '"ann" is no e-mail address'],
    [['add', 'ann@example.org\nBcc: x@y'], 'is no e-mail address'],
    [['add', 'x@example.org', '--name', '\u0007'], 'A name has 1 to 100 characters'],
    [['reset', 'nobody@example.org'], '"nobody@example.org" has no account'],
    [['disable', ''], '"" has no account'],
    [['give', 'reader@example.org', 'brand-loyalty/none'], 'There is no wave'],
    [['give', 'ann@example.org', 'brand-loyalty/published'], 'has role analyst'],
  ])('are refused with a reason: %j', async (args, words) => {
    const before = await accounts();
    const refused = await user(...args);
    expect([refused.code, refused.out]).toEqual([1, '']);
    expect(refused.error).toContain(words);
    expect(refused.error).not.toContain('    at ');
    expect(await accounts()).toEqual(before);
  });

  it.each([
    [[], 'user add|list|'],
    [['add'], 'Name EMAIL'],
    [['add', 'a@b', 'c@d'], 'Name EMAIL'],
    [['add', 'a@b', '--role', 'king'], '--role is one of reader, administrator'],
    [['list', '--role', 'reader'], 'are for "user add"'],
  ])('say how they are called: %j', async (args, words) => {
    const called = await user(...args);
    expect([called.code, called.error]).toEqual([2, expect.stringContaining(words)]);
  });

  it('are disabled, enabled and given another one-time password', async () => {
    expect((await user('disable', 'Reader@example.org')).code).toBe(0);
    expect((await accounts())[1]).toBe('reader@example.org\treader\tdisabled\treader');
    expect((await user('enable', 'reader@example.org')).code).toBe(0);
    expect((await accounts())[1]).not.toContain('disabled');
    const reset = await user('reset', 'reader@example.org');
    expect([reset.code, reset.out]).toEqual([0, expect.stringMatching(ONE_TIME)]);
  });

  it('are given waves, each once', async () => {
    const wave = ['reader@example.org', 'brand-loyalty/published'];
    const said = async (...args: string[]) => (await user(...args)).out;
    expect(await said('give', ...wave)).toContain('may read: brand-loyalty/published');
    expect(await said('give', ...wave)).toContain('could read before');
    expect(await said('withdraw', ...wave)).toContain('may no longer read');
    expect(await said('withdraw', ...wave)).toContain('could not read');
  });
});

it('an account is made without a server, and is no hindrance to the first administrator', async () => {
  const env = { DATA_DIR: await folders.empty() };
  const made = await runParallax(['user', 'add', 'ann@example.org'], env);
  expect([made.code, made.out]).toEqual([0, expect.stringMatching(ONE_TIME)]);
  const started = await startProgram('embedded', {
    dataDir: env.DATA_DIR,
    env: { DEMO: '0', ADMIN_EMAIL: 'Boss@Example.org', ADMIN_PASSWORD: 'a long enough password' },
  });
  expect(started.printed).toContain('boss@example.org');
  expect(started.printed).not.toContain('a long enough password');
  await started.stop();
  const { out } = await runParallax(['user', 'list'], env);
  expect(out.split('\n')).toEqual([
    'ann@example.org\treader\tone-time password\tann',
    'boss@example.org\tadministrator\tnever signed in\tAdministrator',
    '',
  ]);
});

it('an administrator’s address that belongs to another account is refused at the start', async () => {
  const env = {
    DATA_DIR: await folders.empty(),
    DATABASE_URL: await emptyServerDatabase(),
    PORT: '0',
    ADMIN_EMAIL: 'ann@example.org',
  };
  await runParallax(['user', 'add', 'ann@example.org'], env);
  const refused = await runParallax(['serve'], env);
  expect([refused.code, refused.error]).toEqual([
    1,
    expect.stringContaining('ADMIN_EMAIL: an acc'),
  ]);
});
