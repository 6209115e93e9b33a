import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { panelCsv, panelStudy } from '../system/panel';
import { apiClient, type DatabaseKind, type Program, startProgram } from '../system/program';
import { Respondent } from '../system/respondent';

export interface LargeFileFigures {
  rows: number;
  /** Resident memory of the idle process and the most above it, in MB. */
  idle: number;
  importAbove: number;
  exportAbove: number;
  importSeconds: number;
  exportSeconds: number;
  /** What respondents waited for a page while the import ran, in ms. */
  medianWait: number;
  longestWait: number;
}

/** Resident memory of a process in MB. */
function residentMemory(program: Program): number {
  const status = readFileSync(`/proc/${program.process.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

/** Watches a program's memory; gives the most above its start. */
function watchMemory(program: Program) {
  const start = residentMemory(program);
  let most = start;
  const timer = setInterval(() => {
    most = Math.max(most, residentMemory(program));
  }, 100);
  return {
    start,
    stop() {
      clearInterval(timer);
      return Math.max(most, residentMemory(program)) - start;
    },
  };
}

/**
 * Imports a large CSV file over HTTP while respondents answer, and exports it again.
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
      const response = await program.fetch(`/api/v1/waves/${id}/responses`, {
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

    const id = await openWave('large');
    const waits: number[] = [];
    const answering = new AbortController();
    const respondents = Array.from({ length: 4 }, () => answer(program, waits, answering.signal));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    waits.length = 0;
    const whileImporting = watchMemory(program);
    const started = performance.now();
    const imported = await send(id, panelCsv({ rows }));
    const importSeconds = (performance.now() - started) / 1000;
    const importAbove = whileImporting.stop();
    answering.abort();
    await Promise.all(respondents);
    if (imported.status !== 201 || !imported.body.includes(`"stored":${rows},`))
      throw new Error(`the import was answered ${imported.status}: ${imported.body}`);
    const sorted = [...waits].sort((a, b) => a - b);

    const whileExporting = watchMemory(program);
    const exporting = performance.now();
    const exported = await counted(id);
    const exportSeconds = (performance.now() - exporting) / 1000;
    const exportAbove = whileExporting.stop();
    if (exported !== rows) throw new Error(`${exported} of ${rows} rows were exported`);

    const refused = await openWave('bad-end');
    const bad = await send(refused, panelCsv({ rows, named: false, bad: [rows], seed: 2 }));
    if (bad.status !== 422 || !bad.body.includes(`"row":${rows},`))
      throw new Error(`a bad last row was answered ${bad.status}: ${bad.body}`);
    if ((await counted(refused)) !== 0) throw new Error('a refused file left rows');

    const stopped = await openWave('stopped');
    await send(stopped, panelCsv({ rows, named: false, seed: 3 }), Math.ceil(rows / 800)).then(
      ({ status }) => {
        throw new Error(`a stopped import was answered ${status}`);
      },
      () => undefined,
    );
    await new Promise((resolve) => setTimeout(resolve, 3000));
    if ((await counted(stopped)) !== 0) throw new Error('a stopped import left rows');

    return {
      rows,
      idle: whileImporting.start,
      importAbove,
      exportAbove,
      importSeconds,
      exportSeconds,
      medianWait: sorted[Math.floor(sorted.length / 2)] ?? 0,
      longestWait: sorted.at(-1) ?? 0,
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
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}
