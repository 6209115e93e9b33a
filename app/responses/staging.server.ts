import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Copy, CopyLines, copyOf } from '../../db/copy.server';
import type { Database } from '../../db/open.server';
import type { PublishedCounts } from '../../db/publishing.server';
import { type Standing, stage } from '../../db/staging.server';
import { addTallies } from '../../db/tallyRows.server';
import { Tallying } from '../gap/tally';
import { faultsOf, type Study } from '../study/document';
import { excessOf } from '../study/parse';
import { type FiledResponse, filed, responseSchema } from '../study/response';
import { columnOf } from './csvRecords.server';
import type { FileRecord, Rejected } from './file.server';
import type { FileMode } from './modes';
import { RowSet } from './rowSet';
import { CONFLICT } from './single.server';

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
  /** What stands before the first record of a CSV file. */
  onHead?: (head: string) => void;
  /** What is done in the transaction that publishes the records. */
  also?: (tx: Database, counts: PublishedCounts) => Promise<void>;
}

/** How records are read. */
export interface Reading extends IntakeOptions {
  isCsv: boolean;
  /** When what has no moment of its own was submitted. */
  moment: Date;
  digestOf: (records: number) => string | null;
  bytes: () => number;
}

/** How many rejected records are named. */
const NAMED_ROWS = 100;
/** Records of one staging transaction, and about their bytes: few where respondents wait meanwhile. */
const STAGED = { rows: 400, bytes: 500_000 };
const COPIED = { rows: 3000, bytes: 2_000_000 };
/** Copies that go on at once: while one waits to begin or to end, the database writes another. */
const COPIES = 2;
/** After how many records progress is told. */
const NOTED = 400;
/** What is brought by a file is counted as. */
const COMPLETE = { status: 'complete', flagged: false } as const;
/** How many sums are kept in memory before they are written. */
const SUMS_IN_MEMORY = 1_500_000;

/** The named faults of rejected records, and the count of all. */
class RejectedRows {
  count = 0;
  private readonly byRow = new Map<number, Rejected[]>();

  add(row: number, faults: Rejected[]): void {
    this.count += 1;
    // Records are rejected nearly in their order; what is found late may come before.
    this.byRow.set(row, faults.slice(0, NAMED_ROWS));
    if (this.byRow.size > NAMED_ROWS) this.byRow.delete(Math.max(...this.byRow.keys()));
  }

  result(): { rejected: Rejected[]; rejectedCount: number } {
    const rows = [...this.byRow.entries()].sort(([a], [b]) => a - b);
    return { rejected: rows.flatMap(([, faults]) => faults), rejectedCount: this.count };
  }
}

/** Checks records and stages them batch by batch. */
export class Staging {
  stored = 0;
  duplicates = 0;
  readonly rejections = new RejectedRows();
  /** Records that others' turned out to stand against while this file was read. */
  readonly late = new Set<number>();
  /** Records that give a weight: without one a stored response may have any. */
  readonly weighted = new RowSet();
  /** What waits to be staged by `COPY` and names nobody; what names somebody may be there already. */
  private anonymous: CopyLines;
  private batch: FiledResponse[] = [];
  private batchBytes = 0;
  private raws = new Map<number, string>();
  private counted: Tallying;
  private readonly underway = new Set<Promise<void>>();
  private writing: Promise<void> = Promise.resolve();
  private fault: unknown;
  /** The last record that was taken, and the furthest of which progress was told. */
  private seen = 0;
  private told = 0;
  private readonly copy: Copy | undefined;
  private readonly most: { rows: number; bytes: number };
  private readonly schema: ReturnType<typeof responseSchema>;

  constructor(
    private readonly db: Database,
    private readonly wave: { id: string; tenantId: string },
    private readonly study: Study,
    private readonly importId: string,
    private readonly reading: Reading,
  ) {
    this.counted = new Tallying(study);
    this.copy = copyOf(db);
    this.anonymous = new CopyLines(wave, importId);
    this.most = this.copy ? COPIED : STAGED;
    this.schema = responseSchema(study, reading.moment);
  }

  async take(records: readonly FileRecord[]): Promise<void> {
    for (const record of records) {
      this.takeOne(record);
      const { row } = record;
      this.seen = row;
      if (this.anonymous.rows >= this.most.rows || this.anonymous.bytes.length >= this.most.bytes)
        await this.flushAnonymous();
      if (this.batch.length >= this.most.rows || this.batchBytes >= this.most.bytes)
        await this.flush();
      if (row % NOTED === 0) this.tell(row);
    }
  }

  private tell(records: number): void {
    if (records <= this.told) return;
    this.told = records;
    this.reading.onProgress?.({ bytes: this.reading.bytes(), records });
  }

