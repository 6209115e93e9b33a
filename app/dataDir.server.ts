import { createHash, randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** Another process holds the folder of the embedded database. */
export class DataDirInUse extends Error {
  constructor(
    readonly dataDir: string,
    readonly pid: number,
  ) {
    super(`${dataDir} is in use by process ${pid}; the embedded database serves one at a time`);
  }
}

/**
 * Takes the folder for this process; a lock left by a process that is gone is taken over, by one
 * of any number that try.
 * @returns what gives it back
 * @throws DataDirInUse
 */
export async function lockDataDir(dataDir: string): Promise<() => Promise<void>> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const file = path.join(dataDir, 'parallax.lock');
  const own = `${process.pid} ${await startOf(process.pid)}`;
  while (!(await createWhole(file, own))) {
    const holder = await holderOf(file, own);
    if (holder !== null) throw new DataDirInUse(dataDir, holder);
    await removeLeftLock(file, own);
  }
  return () => rm(file, { force: true });
}

/** Makes a file with its content in one step, so that nobody reads it half written. */
async function createWhole(file: string, content: string): Promise<boolean> {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, content, { mode: 0o600 });
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
    return false;
  } finally {
    await rm(draft, { force: true });
  }
}

/** The running process that a lock names; null where it is gone or this one. */
async function holderOf(file: string, own: string): Promise<number | null> {
  const content = await readFile(file, 'utf8').catch(() => '');
  const [pid = '', started = ''] = content.split(' ');
  const holder = Number(pid);
  return holder > 0 && content !== own && (await isRunning(holder, started)) ? holder : null;
}

/** How old a removal is taken for given up, in milliseconds. */
const GIVEN_UP = 5000;

/** Removes a left lock; one process at a time, so that none removes the lock that another just took. */
async function removeLeftLock(file: string, own: string): Promise<void> {
  const guard = `${file}.removing`;
  if (!(await createWhole(guard, own))) {
    const { mtimeMs } = await stat(guard).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > GIVEN_UP) await rm(guard, { force: true });
    await new Promise((resolve) => setTimeout(resolve, 50));
    return;
  }
  try {
    if ((await holderOf(file, own)) === null) await rm(file, { force: true });
  } finally {
    await rm(guard, { force: true });
  }
}

/** When a process started, so that a later one with the same number is told apart; '' if unknown. */
async function startOf(pid: number): Promise<string> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

async function isRunning(pid: number, started: string): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return isCode(error, 'EPERM');
  }
  return started === '' || (await startOf(pid)) === started;
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** The secret that signs links: given, or made once and kept in the folder. */
export async function sessionSecret(given: string | undefined, dataDir: string): Promise<string> {
  if (given !== undefined) return given;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const file = path.join(dataDir, 'session-secret');
  // `wx` makes one of two starting processes write and both read the same.
  await writeFile(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 }).catch(
    (error: unknown) => {
      if (!isCode(error, 'EEXIST')) throw error;
    },
  );
  const secret = (await readFile(file, 'utf8')).trim();
  if (secret.length < 16) throw new Error(`${file} holds no secret; remove it to have one made`);
  return secret;
}

/** The socket on which a running server takes commands. Socket paths are limited to some 100 bytes. */
export function controlSocketPath(dataDir: string): string {
  const inside = path.join(dataDir, 'control.sock');
  if (Buffer.byteLength(inside) <= 100) return inside;
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 24);
  return path.join(os.tmpdir(), `parallax-${name}.sock`);
}
