import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import type { FileFormat } from '../responses/file.server';
import type { CommandIo } from './command.server';
import { draftFile } from './destination.server';

/** The rejected records of an import, as a file of the same form that can be mended and imported. */
export interface RejectedFile {
  /** What stood before the first record of a CSV file. */
  head: (text: string) => void;
  add: (raw: string) => void;
  /** Keeps a copy of what cannot be read twice, for records that are rejected late. */
  watched: (bytes: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>;
  /** Reads that copy; undefined where the source can be read again. */
  again: (() => AsyncIterable<Uint8Array>) | undefined;
  /** @param isWhole whether all that is rejected was added; else no file is left */
  close: (isWhole: boolean) => Promise<void>;
}

/**
 * @param isOnce whether the source can be read only once, as standard input
 * @throws CommandFault where the file cannot be written
 */
export async function rejectedFile(
  io: CommandIo,
  file: string,
  format: FileFormat,
  isOnce: boolean,
): Promise<RejectedFile> {
  const target = path.resolve(io.folder, file);
  const draft = await draftFile(target);
  const writer = draft.handle.createWriteStream();
  let fault: unknown;
  // A disk that is full is told of when the file is closed; without a listener it would end the server.
  writer.on('error', (error) => {
    fault = error;
  });
  const copy = `${target}.input`;
  let count = 0;
  const line = (text: string) => void writer.write(`${text.replace(/[\r\n]+$/, '')}\n`);
  if (format === 'json') line('[');
  return {
    head: line,
    add(raw) {
      line(format === 'json' && count > 0 ? `, ${raw.trim()}` : raw);
      count += 1;
    },
    watched: (bytes) => (isOnce ? copied(bytes, copy) : bytes),
    again: isOnce ? () => createReadStream(copy) : undefined,
    async close(isWhole) {
      if (format === 'json') line(']');
      writer.end();
      await finished(writer).catch(() => {});
      if (isOnce) await rm(copy, { force: true });
      if (!isWhole) return draft.drop();
      if (fault === undefined) return draft.keep();
      await draft.drop();
      io.error(`${target} could not be written to its end, and is left out.\n`);
    },
  };
}

async function* copied(bytes: AsyncIterable<Uint8Array>, copy: string) {
  const handle = await open(copy, 'w', 0o600);
  try {
    for await (const chunk of bytes) {
      await handle.appendFile(chunk);
      yield chunk;
    }
  } finally {
    await handle.close();
  }
}
