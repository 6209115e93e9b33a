import { createHash } from 'node:crypto';
import { abandonImport, beginImport, ImportGivenUp } from '../../db/imports.server';
import type { Database } from '../../db/open.server';
import { publishImport } from '../../db/publishing.server';
import type { Study } from '../study/document';
import { type CsvReading, csvRecords } from './csvRecords.server';
import { decoded, FileFault, type FileFormat, type FileRecord, type Rejected } from './file.server';
import { jsonArray, jsonLines } from './jsonRecords.server';
import { type IntakeOptions, type Reading, Staging } from './staging.server';

export interface Intake {
  /** How many records were read. */
  records: number;
  stored: number;
  duplicates: number;
  /** How many of the stored took the place of others; only in mode `replace`. */
  replaced: number;
  /** The same file was imported before, so nothing was stored. */
  repeated: boolean;
  /** The faults of the first rejected records. */
  rejected: Rejected[];
  /** How many records were rejected in all. */
  rejectedCount: number;
}

/** A file of responses. */
export interface GivenFile {
  bytes: AsyncIterable<Uint8Array>;
  format: FileFormat;
  /** Gives the same bytes again: records that are rejected late are looked up there. */
  again?: () => AsyncIterable<Uint8Array>;
}

/**
 * Takes a file of responses into an open wave: all or none, or with `skip` the good ones. It is
 * staged in short transactions and published by a last one; whatever stops it before leaves
 * nothing behind.
 * @throws FileFault where the file cannot be read @throws WaveNotOpen @throws ImportGivenUp
 */
export async function takeFile(
  db: Database,
  wave: { id: string; tenantId: string },
  study: Study,
  file: GivenFile,
  options: IntakeOptions,
): Promise<Intake> {
  const { format } = file;
  const digest = createHash('sha256');
  let bytes = 0;
  const watched = async function* () {
    for await (const chunk of file.bytes) {
      digest.update(chunk);
      bytes += chunk.byteLength;
      yield chunk;
    }
  };
  const { onRejected, onHead } = options;
  const moment = options.now();
  const keepRaw = onRejected !== undefined;
  const read = recordsOf(watched(), format, study, { keepRaw, onHead, moment });
  const { intake, late } = await takeRecords(db, wave, study, read, {
    ...options,
    moment,
    isCsv: format === 'csv',
    // A single response in JSON is a call: two people may well answer alike.
    digestOf: (count) => (format === 'json' && count < 2 ? null : digest.digest('hex')),
    bytes: () => bytes,
  });
  if (onRejected && file.again && late.size > 0)
    for await (const records of recordsOf(file.again(), format, study, { keepRaw: true }))
      for (const { row, raw } of records) if (raw !== undefined && late.has(row)) onRejected(raw);
  return intake;
}

function recordsOf(
  bytes: AsyncIterable<Uint8Array>,
  format: FileFormat,
  study: Study,
  reading: CsvReading,
): AsyncGenerator<FileRecord[]> {
  const texts = decoded(bytes);
  if (format === 'csv') return csvRecords(texts, study, reading);
  const { keepRaw } = reading;
  return oneByOne(format === 'jsonl' ? jsonLines(texts, keepRaw) : jsonArray(texts, keepRaw));
}

async function* oneByOne(records: AsyncIterable<FileRecord>): AsyncGenerator<FileRecord[]> {
  for await (const record of records) yield [record];
}

/** Takes responses that the program itself made. */
export async function takeList(
  db: Database,
  wave: { id: string; tenantId: string },
  study: Study,
  list: readonly unknown[],
  options: IntakeOptions,
): Promise<Intake> {
  const records = async function* (): AsyncGenerator<FileRecord[]> {
    yield list.map((value, index) => ({ row: index + 1, size: 500, value }));
  };
  const { intake } = await takeRecords(db, wave, study, records(), {
    ...options,
    moment: options.now(),
    isCsv: false,
    digestOf: () => null,
    bytes: () => 0,
  });
  return intake;
}

async function takeRecords(
  db: Database,
  wave: { id: string; tenantId: string },
  study: Study,
  records: AsyncIterable<FileRecord[]>,
  reading: Reading,
): Promise<{ intake: Intake; late: ReadonlySet<number> }> {
  const { mode, again = false, now, signal, also } = reading;
  const importId = await beginImport(db, wave, now());
  const staging = new Staging(db, wave, study, importId, reading);
  const { late } = staging;
  try {
    let count = 0;
    for await (const some of records) {
      signal?.throwIfAborted();
      count += some.length;
      await staging.take(some);
    }
    await staging.end();
    const { rejections } = staging;
    const result = (): Intake => ({
      records: count,
      stored: staging.stored,
      duplicates: staging.duplicates,
      replaced: 0,
      repeated: false,
      ...rejections.result(),
    });
    if (rejections.count > 0 && mode !== 'skip') return await nothing(result());
    await staging.writeCounted();
    signal?.throwIfAborted();
    const published = await publishImport(db, wave, study, importId, {
      digest: reading.digestOf(count),
      records: count,
      stored: staging.stored,
      rejected: rejections.count,
      again,
      replace: mode === 'replace',
      skip: mode === 'skip',
      isWeighted: (row) => staging.weighted.has(row),
      now: now(),
      also,
    });
    staging.settle(published.late);
    if (published.outcome === 'conflicts') return await nothing(result());
    if (published.outcome === 'repeated')
      return await nothing({
        ...result(),
        repeated: true,
        duplicates: count - rejections.count,
      });
    return { intake: { ...result(), replaced: published.replaced }, late };
  } catch (error) {
    await staging.stop();
    if (!(error instanceof ImportGivenUp)) await abandonImport(db, wave.id, importId);
    throw error instanceof FileFault ? error.after(staging.rejections.result()) : error;
  }

  async function nothing(result: Intake) {
    await abandonImport(db, wave.id, importId);
    return { intake: { ...result, stored: 0 }, late };
  }
}
