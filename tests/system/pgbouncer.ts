import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';

const PROGRAMS = ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer', '/usr/local/bin/pgbouncer'];

/**
 * A PgBouncer in transaction mode before a PostgreSQL server, with fewer connections than the
 * programs behind it want.
 * @param url of a database of that server
 * @throws where no PgBouncer can be had: its tests are never skipped
 */
export async function startPgBouncer(
  url: string,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const program = findPgBouncer();
  const server = new URL(url);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'parallax-pgbouncer-'));
  const port = await freePort();
  await writeFile(
    path.join(folder, 'users.txt'),
    `"${server.username}" "${decodeURIComponent(server.password)}"\n`,
  );
  await writeFile(
    path.join(folder, 'pgbouncer.ini'),
    [
      '[databases]',
      `* = host=${server.hostname} port=${server.port}`,
      '[pgbouncer]',
      'listen_addr = 127.0.0.1',
      `listen_port = ${port}`,
      'unix_socket_dir =',
      'auth_type = plain',
      `auth_file = ${folder}/users.txt`,
      'pool_mode = transaction',
      'max_client_conn = 200',
      'default_pool_size = 5',
      'ignore_startup_parameters = extra_float_digits',
      '',
    ].join('\n'),
  );
  // As root it refuses to run; the user that runs the server may read its folder.
  await chmod(folder, 0o755);
  const asRoot = process.getuid?.() === 0;
  const child = spawn(program, [...(asRoot ? ['-u', 'postgres'] : []), `${folder}/pgbouncer.ini`], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  for (let attempt = 0; !(await listens(port)); attempt += 1) {
    if (child.exitCode !== null || attempt > 100)
      throw new Error(`PgBouncer does not start:\n${said}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const through = new URL(url);
  through.host = `127.0.0.1:${port}`;
  return {
    url: through.href,
    async stop() {
      child.kill('SIGTERM');
      await new Promise((resolve) => child.once('exit', resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function findPgBouncer(): string {
  const found = PROGRAMS.find((file) => existsSync(file));
  if (found) return found;
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    console.error('Installing Debian’s pgbouncer for its tests …');
    const options = {
      stdio: ['ignore', 'ignore', 'inherit'] as ['ignore', 'ignore', 'inherit'],
      // Its service is not wanted, only the program.
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
    };
    execFileSync('apt-get', ['update', '-q'], options);
    execFileSync(
      'apt-get',
      ['install', '-y', '-q', '--no-install-recommends', 'pgbouncer'],
      options,
    );
    const installed = PROGRAMS.find((file) => existsSync(file));
    if (installed) return installed;
  }
  throw new Error('No PgBouncer for its tests. Install one (Debian: apt-get install pgbouncer).');
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
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
