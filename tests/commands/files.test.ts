import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, readlink, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { foldersOfTests } from '../system/folders';
import { panelCsv, panelStudy } from '../system/panel';
import { apiClient, DATABASES, type Program, runParallax, startProgram } from '../system/program';

const folders = foldersOfTests();

/** The names of the files that a program holds open. */
async function openFilesOf({ process: { pid } }: Program): Promise<string[]> {
  const folder = `/proc/${pid}/fd`;
  const numbers = await readdir(folder);
  return Promise.all(numbers.map((number) => readlink(path.join(folder, number)).catch(() => '')));
}

describe.each(DATABASES)(
  'files on the command line, while a server runs on the %s database',
  (kind) => {
    let program: Program;
    let admin: Awaited<ReturnType<typeof apiClient>>;
    let place: string;

    beforeAll(async () => {
      program = await startProgram(kind);
      admin = await apiClient(program, 'admin');
      await admin.post('/api/v1/studies', panelStudy());
      place = await folders.empty();
    });
    afterAll(() => program?.stop());

    let made = 0;
    async function openWave(): Promise<string> {
      made += 1;
      const key = `w${made}`;
      await admin.post('/api/v1/studies/panel/waves', { key, status: 'open', minimumBase: 1 });
      return `panel/${key}`;
    }

    const spawnParallax = (args: readonly string[]) =>
      spawn(process.execPath, [path.join(inject('root'), 'app', 'parallax.js'), ...args], {
        cwd: place,
        env: { ...process.env, NODE_ENV: 'test', ...program.env },
        stdio: 'pipe',
      });
    const parallax = (...args: string[]) => runParallax(args, program.env, { folder: place });
    const write = async (name: string, rows: number, bad: readonly number[] = []) => {
      await writeFile(path.join(place, name), [...panelCsv({ rows, bad })].join(''));
    };

    it('are imported and exported by names relative to where the command is given', async () => {
      const wave = await openWave();
      await write('panel.csv', 1500);
      expect(await parallax('import', wave, 'panel.csv')).toMatchObject({
        code: 0,
        out: '1,500 stored.\n',
      });
      expect((await parallax('import', wave, 'panel.csv')).out).toBe(
        '0 stored, 1,500 there already.\nThis file was imported before; --again imports it once more.\n',
      );
      expect((await parallax('export', wave, '--out', 'out.csv')).code).toBe(0);
      const exported = await readFile(path.join(place, 'out.csv'), 'utf8');
      expect(exported.split('\r\n')[0]).toMatch(/^respondent,audience,/);
      expect((await stat(path.join(place, 'out.csv'))).mode & 0o777).toBe(0o600);
      const printed = await parallax('export', wave);
      expect(printed.out).toBe(exported);
      const copy = await openWave();
      const piped = await runParallax(['import', copy, '-'], program.env, { input: exported });
      expect(piped).toMatchObject({ code: 0, out: '1,500 stored.\n' });
      const report = async (name: string, ...more: string[]) =>
        (await parallax('report', name, ...more)).out;
      const rows = (text: string) => (JSON.parse(text) as { rows: unknown }).rows;
      expect(rows(await report(wave))).toEqual(rows(await report(copy)));
      expect(await report(wave, '--format', 'csv')).toContain('item,construct,kind');
      expect(await report(wave, '--format', 'jsonl', '--unweighted')).toContain(
        '{"item":"rating_1"',
      );
      expect((await parallax('export', wave, '--codebook')).out).toContain('rating_1,scale');
      expect((await parallax('export', wave, '--codebook', '--format', 'json')).out).toContain('{');
    });

    it('with bad rows are refused by name, and the bad rows make a file to be mended', async () => {
      const wave = await openWave();
      await write('bad.csv', 50, [7, 40, 50]);
      const refused = await parallax('import', wave, 'bad.csv');
      expect(refused.code).toBe(1);
      expect(refused.error).toContain('row 7, column rating_1: unknown code "superb"');
      expect(refused.out).toContain('0 stored, 3 rejected.\nNothing was stored.');
      const skipped = await parallax(
        'import',
        wave,
        'bad.csv',
        '--mode',
        'skip',
        '--rejected',
        'left.csv',
      );
      expect(skipped).toMatchObject({ code: 0, out: '47 stored, 3 rejected.\n' });
      const left = await readFile(path.join(place, 'left.csv'), 'utf8');
      expect(left).toMatch(/^audience,respondent,/);
      // Nowhere to write the bad rows to is said before anything is imported, and ends no server.
      const call = ['import', wave, 'bad.csv', '--mode', 'skip', '--rejected', 'nowhere/left.csv'];
      const unwritten = await parallax(...call);
      expect([unwritten.code, unwritten.error]).toEqual([
        1,
        expect.stringContaining('left.csv cannot be written (ENOENT).'),
      ]);
      await writeFile(path.join(place, 'left.csv'), left.replaceAll('superb', 'meets'));
      expect((await parallax('import', wave, 'left.csv')).out).toBe('3 stored.\n');
    });

    it('whose respondents others brought meanwhile, or that stand in a JSON list, can be mended too', async () => {
      const wave = await openWave();
      const answers = (respondent: string, advise: number) => ({
        audience: 'consumer',
        respondent,
        answers: { advise },
      });
      const list = [answers('a', 3), answers('b', 11), answers('c', 4), answers('d', 12)];
      await writeFile(path.join(place, 'list.json'), JSON.stringify(list, null, 2));
      const skip = ['--mode', 'skip', '--rejected'];
      const first = await parallax('import', wave, 'list.json', ...skip, 'left.json');
      expect(first.out).toBe('2 stored, 2 rejected.\n');
      const left = await readFile(path.join(place, 'left.json'), 'utf8');
      expect(JSON.parse(left)).toEqual([answers('b', 11), answers('d', 12)]);
      await writeFile(path.join(place, 'left.json'), left.replace(/1[12]/g, '10'));
      expect((await parallax('import', wave, 'left.json')).out).toBe('2 stored.\n');

      // Standing input that waits in the middle, so that another brings one of its respondents.
      const child = spawnParallax(['import', wave, '-', ...skip, 'late.csv']);
      const filler = Array.from({ length: 900 }, (_, i) => `consumer;f${i};1`);
      child.stdin.write(`sep=;\naudience;respondent;advise\nconsumer;x;1\n${filler.join('\n')}\n`);
      const copy = path.join(place, 'late.csv.input');
      const copied = async () => (await stat(copy).catch(() => ({ size: 0 }))).size;
      await expect.poll(copied, { timeout: 20_000 }).toBeGreaterThan(10_000);
      await new Promise((resolve) => setTimeout(resolve, 1000));
      const waves = (await admin.get('/api/v1/waves?study=panel')).body as Record<string, string>[];
      const id = waves.find(({ key }) => wave === `panel/${key}`)?.id;
      const brought = await admin.post(`/api/v1/waves/${id}/responses`, answers('x', 9));
      expect(brought.status).toBe(201);
      child.stdin.end('boss;y;2\n');
      expect(await new Promise((resolve) => child.on('exit', resolve))).toBe(0);
      expect(await readFile(path.join(place, 'late.csv'), 'utf8')).toBe(
        'sep=;\naudience;respondent;advise\nboss;y;2\nconsumer;x;1\n',
      );
      expect(await readdir(place)).not.toContain('late.csv.input');
      const mended = ['import', wave, 'late.csv', '--mode', 'replace'];
      await writeFile(
        path.join(place, 'late.csv'),
        (await readFile(path.join(place, 'late.csv'), 'utf8')).replace('boss', 'manager'),
      );
      expect((await parallax(...mended)).out).toBe(
        '2 stored, 1 of them in the place of earlier answers.\n',
      );
    });

    it.each<[string, string[], string]>([
      ['backup', ['backup', 'nowhere/all.gz'], 'all.gz cannot be written (ENOENT).'],
      ['backup', ['backup', '.'], 'cannot be written: it is a folder.'],
      ['export', ['export', 'brand-loyalty/published', '--out', 'nowhere/x.csv'], '(ENOENT).'],
      ['export', ['export', 'brand-loyalty/published', '--out', '.'], 'it is a folder.'],
      ['report', ['report', 'brand-loyalty/published', '--out', 'bad.csv/x'], '(ENOTDIR).'],
      ['restore', ['restore', '.'], 'There is no file'],
      ['restore', ['restore', 'nowhere/all.gz'], 'There is no file'],
      ['restore', ['restore', '/proc/self/mem'], '/proc/self/mem cannot be read (EIO).'],
      ['import', ['import', 'brand-loyalty/try-it', '.'], 'There is no file'],
      ['import', ['import', 'brand-loyalty/try-it', 'nowhere/x.csv'], 'There is no file'],
      ['import', ['import', 'brand-loyalty/try-it', '/proc/self/mem'], 'cannot be read (EIO).'],
      [
        'import',
        ['import', 'brand-loyalty/try-it', 'bad.csv', '--rejected', '.'],
        'cannot be written: it is a folder.',
      ],
      [
        'import',
        ['import', 'brand-loyalty/try-it', 'bad.csv', '--rejected', './bad.csv'],
        '--rejected names the file that is imported',
      ],
    ])('%s says in one line what is wrong with a path, as in %j', async (_, args, words) => {
      await write('bad.csv', 5);
      const before = await readdir(place);
      const called = await parallax(...args);
      expect(called.code).toBeGreaterThan(0);
      expect(called.error).toContain(words);
      expect(called.error.trimEnd().split('\n').length).toBeLessThanOrEqual(
        called.code === 2 ? 2 : 1,
      );
      expect(await readdir(place)).toEqual(before);
    });

    it('take the place of nothing that is no file, and go where a link leads', async () => {
      const at = (name: string) => path.join(place, name);
      const listening = createServer().listen(at('socket'));
      await once(listening, 'listening');
      const refused = await parallax('export', 'brand-loyalty/published', '--out', 'socket');
      expect([refused.code, refused.error]).toEqual([
        1,
        expect.stringMatching(/socket cannot be written: it is no ordinary file\.\n$/),
      ]);
      expect((await stat(at('socket'))).isSocket()).toBe(true);
      listening.close();
      await writeFile(at('led to.csv'), 'old');
      await symlink('led to.csv', at('link.csv'));
      expect(
        await parallax('export', 'brand-loyalty/published', '--out', 'link.csv'),
      ).toMatchObject({
        code: 0,
      });
      expect(await readlink(at('link.csv'))).toBe('led to.csv');
      expect(await readFile(at('led to.csv'), 'utf8')).toMatch(/^respondent,audience,/);
    });

    it('that are not imported are not kept open', async () => {
      const wave = await openWave();
      await write('held.csv', 3000, [2999]);
      await parallax('import', wave, 'held.csv', '--rejected', 'nowhere/x.csv');
      await parallax('import', wave, 'held.csv');
      await parallax('import', 'brand-loyalty/published', 'held.csv');
      const open = await openFilesOf(program);
      expect(open.filter((name) => name.includes('held.csv'))).toEqual([]);
    });

    it('are written to standard output without waiting for the end of standard input', async () => {
      const child = spawnParallax(['export', 'brand-loyalty/published', '--out', '-']);
      let out = '';
      child.stdout.on('data', (chunk) => {
        out += chunk;
      });
      expect(await new Promise((resolve) => child.on('exit', resolve))).toBe(0);
      expect(out).toMatch(/^respondent,audience,/);
    });

    it.each<[string[], number, string]>([
      [['import'], 2, 'Say: parallax import WAVE FILE'],
      [['import', 'ghost', 'x.csv'], 1, 'There is no wave "ghost"'],
      [['import', 'brand-loyalty/published', 'x.csv'], 1, 'is not open'],
      [['import', 'brand-loyalty/try-it', 'none.csv'], 1, 'There is no file'],
      [['import', 'brand-loyalty/try-it', 'x.csv', '--mode', 'fast'], 2, '--mode is one of'],
      [['import', 'brand-loyalty/try-it', 'x.csv', '--format', 'pdf'], 2, '--format is one of'],
      [['export'], 2, 'Say: parallax export WAVE'],
      [['report', 'brand-loyalty/published', '--confidence', '2'], 1, '--confidence must be'],
      [['backup'], 2, 'Say: parallax backup FILE'],
      [['restore', 'none.gz'], 1, 'There is no file'],
    ])('called as %j say what is wrong', async (args, code, words) => {
      const called = await parallax(...args);
      expect([called.code, called.error]).toEqual([code, expect.stringContaining(words)]);
      expect(called.error).not.toContain('    at ');
    });

    it('whose command is killed in the middle leave nothing', async () => {
      const wave = await openWave();
      const child = spawnParallax(['import', wave, '-']);
      child.stdin.on('error', () => {});
      let sent = 0;
      for (const chunk of panelCsv({ rows: 5000 })) {
        child.stdin.write(chunk);
        sent += 1;
        if (sent === 6) break;
      }
      await new Promise((resolve) => setTimeout(resolve, 2000));
      child.kill('SIGKILL');
      await new Promise((resolve) => child.on('exit', resolve));
      await new Promise((resolve) => setTimeout(resolve, 1000));
      expect((await parallax('export', wave)).out.trim().split('\n')).toHaveLength(1);
      expect((await parallax('fold', '--verify')).code).toBe(0);
    });
  },
);
