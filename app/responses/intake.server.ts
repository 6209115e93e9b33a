import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { abandonImport, beginImport, ImportGivenUp } from '../../db/imports.server';
import type { Database } from '../../db/open.server';
import { publishImport } from '../../db/publishing.server';
import { type StagedResponse, type Standing, stage } from '../../db/staging.server';
import { addTallies } from '../../db/tallyRows.server';
import { type Tally, tally } from '../gap/tally';
import { faultsOf, type Study } from '../study/document';
import { excessOf } from '../study/parse';
import { responseSchema } from '../study/response';
import { columnOf, csvRecords } from './csvRecords.server';
import { decoded, type FileFormat, type FileRecord } from './file.server';
import { jsonArray, jsonLines } from './jsonRecords.server';
import type { FileMode } from './modes';
import { CONFLICT } from './single.server';

export interface Rejected {
  /** The record's place in what was sent, from 1. */
  row: number;
  path: string;
  /** The column of a CSV file. */
  column?: string;
  message: string;
}

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

export interface IntakeOptions {
  mode: FileMode;
  /** Import a file although the same one was imported before. */
  again?: boolean;
  now: () => Date;
  /** Gives the import up. */
  signal?: AbortSignal;
  onProgress?: (progress: { bytes: number; records: number }) => void;
  /** Each rejected record as it stood in the file. */
  onRejected?: (raw: string) => void;
}

/** How many rejected records are named. */
const NAMED_ROWS = 100;
/** Records of one staging transaction; short enough for respondents to get in between. */
const BATCH = 400;
/** About how many bytes of records one staging transaction carries. */
const BATCH_BYTES = 500_000;
/** How many sums are kept in memory before they are written. */
const SUMS_IN_MEMORY = 1_500_000;

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
  file: { bytes: AsyncIterable<Uint8Array>; format: FileFormat },
  options: IntakeOptions,
): Promise<Intake> {
  const digest = createHash('sha256');
  let bytes = 0;
  const watched = async function* () {
    for await (const chunk of file.bytes) {
      digest.update(chunk);
      bytes += chunk.byteLength;
      yield chunk;
    }
  };
  const texts = decoded(watched());
  const keepRaw = options.onRejected !== undefined;
  const records =
    file.format === 'csv'
      ? csvRecords(texts, study, keepRaw)
      : file.format === 'jsonl'
        ? jsonLines(texts, keepRaw)
        : jsonArray(texts, keepRaw);
  return takeRecords(db, wave, study, records, {
    ...options,
    isCsv: file.format === 'csv',
    // A single response in JSON is a call: two people may well answer alike.
    digestOf: (count) => (file.format === 'json' && count < 2 ? null : digest.digest('hex')),
    bytes: () => bytes,
  });
}

/** Takes responses that the program itself made. */
export function takeList(
  db: Database,
  wave: { id: string; tenantId: string },
  study: Study,
  list: readonly unknown[],
  options: IntakeOptions,
): Promise<Intake> {
  const records = async function* (): AsyncGenerator<FileRecord> {
    for (const [index, value] of list.entries()) yield { row: index + 1, size: 500, value };
  };
  return takeRecords(db, wave, study, records(), {
    ...options,
    isCsv: false,
    digestOf: () => null,
    bytes: () => 0,
  });
}

interface Reading extends IntakeOptions {
  isCsv: boolean;
  digestOf: (records: number) => string | null;
  bytes: () => number;
}

async function takeRecords(
  db: Database,
  wave: { id: string; tenantId: string },
  study: Study,
  records: AsyncIterable<FileRecord>,
  reading: Reading,
): Promise<Intake> {
  const { mode, again = false, now, signal } = reading;
  const importId = await beginImport(db, wave, now());
  try {
    const staging = new Staging(db, wave, study, importId, reading);
    let count = 0;
    for await (const record of records) {
      signal?.throwIfAborted();
      count += 1;
      await staging.take(record);
    }
    await staging.flush();
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
      again,
      replace: mode === 'replace',
      skip: mode === 'skip',
      now: now(),
    });
    staging.settle(published.late);
    if (published.outcome === 'conflicts') return await nothing(result());
    if (published.outcome === 'repeated')
      return await nothing({
        ...result(),
        repeated: true,
        duplicates: count - rejections.count,
      });
    return { ...result(), replaced: published.replaced };
  } catch (error) {
    if (!(error instanceof ImportGivenUp)) await abandonImport(db, wave.id, importId);
    throw error;
  }

  async function nothing(result: Intake): Promise<Intake> {
    await abandonImport(db, wave.id, importId);
    return { ...result, stored: 0 };
  }
}

