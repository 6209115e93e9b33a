import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';

export interface Measurement {
  what: string;
  value: number;
  unit: 'ms' | 's' | 'kB' | 'MB' | 'per s';
  /** Measured in the same run, in the same unit. */
  reference?: { what: string; value: number };
  /** How many times the reference the value is, and what it may be at most or is to be at least. */
  goal?: { atMost: number } | { atLeast: number };
  /** Whether the goal is of the value itself. */
  isAbsolute?: boolean;
}

/** Keeps a measurement for the table and the file that `npm run bench` makes. */
export function keep({
  what,
  value,
  unit,
  reference,
  goal,
  isAbsolute = false,
}: Measurement): void {
  const ratio = reference ? value / reference.value : null;
  const judged = isAbsolute ? value : ratio;
  const met =
    goal === undefined || judged === null
      ? null
      : 'atMost' in goal
        ? judged <= goal.atMost
        : judged >= goal.atLeast;
  const written =
    goal === undefined
      ? null
      : `${'atMost' in goal ? `≤ ${goal.atMost}` : `≥ ${goal.atLeast}`}${isAbsolute ? ` ${unit}` : ' ×'}`;
  const of = path.basename(expect.getState().testPath ?? '', '.bench.ts');
  const line = { of, what, value, unit, reference: reference ?? null, ratio, goal: written, met };
  appendFileSync(process.env.BENCH_OUT ?? '/dev/null', `${JSON.stringify(line)}\n`);
}

/** How long something takes, in milliseconds, and what it gave. */
export async function timed<Result>(
  work: () => Promise<Result>,
): Promise<{ ms: number; result: Result }> {
  const start = performance.now();
  const result = await work();
  return { ms: performance.now() - start, result };
}

/** The median of several runs, in milliseconds, after some that do not count. */
export async function medianTime(
  times: number,
  work: () => Promise<unknown>,
  before = 1,
): Promise<number> {
  for (let run = 0; run < before; run += 1) await work();
  const all: number[] = [];
  for (let run = 0; run < times; run += 1) all.push((await timed(work)).ms);
  return all.sort((a, b) => a - b)[Math.floor(times / 2)] ?? 0;
}

/** Resident memory of a process in MB. */
export function residentMemory(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

/** Hundredths of a second of processor time that a process has taken; 0 where it has ended. */
function processorTicks(pid: string | number): number {
  try {
    // Its name, in brackets, may hold anything.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return Number(fields[11]) + Number(fields[12]);
  } catch {
    return 0;
  }
}

/**
 * Watches what the server of a connection takes of the processors; `stop` gives seconds, of all of
 * its processes that live throughout.
 * @param backend the process of one of its connections
 */
export function watchServer(backend: number): { stop: () => number } {
  const parentOf = (pid: string | number) =>
    /PPid:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  const server = parentOf(backend);
  const processes = readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && parentOf(pid) === server;
    } catch {
      return false;
    }
  });
  const start = processes.map(processorTicks);
  return {
    stop: () =>
      processes.reduce(
        (sum, pid, at) => sum + Math.max(0, processorTicks(pid) - (start[at] ?? 0)),
        0,
      ) / 100,
  };
}

/** Watches a process's memory; `stop` gives the most above its start, in MB. */
export function watchMemory(pid: number | undefined): { stop: () => number } {
  const start = residentMemory(pid);
  let most = start;
  const timer = setInterval(() => {
    most = Math.max(most, residentMemory(pid));
  }, 50);
  return {
    stop() {
      clearInterval(timer);
      return Math.max(most, residentMemory(pid)) - start;
    },
  };
}
