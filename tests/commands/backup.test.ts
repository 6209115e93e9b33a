import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import postgres from 'postgres';
import { afterEach, describe, expect, it } from 'vitest';
import { foldersOfTests } from '../system/folders';
import { panelCsv, panelStudy } from '../system/panel';
import {
  apiClient,
  emptyServerDatabase,
  type Program,
  runParallax,
  serverDatabase,
  startProgram,
} from '../system/program';
import { Visitor } from '../system/visitor';

const folders = foldersOfTests();

describe('a backup', () => {
  const made: Program[] = [];
  afterEach(async () => {
    for (const program of made.splice(0)) await program.stop();
  });

  it.each([
    ['embedded', 'server'],
    ['server', 'embedded'],
  ] as const)(
    'of the %s database is restored into an empty %s one, without loss',
    async (from, to) => {
      const program = await startProgram(from);
      made.push(program);
      const admin = await apiClient(program, 'admin');
      await admin.post('/api/v1/studies', panelStudy());
      await admin.post('/api/v1/studies/panel/waves', { key: 'w', status: 'open' });
      const stated = { measure: 'favourable', consumer: { value: 0.4, base: 900 } };
      const own = { label: 'Our market', source: 'A survey', item: 'human_access', ...stated };
      const benchmark = await admin.post('/api/v1/benchmarks', own);
      expect(benchmark.status).toBe(201);
      const place = await folders.empty();
      const at = { folder: place };
      await writeFile(path.join(place, 'p.csv'), [...panelCsv({ rows: 900 })].join(''));
      await runParallax(['import', 'panel/w', 'p.csv'], program.env, at);
      const backup = await runParallax(['backup', 'all.gz'], program.env, at);
      expect([backup.code, backup.out]).toEqual([
        0,
        'Backed up the database (studies: 2, waves: 3, responses: 1,400) to all.gz.\n',
      ]);
      const target = {
        DATA_DIR: await folders.empty(),
        ...(to === 'server' ? { DATABASE_URL: await emptyServerDatabase() } : {}),
      };
      const restored = await runParallax(['restore', 'all.gz'], target, at);
      expect([restored.code, restored.out]).toEqual([
        0,
        'Restored the database (studies: 2, waves: 3, responses: 1,400) from all.gz.\n',
      ]);
      const moved = await startProgram(to, {
        env: { ...target, DEMO: '0' },
        dataDir: target.DATA_DIR,
      });
      made.push(moved);
      // The log goes along, with what happened before in front of it.
      const reset = await runParallax(['user', 'reset', 'admin@localhost'], target, at);
      const visitor = new Visitor(moved);
      await visitor.signIn('admin@localhost', reset.out.trim());
      const next = 'the password of a test';
      await visitor.post('/account/password', { next, again: next });
      const log = await (await visitor.get('/audit/log.csv')).text();
      const noted = log.split('\r\n').map((line) => line.split(',')[5] ?? '');
      const told = ['user.reset', 'database.restore', 'responses.import', 'wave.add', 'study.save'];
      expect(noted.filter((action) => told.includes(action))).toEqual(told);
      expect(log).toContain('panel/w');
      const verified = await runParallax(['fold', '--verify'], target, at);
      expect(verified.code).toBe(0);
      for (const command of [
        ['export', 'panel/w'],
        ['report', 'brand-loyalty/published'],
      ]) {
        const said = async (env: Record<string, string>) =>
          (await runParallax(command, env, at)).out.replace(/"asOf": .*/, '');
        expect(await said(target)).toBe(await said(program.env));
      }
      const second = await runParallax(['restore', 'all.gz'], target, at);
      expect([second.code, second.error]).toEqual([1, expect.stringContaining('not empty')]);
      // The keys go along, and so do the organisation's benchmarks.
      const headers = { Authorization: `Bearer ${admin.key}` };
      const waves = await moved.fetch('/api/v1/waves', { headers });
      expect(await waves.json()).toHaveLength(3);
      const benchmarks = await moved.fetch('/api/v1/benchmarks', { headers });
      expect(await benchmarks.json()).toContainEqual(benchmark.body);
    },
  );

  it('that is cut off, changed, newer or none at all is refused, and nothing is restored', async () => {
    const place = await folders.empty();
    const env = { DATA_DIR: place, DATABASE_URL: await serverDatabase('demo') };
    await runParallax(['backup', 'good.gz'], env, { folder: place });
    const good = gunzipSync(await readFile(path.join(place, 'good.gz'))).toString('utf8');
    const target = { DATA_DIR: place, DATABASE_URL: await emptyServerDatabase() };
    const lines = good.trimEnd().split('\n');
    const cases: [string, Uint8Array, string][] = [
      ['cut', gzipSync(`${lines.slice(0, -40).join('\n')}\n`), 'damaged or cut off'],
      ['changed', gzipSync(good.replace('"meets"', '"below"')), 'damaged or cut off'],
      ['torn', gzipSync(good).subarray(0, 2000), 'damaged'],
      [
        'newer',
        gzipSync(good.replace(/"migration":"[^"]+"/, '"migration":"9999_future"')),
        'newer version',
      ],
      ['major', gzipSync(good.replace('"major":1', '"major":7')), 'major version 7'],
      ['text', gzipSync('hello'), 'no backup of Parallax'],
      ['plain', new TextEncoder().encode('hello'), 'damaged'],
    ];
    for (const [name, content, words] of cases) {
      await writeFile(path.join(place, name), content);
      const called = await runParallax(['restore', name], target, { folder: place });
      expect([name, called.code, called.error]).toEqual([name, 1, expect.stringContaining(words)]);
      expect(called.error).not.toContain('    at ');
    }
    const restored = await runParallax(['restore', 'good.gz'], target, { folder: place });
    expect(restored.code).toBe(0);
  });
});

describe('a database of another version', () => {
  it.each([
    ['a newer major version', 'update installation set major = 9', 'newer major version'],
    ['an older major version', 'update installation set major = 0', 'older major version'],
    [
      'a newer version',
      "insert into drizzle.__drizzle_migrations (hash, created_at) values ('x', 9999999999999)",
      'newer version of Parallax',
    ],
  ])(
    'written by %s is refused at the start with what to do, and not touched',
    async (_, change, words) => {
      const env = {
        DATABASE_URL: await serverDatabase('demo'),
        DATA_DIR: await folders.empty(),
        PORT: '0',
      };
      const client = postgres(env.DATABASE_URL, { max: 1 });
      const state = async () => {
        const rows = await client`select (select count(*) from waves) as waves,
        (select max(major) from installation) as major,
        (select count(*) from drizzle.__drizzle_migrations) as migrations`;
        return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
      };
      await client.unsafe(change);
      const before = await state();
      const report = ['report', 'brand-loyalty/published'];
      for (const command of [['serve'], ['migrate'], report]) {
        const refused = await runParallax(command, env);
        expect([refused.code, refused.error]).toEqual([1, expect.stringContaining(words)]);
        expect(refused.error).toContain('Nothing was changed');
      }
      expect(await state()).toBe(before);
      await client.end();
    },
  );

  it('whose embedded files another PostgreSQL wrote is refused, and not touched', async () => {
    const { dataDir } = await folders.filled('embedded', 'tables');
    await writeFile(path.join(dataDir, 'db', 'PG_VERSION'), '17\n');
    const refused = await runParallax(['serve'], { DATA_DIR: dataDir, PORT: '0' });
    expect([refused.code, refused.error]).toEqual([1, expect.stringContaining('PostgreSQL 17')]);
    await writeFile(path.join(dataDir, 'db', 'PG_VERSION'), '18\n');
    expect((await runParallax(['migrate'], { DATA_DIR: dataDir })).code).toBe(0);
  });
});
