import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { CommandIo } from './command.server';

/**
 * Writes to a file, readable to its owner only, that appears once it is whole.
 * @param file relative to the folder of whoever gave the command
 */
export async function writeWholeFile(
  io: CommandIo,
  file: string,
  chunks: AsyncIterable<string | Uint8Array>,
): Promise<void> {
  const target = path.resolve(io.folder, file);
  const draft = `${target}.part`;
  try {
    await pipeline(Readable.from(chunks), createWriteStream(draft, { mode: 0o600 }), {
      signal: io.signal,
    });
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** Writes to a file where one is named, else to standard output. */
export async function deliver(
  io: CommandIo,
  file: string | undefined,
  chunks: AsyncIterable<string>,
): Promise<void> {
  if (file !== undefined && file !== '-') return writeWholeFile(io, file, chunks);
  for await (const chunk of chunks) {
    if (io.signal.aborted) return;
    await io.out(chunk);
  }
}
