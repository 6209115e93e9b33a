import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';

const build = pathToFileURL(path.resolve(import.meta.dirname, '../../app/build.js')).href;

let root: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'parallax-building-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** A process that builds in two steps and says at each which it is. */
function builder(name: string, dies = false) {
  const child = spawn(process.execPath, [
    '--input-type=module',
    '--eval',
    `import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
    import { buildOnce } from ${JSON.stringify(build)};
    const root = ${JSON.stringify(root)};
    await buildOnce(root, async (folder) => {
      appendFileSync(root + '/begun', ${JSON.stringify(name)});
      mkdirSync(root + '/' + folder);
      writeFileSync(root + '/' + folder + '/first', ${JSON.stringify(name)});
      if (${dies}) process.kill(process.pid, 'SIGKILL');
      await new Promise((resolve) => setTimeout(resolve, 2000));
      writeFileSync(root + '/' + folder + '/second', ${JSON.stringify(name)});
    });
    const { existsSync } = await import('node:fs');
    process.exitCode = existsSync(root + '/build/second') ? 0 : 3;`,
  ]);
  return new Promise<number | null>((resolve) => child.on('exit', resolve));
}

const made = (name: string) => readFile(path.join(root, 'build', name), 'utf8');

it('one of several that start at once builds, and all find it whole', async () => {
  expect(await Promise.all(['a', 'b', 'c'].map((name) => builder(name)))).toEqual([0, 0, 0]);
  const begun = await readFile(path.join(root, 'begun'), 'utf8');
  expect(begun).toHaveLength(1);
  expect([await made('first'), await made('second')]).toEqual([begun, begun]);
  expect((await readdir(root)).sort()).toEqual(['begun', 'build']);
});

it('a build that was killed is nobody’s: what was there stays until the next is whole', async () => {
  await mkdir(path.join(root, 'build'));
  await writeFile(path.join(root, 'build', 'first'), 'old');
  await builder('a', true);
  expect([await made('first'), existsSync(path.join(root, 'build.lock'))]).toEqual(['old', true]);
  expect(await builder('b')).toBe(0);
  expect([await made('first'), await made('second')]).toEqual(['b', 'b']);
  expect((await readdir(root)).sort()).toEqual(['begun', 'build']);
});