/** The named faults of rejected records, and the count of all. */
class Rejections {
  count = 0;
  private readonly byRow = new Map<number, Rejected[]>();

  add(row: number, faults: Rejected[]): void {
    this.count += 1;
    // Records are rejected nearly in their order; what is found late may come before.
    this.byRow.set(row, faults.slice(0, NAMED_ROWS));
    if (this.byRow.size > NAMED_ROWS) this.byRow.delete(Math.max(...this.byRow.keys()));
  }

  result(): Pick<Intake, 'rejected' | 'rejectedCount'> {
    const rows = [...this.byRow.entries()].sort(([a], [b]) => a - b);
    return { rejected: rows.flatMap(([, faults]) => faults), rejectedCount: this.count };
  }
}

/** Checks records and stages them batch by batch. */
class Staging {
  stored = 0;
  duplicates = 0;
  readonly rejections = new Rejections();
  private batch: StagedResponse[] = [];
  private batchBytes = 0;
  private raws = new Map<number, string>();
  private counted = new Map<string, Tally>();
  private sums = 0;
  private readonly schema: ReturnType<typeof responseSchema>;

  constructor(
    private readonly db: Database,
    private readonly wave: { id: string; tenantId: string },
    private readonly study: Study,
    private readonly importId: string,
    private readonly reading: Reading,
  ) {
    this.schema = responseSchema(study, reading.now());
  }

  async take(record: FileRecord): Promise<void> {
    const { row, size, raw } = record;
    const checked = this.check(record);
    if ('faults' in checked) this.reject(row, checked.faults, raw);
    else {
      this.batch.push({ ...checked.response, row });
      if (raw !== undefined) this.raws.set(row, raw);
    }
    this.batchBytes += size;
    if (this.batch.length >= BATCH || this.batchBytes >= BATCH_BYTES) await this.flush();
    else if (row % BATCH === 0)
      this.reading.onProgress?.({ bytes: this.reading.bytes(), records: row });
  }

  private check({
    value,
    fault,
  }: FileRecord):
    | { response: Omit<StagedResponse, 'row'> }
    | { faults: { path: string; message: string }[] } {
    if (fault) return { faults: [fault] };
    const excess = excessOf(value, 4, 100_000);
    if (excess) return { faults: [{ path: '$', message: excess }] };
    const parsed = this.schema.safeParse(value);
    return parsed.success ? { response: parsed.data } : { faults: faultsOf(parsed.error) };
  }

  private reject(row: number, faults: { path: string; message: string }[], raw?: string): void {
    const named = faults.map((fault) => ({
      row,
      path: fault.path,
      ...(this.reading.isCsv && fault.path !== '$' ? { column: columnOf(fault.path) } : {}),
      message: fault.message,
    }));
    this.rejections.add(row, named);
    if (raw !== undefined) this.reading.onRejected?.(raw);
  }

  async flush(): Promise<void> {
    const { db, wave, importId, reading } = this;
    const batch = this.batch;
    const last = batch.at(-1)?.row;
    this.batch = [];
    this.batchBytes = 0;
    const standings = await stage(db, wave, importId, batch, {
      replace: reading.mode === 'replace',
    });
    const out = new Set(standings.map(({ row }) => row));
    this.judge(standings);
    this.raws.clear();
    const kept = batch.filter(({ row }) => !out.has(row));
    this.stored += kept.length;
    tally(
      this.study,
      kept.map((response) => ({
        ...response,
        status: 'complete' as const,
        flagged: false,
        weight: response.weight ?? 1,
      })),
      this.counted,
    );
    this.sums = this.counted.size * ([...this.counted.values()][0]?.sums.length ?? 0);
    if (this.sums > SUMS_IN_MEMORY) await this.writeCounted();
    if (last !== undefined) reading.onProgress?.({ bytes: reading.bytes(), records: last });
    // The embedded database answers without letting go of the thread; respondents are let in here.
    await nextTurn();
  }

  private judge(standings: readonly Standing[]): void {
    for (const { row, same } of standings)
      if (same) this.duplicates += 1;
      else this.reject(row, [CONFLICT], this.raws.get(row));
  }

  /** Those that others brought while this file was read. */
  settle(late: readonly Standing[]): void {
    this.stored -= late.length;
    this.judge(late);
  }

  /** Writes the tallies of what is staged; they are read once the import is published. */
  async writeCounted(): Promise<void> {
    await addTallies(this.db, this.wave, this.counted, this.importId);
    this.counted = new Map();
  }
}
