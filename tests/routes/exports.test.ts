import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { routePatterns } from '../../app/http/routePattern';
import { apiClient, type Program, startProgram } from '../system/program';
import { builtRoutes } from '../system/routes';
import { signedIn, type Visitor } from '../system/visitor';

/** The routes that answer with a file to keep. */
const GIVING_FILES = [
  '/api/v1/waves/:id/responses',
  '/audit/log.csv',
  '/studies/:study/files/:file',
  '/waves/:id/fieldwork/:file',
  '/waves/:id/files/:file',
  '/waves/:id/links/:file',
  '/waves/:id/report/:file',
  '/waves/:id/responses/:file',
];

/** Files of the program itself, not of what an organisation keeps in it: anybody may have them. */
const OWN_FILES = ['/figures.csv', '/figures.png', '/figures.svg', '/q/assets/:file'];

let program: Program;
let anna: Visitor;
let headers: Record<string, string>;
let waves: string[];

beforeAll(async () => {
  program = await startProgram('embedded');
  anna = await signedIn(program, 'anna@example.org', 'administrator');
  const api = await apiClient(program, 'admin');
  headers = { Authorization: `Bearer ${api.key}` };
  waves = z
    .array(z.object({ id: z.string() }))
    .parse((await api.get('/api/v1/waves')).body)
    .map(({ id }) => id);
});
afterAll(() => program?.stop());

const see = (address: string) =>
  address.startsWith('/api/') ? program.fetch(address, { headers }) : anna.get(address);

/** What the log tells of exports, oldest first. Reading it is one too. */
async function noted(): Promise<Record<string, string>[]> {
  const text = await (await anna.get('/audit/log.csv?what=export')).text();
  return z
    .array(z.record(z.string(), z.string()))
    .parse(parse(text, { columns: true }))
    .reverse();
}

it('every file that any address gives is noted in the audit log, with who took it', async () => {
  const routes = await builtRoutes();
  const patternOf = routePatterns(
    Object.fromEntries([...routes].map(([pattern]) => [pattern, { path: pattern.slice(1) }])),
  );
  const pages = [...routes.keys()]
    .filter((pattern) => !/:(file|token|organisation|wave)|\*/.test(pattern))
    .flatMap((pattern) => waves.map((wave) => pattern.replace(':id', wave)))
    .map((address) => address.replace(':study', 'brand-loyalty').replace(':audience', 'consumer'));
  // Files by the addresses that pages give of them, each once; and pages that are files themselves.
  const files = new Map<string, string>();
  for (const address of new Set(pages)) {
    const seen = await see(address);
    expect([address, seen.status < 500]).toEqual([address, true]);
    if (seen.headers.has('Content-Disposition') && !OWN_FILES.includes(address))
      files.set(address, address);
    const text = await seen.text();
    for (const [, given = ''] of text.matchAll(/href="(\/[^"]*)"/g)) {
      const link = given.replaceAll('&amp;', '&');
      const { pathname } = new URL(link, program.url);
      const pattern = patternOf(pathname);
      const isFile = pattern.endsWith(':file') || pattern.endsWith('.csv');
      if (isFile && !OWN_FILES.includes(pattern)) files.set(pathname, link);
    }
  }
  const giving = new Set<string>();
  for (const [pathname, link] of files) {
    const before = (await noted()).length;
    const file = await see(link);
    expect([link, file.status]).toEqual([link, 200]);
    expect([link, file.headers.get('Content-Disposition')]).toEqual([
      link,
      expect.stringContaining('attachment; filename="'),
    ]);
    await file.arrayBuffer();
    // The last one is of this very reading.
    const since = (await noted()).slice(before, -1);
    expect([link, since.map(({ action }) => action?.split('.')[0])]).toEqual([link, ['export']]);
    const [entry] = since;
    const byKey = link.startsWith('/api/');
    expect([link, entry?.actor_kind]).toEqual([link, byKey ? 'key' : 'user']);
    if (!byKey) expect(entry?.actor_name).toContain('<anna@example.org>');
    giving.add(patternOf(pathname));
  }
  expect([...giving].sort()).toEqual(GIVING_FILES);
  // A route of files that no page leads to would not have been looked at.
  expect(
    [...routes.keys()]
      .filter((pattern) => /:file$|\.(csv|svg|png)$/.test(pattern) && !giving.has(pattern))
      .sort(),
  ).toEqual(OWN_FILES);
});

it('a study that a program takes out is noted each time, as every file is', async () => {
  const other = await apiClient(program, 'analyst');
  const before = (await noted()).length;
  for (let times = 0; times < 3; times += 1) await other.get('/api/v1/studies/brand-loyalty');
  const entry = { action: 'export.study', actor_kind: 'key', subject_name: 'brand-loyalty' };
  expect((await noted()).slice(before, -1)).toMatchObject([entry, entry, entry]);
});
