import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { giveBack, takeLock } from './fileLock.js';

/**
 * Builds the program in a folder of its own and puts it in place when it is whole, so that nobody
 * runs half of it. Of several at once one builds; the others wait for it and take what it made.
 * @param {string} root
 * @param {(folder: string) => Promise<void>} run builds into a folder, named from the root
 */
export async function buildOnce(root, run) {
  const at = (/** @type {string} */ name) => path.join(root, name);
  const lock = at('build.lock');
  let hasWaited = false;
  while ((await takeLock(lock, 'build')) !== null) {
    if (!hasWaited) process.stderr.write('Parallax is being built already …\n');
    hasWaited = true;
    await sleep(100);
  }
  try {
    if (hasWaited && existsSync(at('build'))) return;
    for (const left of ['build.next', 'build.last']) await remove(at(left));
    await run('build.next');
    await mkdir(at('build'), { recursive: true });
    await rename(at('build'), at('build.last'));
    await rename(at('build.next'), at('build'));
    await remove(at('build.last'));
  } finally {
    await giveBack(lock);
  }
}

/** @param {string} folder */
const remove = (folder) => rm(folder, { recursive: true, force: true });
