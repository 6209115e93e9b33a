import { appendFileSync, readFileSync } from 'node:fs';

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
  const line = { what, value, unit, reference: reference ?? null, ratio, goal: written, met };
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

/** The median of several runs, in milliseconds, after one that does not count. */
export async function medianTime(times: number, work: () => Promise<unknown>): Promise<number> {
  await work();
  const all: number[] = [];
  for (let run = 0; run < times; run += 1) all.push((await timed(work)).ms);
  return all.sort((a, b) => a - b)[Math.floor(times / 2)] ?? 0;
}

/** Resident memory of a process in MB. */
export function residentMemory(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
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
