// Every goal of speed and memory as a ratio against a reference that is measured in the same run.
// `npm run bench -- reports files completes` chooses; BENCH_ROWS and BENCH_SIZES say how much.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..', '..');
const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
const kept = path.join(os.tmpdir(), `parallax-bench-${process.pid}.jsonl`);
const chosen = process.argv.slice(2).map((name) => `tests/bench/${name}.bench.ts`);
const run = spawnSync(
  process.execPath,
  [
    vitest,
    'run',
    '-c',
    'remix.config.js',
    '--project',
    'system',
    '--no-file-parallelism',
    ...chosen,
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, BENCH: '1', BENCH_OUT: kept } },
);
process.exitCode = run.status ?? 1;

const lines = existsSync(kept) ? readFileSync(kept, 'utf8').trim().split('\n') : [];
rmSync(kept, { force: true });
const results = lines.filter(Boolean).map((line) => JSON.parse(line));
const machine = { cpus: os.cpus().length, model: os.cpus()[0]?.model, node: process.version };
writeFileSync(
  path.join(root, 'bench.json'),
  `${JSON.stringify({ at: new Date().toISOString(), machine, results }, null, 2)}\n`,
);

/** @param {number | null} value */
const number = (value) =>
  value === null
    ? '–'
    : value >= 100
      ? Math.round(value).toLocaleString('en')
      : value.toPrecision(3);
const table = [
  ['what', 'measured', 'reference', 'ratio', 'goal', 'met'],
  ...results.map(({ what, value, unit, reference, ratio, goal, met }) => [
    what,
    `${number(value)} ${unit}`,
    reference ? `${number(reference.value)} ${unit} ${reference.what}` : '',
    ratio === null ? '' : number(ratio),
    goal ?? '',
    met === null ? '' : met ? 'yes' : 'no',
  ]),
];
const widths = (table[0] ?? []).map((_, column) =>
  Math.max(...table.map((row) => row[column].length)),
);
for (const row of table)
  console.log(
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
console.log('\nThe same as JSON: bench.json');
