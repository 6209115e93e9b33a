import { cp, mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import postgres from 'postgres';
import { inject } from 'vitest';

/** What a database of a test starts with: the tables alone, the newcomer's study too, or all five. */
export type Contents = 'tables' | 'demo' | 'studies';

/** Brings the database that the environment names to its contents. */
type Fill = (commands: readonly string[][], env: Record<string, string>) => Promise<void>;

const COMMANDS: Record<Contents, readonly string[][]> = {
  tables: [['migrate']],
  demo: [['migrate'], ['seed', 'brand-loyalty']],
  studies: [['migrate'], ['seed']],
};

/** A folder with an embedded database, copied: making one anew takes seconds at every start. */
export async function copyDataDir(contents: Contents, to: string, fill: Fill): Promise<void> {
  const template = path.join(inject('templates'), `embedded-${contents}`);
  await once(template, async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'parallax-template-'));
    await fill(COMMANDS[contents], { DATA_DIR: folder });
    await rename(folder, template);
  });
  await cp(template, to, { recursive: true });
}

/** A database of its own on the run's server, copied likewise. Gives its address. */
export async function copyDatabase(contents: Contents, name: string, fill: Fill): Promise<string> {
  const url = new URL(inject('postgresUrl'));
  const template = `template_${contents}`;
  const filled = new URL(url);
  filled.pathname = `/${template}`;
  const client = postgres(url.href, { max: 1, onnotice: () => undefined });
  try {
    await once(path.join(inject('templates'), `server-${contents}`), async (ready) => {
      await client.unsafe(`drop database if exists ${template}`);
      await client.unsafe(`create database ${template}`);
      const folder = await mkdtemp(path.join(os.tmpdir(), 'parallax-template-'));
      await fill(COMMANDS[contents], { DATA_DIR: folder, DATABASE_URL: filled.href });
      await rename(folder, ready);
    });
    await client.unsafe(`create database ${name} template ${template}`);
  } finally {
    await client.end();
  }
  url.pathname = `/${name}`;
  return url.href;
}

/** Has the first who comes make what the others wait for: `make` leaves something at `ready`. */
async function once(ready: string, make: (ready: string) => Promise<void>): Promise<void> {
  const isThere = () =>
    stat(ready).then(
      () => true,
      () => false,
    );
  while (!(await isThere())) {
    const lock = `${ready}.lock`;
    const isFirst = await mkdir(lock).then(
      () => true,
      () => false,
    );
    if (!isFirst) {
      await wait(100);
      continue;
    }
    try {
      if (!(await isThere())) await make(ready);
    } finally {
      await rm(lock, { recursive: true, force: true });
    }
  }
}
