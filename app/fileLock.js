import { randomBytes } from 'node:crypto';
import { link, readFile, rm, stat, writeFile } from 'node:fs/promises';

/** @typedef {{ pid: number, purpose: string }} Holder */

/**
 * Takes a lock for this process; one left by a process that is gone is taken over, by one of any
 * number that try.
 * @param {string} file
 * @param {string} purpose what for, in one word
 * @returns {Promise<Holder | null>} who holds it; null where this process does now
 */
export async function takeLock(file, purpose) {
  const own = `${process.pid} ${await startOf(process.pid)} ${purpose}`;
  while (!(await createWhole(file, own))) {
    const holder = await holderOf(file, own);
    if (holder !== null) return holder;
    await removeLeftLock(file, own);
  }
  return null;
}

/**
 * Gives back a lock that this process holds.
 * @param {string} file
 */
export const giveBack = (file) => rm(file, { force: true });

/**
 * Makes a file with its content in one step, so that nobody reads it half written.
 * @param {string} file
 * @param {string} content
 */
async function createWhole(file, content) {
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

/**
 * The running process that a lock names; null where it is gone or this one.
 * @param {string} file
 * @param {string} own
 * @returns {Promise<Holder | null>}
 */
async function holderOf(file, own) {
  const content = await readFile(file, 'utf8').catch(() => '');
  const [number = '', started = '', purpose = ''] = content.split(' ');
  const pid = Number(number);
  return pid > 0 && content !== own && (await isRunning(pid, started)) ? { pid, purpose } : null;
}

/** How old a removal is taken for given up, in milliseconds. */
const GIVEN_UP = 5000;

/**
 * Removes a left lock; one process at a time, so that none removes the lock that another just took.
 * @param {string} file
 * @param {string} own
 */
async function removeLeftLock(file, own) {
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

/**
 * When a process started, so that a later one with the same number is told apart; '' if unknown.
 * @param {number} pid
 */
async function startOf(pid) {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

/**
 * @param {number} pid
 * @param {string} started
 */
async function isRunning(pid, started) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return isCode(error, 'EPERM');
  }
  return started === '' || (await startOf(pid)) === started;
}

/**
 * @param {unknown} error
 * @param {string} code
 */
function isCode(error, code) {
  return error instanceof Error && 'code' in error && error.code === code;
}
