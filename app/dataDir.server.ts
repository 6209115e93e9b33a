import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { giveBack, type Holder, takeLock } from './fileLock.js';

/** Another process holds the folder of the embedded database. */
export class DataDirInUse extends Error {
  constructor(
    readonly dataDir: string,
    readonly holder: Holder,
  ) {
    super(
      `${dataDir} is in use by process ${holder.pid}; the embedded database serves one at a time`,
    );
  }
}

/**
 * Takes the folder for this process; a lock left by a process that is gone is taken over, by one
 * of any number that try.
 * @returns what gives it back
 * @throws DataDirInUse
 */
export async function lockDataDir(
  dataDir: string,
  purpose: 'server' | 'command',
): Promise<() => Promise<void>> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const file = path.join(dataDir, 'parallax.lock');
  const holder = await takeLock(file, purpose);
  if (holder !== null) throw new DataDirInUse(dataDir, holder);
  return () => giveBack(file);
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/**
 * Takes the folder for a server. A command that has it gives it back; another server does not.
 * @returns what gives it back; undefined where the server was stopped while it waited
 * @throws DataDirInUse
 */
export async function lockForServer(
  dataDir: string,
  stopped: AbortSignal,
  onWait: () => void,
): Promise<(() => Promise<void>) | undefined> {
  for (let waits = 0; !stopped.aborted; waits += 1) {
    try {
      return await lockDataDir(dataDir, 'server');
    } catch (error) {
      if (!(error instanceof DataDirInUse) || error.holder.purpose !== 'command') throw error;
    }
    if (waits === 0) onWait();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return undefined;
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