  private takeOne(record: FileRecord): void {
    const { row, size, raw } = record;
    const checked = this.check(record);
    if ('faults' in checked) {
      this.reject(row, checked.faults, raw);
      return;
    }
    const { response } = checked;
    if (response.weight !== null) this.weighted.add(row);
    if (this.copy && response.respondent === null) {
      this.anonymous.add(response);
      this.count(response);
      return;
    }
    this.batch.push(response);
    this.batchBytes += size;
    if (raw !== undefined) this.raws.set(row, raw);
  }

  private count(response: FiledResponse): void {
    this.stored += 1;
    this.counted.count(response, COMPLETE);
  }

  private check({
    row,
    value,
    response,
    fault,
  }: FileRecord): { response: FiledResponse } | { faults: { path: string; message: string }[] } {
    if (response) return { response };
    if (fault) return { faults: [fault] };
    const excess = excessOf(value, 4, 100_000);
    if (excess) return { faults: [{ path: '$', message: excess }] };
    const parsed = this.schema.safeParse(value);
    return parsed.success
      ? { response: filed(this.study, row, parsed.data) }
      : { faults: faultsOf(parsed.error) };
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

  /** Stages what is left, and waits until all of it is. */
  async end(): Promise<void> {
    await this.flushAnonymous();
    await this.flush();
    await this.room(0);
    this.tell(this.seen);
  }

  /** Waits for what is being staged, whatever becomes of it: nothing comes behind what is removed. */
  async stop(): Promise<void> {
    await Promise.all(this.underway);
  }

  /** Lets the database stage what names nobody; that goes on while more is read, and while another does. */
  private async flushAnonymous(): Promise<void> {
    const { anonymous, wave, importId } = this;
    if (anonymous.rows === 0) return;
    this.anonymous = new CopyLines(wave, importId);
    await this.room(COPIES - 1);
    this.begin(this.stageAnonymous(anonymous));
    if (this.counted.size > SUMS_IN_MEMORY) await this.writeCounted();
  }

  /** Lets the database stage what was read. */
  private async flush(): Promise<void> {
    const { batch, raws } = this;
    this.batch = [];
    this.batchBytes = 0;
    this.raws = new Map();
    // Of two records that name one respondent the first is to be there before the second comes.
    await this.room(0);
    this.begin(this.stage(batch, raws));
    if (!this.copy) await this.room(0);
  }

  private begin(work: Promise<unknown>): void {
    const staging: Promise<void> = work
      .then(() => {})
      .catch((error: unknown) => {
        this.fault ??= error;
      })
      .finally(() => this.underway.delete(staging));
    this.underway.add(staging);
  }

  /** Waits until no more than so many are being staged. @throws what one of them failed by */
  private async room(most: number): Promise<void> {
    while (this.underway.size > most) await Promise.race(this.underway);
    if (this.fault !== undefined) throw this.fault;
  }

  private async stageAnonymous(lines: CopyLines): Promise<void> {
    const { db, wave, importId } = this;
    if (await this.copy?.(wave, importId, lines, [])) return;
    await stage(db, wave, importId, lines.records(), { replace: false });
  }

  private async stage(
    batch: readonly FiledResponse[],
    raws: ReadonlyMap<number, string>,
  ): Promise<void> {
    const { db, wave, importId, reading } = this;
    const isCopied = (await this.copied(batch)) ?? false;
    const standings = isCopied
      ? []
      : await stage(db, wave, importId, batch, { replace: reading.mode === 'replace' });
    const out = new Set(standings.map(({ row }) => row));
    this.judge(standings, raws);
    const kept = out.size > 0 ? batch.filter(({ row }) => !out.has(row)) : batch;
    for (const response of kept) this.count(response);
    if (this.counted.size > SUMS_IN_MEMORY) await this.writeCounted();
    // The embedded database answers without letting go of the thread; respondents are let in here.
    await nextTurn();
  }

  private copied(batch: readonly FiledResponse[]): Promise<boolean> | undefined {
    const { copy, wave, importId } = this;
    if (!copy) return undefined;
    const lines = new CopyLines(wave, importId);
    for (const response of batch) lines.add(response);
    return copy(wave, importId, lines, batch);
  }

  private judge(standings: readonly Standing[], raws: ReadonlyMap<number, string>): void {
    for (const { row, same } of standings)
      if (same) this.duplicates += 1;
      else this.reject(row, [CONFLICT], raws.get(row));
  }

  /** Those that others brought while this file was read. */
  settle(late: readonly Standing[]): void {
    this.stored -= late.length;
    this.judge(late, new Map());
    for (const { row, same } of late) if (!same) this.late.add(row);
  }

  /**
   * Writes the tallies of what is staged; they are read once the import is published. What is staged
   * meanwhile is counted anew, and nothing is added to a cell while something else is.
   */
  writeCounted(): Promise<void> {
    const { counted } = this;
    this.counted = new Tallying(this.study);
    this.writing = this.writing.then(async () => {
      await addTallies(this.db, this.wave, counted.settled(), this.importId);
    });
    return this.writing;
  }
}
