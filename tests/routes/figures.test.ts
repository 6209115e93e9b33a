import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { type Reproduced, unitOfStatement } from '../../app/gap/reproduction';
import { differenceText, figureText } from '../../app/ui/reproducedText';
import { wordsOf } from '../../app/ui/Words';
import { openDatabase } from '../../db/open.server';
import { loadDemo } from '../../seeds/load';
import { type Publication, publications } from '../../seeds/publications';
import { altered, computed, statementsOf } from '../seeds/fromAnswers';
import { type Program, serverDatabase, startProgram, temporaryFolder } from '../system/program';

let program: Program;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const demo = publications().map((publication) => {
  const people = publication.respondents();
  return { publication, people, others: altered(publication, people) };
});

/** The demo of an installation in which every finding's raw answers are other ones. */
beforeAll(async () => {
  folder = await temporaryFolder();
  const url = await serverDatabase('tables');
  const migrations = path.join(inject('root'), 'db', 'migrations');
  const database = await openDatabase({ url, dataDir: folder.path, migrations });
  const changed = demo.map(({ publication, others }) => ({
    ...publication,
    respondents: () => others,
  }));
  await loadDemo(database.db, 'main', changed);
  await database.close();
  program = await startProgram('server', { env: { DATABASE_URL: url }, dataDir: folder.path });
  await (await program.fetch('/figures')).text();
});
afterAll(async () => {
  await program?.stop();
  await folder?.remove();
});

/** The shares that the drawing sets against each other. */
const DRAWN = { left: 280, size: 640 };

it('the drawing has a mark of every share that is stated exactly, at what is published and computed', async () => {
  const svg = await (await program.fetch('/figures.svg')).text();
  const lines = parse(await (await program.fetch('/figures.csv')).text(), {
    columns: true,
    skip_empty_lines: true,
  }).map((line) => shareOfFile.parse(line));
  const points = lines.filter(
    ({ kind, unit, approx, published, computed }) =>
      kind === 'finding' &&
      unit === 'share' &&
      !['over', 'most'].includes(approx) &&
      published !== '' &&
      computed !== '',
  );
  const circles = svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)" r="6"/g);
  const diamonds = svg.matchAll(/<path d="M([\d.]+) ([\d.]+)l8 8l-8 8l-8 -8z"/g);
  const marks = [
    ...[...circles].map(([, x, y]) => [Number(x), Number(y)] as const),
    ...[...diamonds].map(([, x, y]) => [Number(x), Number(y) + 8] as const),
  ];
  // The legend has one of each.
  expect(points.length).toBeGreaterThan(20);
  expect(marks).toHaveLength(points.length + 2);
  expect(svg).toContain(`${points.length} `);
  const bottom = Math.max(...[...svg.matchAll(/M280 ([\d.]+)L920/g)].map(([, y]) => Number(y)));
  for (const { id, published, computed } of points) {
    const [x, y] = [
      DRAWN.left + Number(published) * DRAWN.size,
      bottom - Number(computed) * DRAWN.size,
    ];
    const isThere = marks.some(([a, b]) => Math.abs(a - x) < 0.01 && Math.abs(b - y) < 0.01);
    expect([id, isThere]).toEqual([id, true]);
  }
  expect(svg).toMatch(/<title id="title">[^<]+<\/title><desc id="desc">[^<]+/);
});

const shareOfFile = z.object({
  id: z.string(),
  kind: z.string(),
  unit: z.string(),
  approx: z.string(),
  published: z.string(),
  computed: z.string(),
});

const lineOfFile = z.object({
  id: z.string(),
  published: z.string(),
  computed: z.string(),
  difference: z.string(),
  base: z.string(),
});

/** What the page prints of a figure, as its answers give it. */
function printed({ study }: Publication, statement: ReturnType<typeof statementsOf>[number]) {
  const label = (key: string) => study.items.find((item) => item.key === key)?.label?.en ?? key;
  return (found: Reproduced | undefined): string => {
    const value = found?.computed ?? null;
    const shown = Array.isArray(value) ? value.map(label) : value;
    return figureText(shown, unitOfStatement(statement), wordsOf('en'));
  };
}

const DUST = 1e-9;

it('every finding moves on the page with the raw answers that it rests on, and as they say', async () => {
  const html = await (await program.fetch('/figures')).text();
  const cells = new Map(
    [...html.matchAll(/<tr id="([^"]+)">(.*?)<\/tr>/gs)].map(([, id = '', line = '']) => [
      id,
      [...line.matchAll(/<td[^>]*>(.*?)(?:<span.*?)?<\/td>/gs)].map(([, cell = '']) =>
        cell.replaceAll('&#x27;', "'"),
      ),
    ]),
  );
  const text = await (await program.fetch('/figures.csv')).text();
  const file = new Map(
    parse(text, { columns: true, skip_empty_lines: true }).map((line) => {
      const read = lineOfFile.parse(line);
      return [read.id, read];
    }),
  );
  expect(file.size).toBe(56);
  const words = wordsOf('en');
  const findings = demo.flatMap(({ publication, people, others }) => {
    const [before, after] = [computed(publication, people), computed(publication, others)];
    return statementsOf(publication).map((statement) => {
      const { id } = statement;
      const show = printed(publication, statement);
      const found = after.get(id);
      const unit = unitOfStatement(statement);
      const difference = differenceText({ difference: found?.difference ?? null, unit }, words);
      return { id, statement, found, was: show(before.get(id)), is: show(found), difference };
    });
  });
  // Ranges have a difference of each end, orders that of their places.
  for (const id of ['impact-retention-profit', 'retention-to-profit', 'returning-cost'])
    expect([id, cells.get(id)?.[2], file.get(id)?.difference]).toEqual([id, '0', '0']);
  expect(cells.get('top-drivers')?.[2]).toMatch(/^\d+ places? off$/);
  expect(findings).toHaveLength(47);
  expect(findings.filter(({ was, is }) => was === is)).toEqual([]);
  for (const { id, statement, found, is, difference } of findings) {
    const [, shown, off, base] = cells.get(id) ?? [];
    expect([id, shown, off, base]).toEqual([
      id,
      is,
      difference,
      words.f.count(found?.base ?? null),
    ]);
    const line = file.get(id);
    expect([id, line?.base]).toEqual([id, String(found?.base ?? '')]);
    if (typeof found?.computed !== 'number' || statement.kind === 'order') continue;
    expect(Math.abs(Number(line?.computed) - found.computed)).toBeLessThan(DUST);
    expect(Number(line?.published)).toBe(statement.value);
    expect(Math.abs(Number(line?.difference) - (found.computed - statement.value))).toBeLessThan(
      DUST,
    );
  }
});
