// The full bars that take too long for every test run, one file after the other, each with the
// machine to itself as far as the machine allows.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..', '..');
const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
// `npm run soak -- tests/soak/kills` runs one of them.
const chosen = process.argv.slice(2);
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
    ...(chosen.length > 0 ? chosen : ['tests/soak']),
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, SOAK: '1' } },
);
process.exitCode = run.status ?? 1;
