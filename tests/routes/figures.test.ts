import path from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { type Reproduced, unitOfStatement } from '../../app/gap/reproduction';
import { figureText } from '../../app/ui/reproducedText';
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

/** What the page prints of a figure, as its answers give it. */
function printed({ study }: Publication, statement: ReturnType<typeof statementsOf>[number]) {
  const label = (key: string) => study.items.find((item) => item.key === key)?.label?.en ?? key;
  return (found: Reproduced | undefined): string => {
    const value = found?.computed ?? null;
    const shown = Array.isArray(value) ? value.map(label) : value;
    return figureText(shown, unitOfStatement(statement), wordsOf('en'));
  };
}

it('every finding moves on the page with the raw answers that it rests on, and as they say', async () => {
  const html = await (await program.fetch('/figures')).text();
  const cells = new Map(
    [...html.matchAll(/<tr id="([^"]+)">.*?<\/td><td[^>]*>(.*?)(?:<span|<\/td>)/gs)].map(
      ([, id = '', cell = '']) => [id, cell.replaceAll('&#x27;', "'")],
    ),
  );
  const findings = demo.flatMap(({ publication, people, others }) => {
    const [before, after] = [computed(publication, people), computed(publication, others)];
    return statementsOf(publication).map((statement) => {
      const { id } = statement;
      const text = printed(publication, statement);
      return { id, was: text(before.get(id)), is: text(after.get(id)) };
    });
  });
  expect(findings).toHaveLength(47);
  expect(findings.filter(({ was, is }) => was === is)).toEqual([]);
  expect(findings.map(({ id }) => [id, cells.get(id)])).toEqual(
    findings.map(({ id, is }) => [id, is]),
  );
});
