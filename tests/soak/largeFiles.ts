import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { panelCsv, panelStudy } from '../system/panel';
import { apiClient, type DatabaseKind, type Program, startProgram } from '../system/program';
import { Respondent } from '../system/respondent';

/** Files of fewer rows are samples, for which nobody waits longer than it takes. */
const WHOLE = 100_000;

/** The share of the rows that are replaced. */
const REPLACED = 0.12;

export interface LargeFileFigures {
  rows: number;
  /** Resident memory of the idle process, before any file, and the most above it, in MB. */
  idle: number;
  importAbove: number;
  exportAbove: number;
  badEndAbove: number;
  importSeconds: number;
  exportSeconds: number;
  /** What respondents waited for a page while files came and went. */
  waits: Record<'import' | 'export' | 'badEnd' | 'stopped' | 'replace', Waits>;
}

/** In milliseconds. */
export interface Waits {
  pages: number;
  median: number;
  longest: number;
}

/** Resident memory of a process in MB. */
function residentMemory(program: Program): number {
  const status = readFileSync(`/proc/${program.process.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

/** Watches a program's memory; gives the most above that of the idle process. */
function watchMemory(program: Program, idle: number) {
  let most = residentMemory(program);
  const timer = setInterval(() => {
    most = Math.max(most, residentMemory(program));
  }, 50);
  return () => {
    clearInterval(timer);
    return Math.max(most, residentMemory(program)) - idle;
  };
}

/**
 * Imports a large CSV file over HTTP while respondents answer, exports it again, and sends others that
 * are refused for their last row, stopped in the middle, and that replace what is there.
 * @throws where a figure of the import or export is not what was sent
 */
export async function largeFile(kind: DatabaseKind, rows: number): Promise<LargeFileFigures> {
  const program = await startProgram(kind, { env: { RATE_LIMIT_ADDRESS: '0', LOG_LEVEL: 'warn' } });
  try {
    const admin = await apiClient(program, 'admin');
    await admin.post('/api/v1/studies', panelStudy());
    const openWave = async (key: string) => {
      const made = await admin.post('/api/v1/studies/panel/waves', { key, status: 'open' });
      return (made.body as { id: string }).id;
    };
    const send = async (
      id: string,
      source: Generator<string>,
      stopAfter = Number.POSITIVE_INFINITY,
      query = '',
    ) => {
      const encoder = new TextEncoder();
      let sent = 0;
      const gone = new AbortController();
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          const next = source.next();
          if (next.done) return controller.close();
          sent += 1;
          if (sent > stopAfter) gone.abort();
          controller.enqueue(encoder.encode(next.value));
        },
      });
      const response = await program.fetch(`/api/v1/waves/${id}/responses${query}`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${admin.key}`, 'Content-Type': 'text/csv' },
        body,
        duplex: 'half',
        signal: gone.signal,
      } as RequestInit);
      return { status: response.status, body: await response.text() };
    };
    const counted = async (id: string) => {
      const response = await program.fetch(`/api/v1/waves/${id}/responses?format=csv`, {
        headers: { Authorization: `Bearer ${admin.key}` },
      });
      let lines = 0;
      let quoted = false;
      if (!response.body) return 0;
      for await (const chunk of Readable.fromWeb(response.body as never))
        for (const byte of chunk) {
          if (byte === 34) quoted = !quoted;
          else if (byte === 10 && !quoted) lines += 1;
        }
      return lines - 1;
    };

    // A process that has served pages and now does nothing: its first pages are no part of a file.
    const long = rows >= WHOLE ? 1000 : 200;
    const warm = new AbortController();
    const first = Array.from({ length: 4 }, () => answer(program, [], warm.signal));
    await pause(2 * long);
    warm.abort();
    await Promise.all(first);
    await pause(long);
    const idle = residentMemory(program);

    /** Does something while four respondents answer. */
    const meanwhile = async <Result>(work: () => Promise<Result>) => {
      const waits: number[] = [];
      const answering = new AbortController();
      const respondents = Promise.all(
        Array.from({ length: 4 }, () => answer(program, waits, answering.signal)),
      );
      // Told where it is waited for.
      respondents.catch(() => {});
      try {
        await pause(long);
        waits.length = 0;
        const stop = watchMemory(program, idle);
        const started = performance.now();
        const result = await work().finally(() => answering.abort());
        const seconds = (performance.now() - started) / 1000;
        const above = stop();
        await respondents;
        const sorted = waits.sort((a, b) => a - b);
        const median = sorted[Math.floor(sorted.length / 2)] ?? Number.POSITIVE_INFINITY;
        const longest = sorted.at(-1) ?? Number.POSITIVE_INFINITY;
        return { result, seconds, above, waits: { pages: sorted.length, median, longest } };
      } finally {
        answering.abort();
      }
    };

    const id = await openWave('large');
    const imported = await meanwhile(() => send(id, panelCsv({ rows })));
    const { status, body } = imported.result;
    if (status !== 201 || !body.includes(`"stored":${rows},`))
      throw new Error(`the import was answered ${status}: ${body}`);

    const exported = await meanwhile(() => counted(id));
    if (exported.result !== rows)
      throw new Error(`${exported.result} of ${rows} rows were exported`);

    const refused = await openWave('bad-end');
    const bad = await meanwhile(() =>
      send(refused, panelCsv({ rows, named: false, bad: [rows], seed: 2 })),
    );
    if (bad.result.status !== 422 || !bad.result.body.includes(`"row":${rows},`))
      throw new Error(`a bad last row was answered ${bad.result.status}: ${bad.result.body}`);
    if ((await counted(refused)) !== 0) throw new Error('a refused file left rows');

    const stopped = await openWave('stopped');
    const cut = await meanwhile(async () => {
      await send(stopped, panelCsv({ rows, named: false, seed: 3 }), Math.ceil(rows / 800)).then(
        ({ status: answered }) => {
          throw new Error(`a stopped import was answered ${answered}`);
        },
        () => undefined,
      );
      await pause(3 * long);
    });
    if ((await counted(stopped)) !== 0) throw new Error('a stopped import left rows');

    const replacing = Math.ceil(rows * REPLACED);
    const replace = await meanwhile(() =>
      send(id, panelCsv({ rows: replacing, seed: 4 }), undefined, '?mode=replace'),
    );
    if (!replace.result.body.includes(`"replaced":`) || (await counted(id)) !== rows)
      throw new Error(`a replacement was answered ${replace.result.body}`);

    return {
      rows,
      idle,
      importAbove: imported.above,
      exportAbove: exported.above,
      badEndAbove: bad.above,
      importSeconds: imported.seconds,
      exportSeconds: exported.seconds,
      waits: {
        import: imported.waits,
        export: exported.waits,
        badEnd: bad.waits,
        stopped: cut.waits,
        replace: replace.waits,
      },
    };
  } finally {
    await program.stop();
  }
}

/** Loads and sends the first page of the demo's questionnaire again and again. */
async function answer(program: Program, waits: number[], signal: AbortSignal): Promise<void> {
  const address = /consumers\s+(\S+)/.exec(program.printed)?.[1] ?? '';
  while (!signal.aborted) {
    const respondent = new Respondent(program);
    let started = performance.now();
    const page = await respondent.load(address);
    waits.push(performance.now() - started);
    started = performance.now();
    const sent = await respondent.post(
      page,
      'human_access=meets&response_time=meets&feeling_heard=meets',
    );
    await sent.arrayBuffer();
    waits.push(performance.now() - started);
    if (page.status !== 200 || sent.status !== 303)
      throw new Error(`a respondent was answered ${page.status}, ${sent.status}`);
    await pause(30);
  }
}
