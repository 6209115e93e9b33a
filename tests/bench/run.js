// Every goal of speed and memory as a ratio against a reference that is measured in the same run.
// `npm run bench -- reports files completes` chooses; `--sizes=10000,10000000`, `--rows=100000` and
// `--seconds=3` say how much, as BENCH_SIZES, BENCH_ROWS and BENCH_SECONDS do.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

const root = path.resolve(import.meta.dirname, '..', '..');
const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
const kept = path.join(os.tmpdir(), `parallax-bench-${process.pid}.jsonl`);
const { values: asked, positionals } = parseArgs({
  allowPositionals: true,
  options: { sizes: { type: 'string' }, rows: { type: 'string' }, seconds: { type: 'string' } },
});
const chosen = positionals.map((name) => `tests/bench/${name}.bench.ts`);
for (const file of chosen)
  if (!existsSync(path.join(root, file))) throw new Error(`There is no bench ${file}`);
const amounts = Object.entries(asked).map(([name, value]) => [
  `BENCH_${name.toUpperCase()}`,
  value,
]);
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
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...Object.fromEntries(amounts), BENCH: '1', BENCH_OUT: kept },
  },
);
process.exitCode = run.status ?? 1;

const lines = existsSync(kept) ? readFileSync(kept, 'utf8').trim().split('\n') : [];
rmSync(kept, { force: true });
const results = lines.filter(Boolean).map((line) => JSON.parse(line));
const machine = { cpus: os.cpus().length, model: os.cpus()[0]?.model, node: process.version };
const file = path.join(root, 'bench.json');
const at = new Date().toISOString();
/** What an earlier run measured and this one did not, each with its own time. */
const earlier = existsSync(file)
  ? JSON.parse(readFileSync(file, 'utf8')).results.filter(
      (/** @type {{ of: string }} */ { of }) => !results.some((result) => result.of === of),
    )
  : [];
const all = [...earlier, ...results.map((result) => ({ at, machine, ...result }))];
writeFileSync(file, `${JSON.stringify({ results: all }, null, 2)}\n`);

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
const missed = results.filter(({ met }) => met === false);
const goals = results.filter(({ met }) => met !== null);
console.log(
  `\n${goals.length - missed.length} of ${goals.length} goals met. The same as JSON: bench.json`,
);
