import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CommandFault, type CommandIo } from './command.server';

/** A file that appears, or takes the place of another, once it is whole. */
export interface DraftFile {
  handle: FileHandle;
  /** @throws CommandFault where it cannot be put in its place */
  keep: () => Promise<void>;
  drop: () => Promise<void>;
}

/** The code of a fault of the file system; undefined for every other error. */
export function fileCode(error: unknown): string | undefined {
  const isOfFiles = error instanceof Error && 'syscall' in error && 'code' in error;
  return isOfFiles ? String(error.code) : undefined;
}

/** Begins a file that only its owner can read. @throws CommandFault where it cannot be written */
export async function draftFile(target: string): Promise<DraftFile> {
  const refused = (error: unknown) =>
    new CommandFault(`${target} cannot be written (${fileCode(error) ?? String(error)}).`);
  const there = await stat(target).catch(() => null);
  // A device or a pipe would be lost: a file would take its place.
  if (there && !there.isFile())
    throw new CommandFault(
      `${target} cannot be written: it is ${there.isDirectory() ? 'a folder' : 'no ordinary file'}.`,
    );
  // A link stays, and what it leads to is written.
  const place = await realpath(target).catch(() => target);
  const draft = `${place}.part`;
  const handle = await open(draft, 'w', 0o600).catch((error: unknown) => {
    throw refused(error);
  });
  const drop = async () => {
    await handle.close().catch(() => {});
    await rm(draft, { force: true });
  };
  return {
    handle,
    drop,
    async keep() {
      try {
        await handle.close();
        await rename(draft, place);
      } catch (error) {
        await drop();
        throw refused(error);
      }
    },
  };
}

/**
 * Writes to a file, readable to its owner only, that appears once it is whole.
 * @param file relative to the folder of whoever gave the command
 * @throws CommandFault where it cannot be written
 */
export async function writeWholeFile(
  io: CommandIo,
  file: string,
  chunks: AsyncIterable<string | Uint8Array>,
): Promise<void> {
  const target = path.resolve(io.folder, file);
  const draft = await draftFile(target);
  try {
    const writer = draft.handle.createWriteStream();
    await pipeline(Readable.from(chunks), writer, { signal: io.signal });
  } catch (error) {
    await draft.drop();
    if (io.signal.reason instanceof CommandFault) throw io.signal.reason;
    const code = fileCode(error);
    throw code === undefined ? error : new CommandFault(`${target} cannot be written (${code}).`);
  }
  await draft.keep();
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
