// The full bars that take too long for every test run, one file after the other, each with the
// machine to itself as far as the machine allows.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..', '..');
const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
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
    '--disableConsoleIntercept=true',
    'tests/soak',
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, SOAK: '1' } },
);
process.exitCode = run.status ?? 1;
