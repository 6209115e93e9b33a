import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { inject } from 'vitest';
import { askServer } from '../../app/control.server';
import { controlSocketPath } from '../../app/dataDir.server';
import { type Contents, copyDatabase, copyDataDir } from './templates';

export type DatabaseKind = 'embedded' | 'server';

/** Both databases that the program runs on. */
export const DATABASES: readonly DatabaseKind[] = ['embedded', 'server'];

/** An empty database of its own on the run's PostgreSQL server. */
export async function emptyServerDatabase(): Promise<string> {
  const url = new URL(inject('postgresUrl'));
  const name = databaseName();
  const client = postgres(url.href, { max: 1 });
  await client.unsafe(`create database ${name}`);
  await client.end();
  url.pathname = `/${name}`;
  return url.href;
}

/** A database of its own on the run's PostgreSQL server, with its tables. */
export function serverDatabase(contents: Contents): Promise<string> {
  return copyDatabase(contents, databaseName(), fillDatabase);
}

const databaseName = () => `test_${randomUUID().replaceAll('-', '')}`;

/** Runs commands of the program on the database that the environment names. */
export async function fillDatabase(
  commands: readonly string[][],
  env: Record<string, string>,
): Promise<void> {
  for (const command of commands) {
    const { code, error } = await runParallax(command, env);
    if (code !== 0) throw new Error(`parallax ${command.join(' ')} ended with ${code}:\n${error}`);
  }
}

/** A fresh folder that is removed by `remove`. */
export async function temporaryFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'parallax-test-'));
  return { path: folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** A folder of its own, with what tests start with in it or in a database of the run's server. */
export async function filledPlace(kind: DatabaseKind, contents: Contents) {
  const folder = await temporaryFolder();
  const env: Record<string, string> = {};
  if (kind === 'server') env.DATABASE_URL = await serverDatabase(contents);
  else await copyDataDir(contents, folder.path, fillDatabase);
  return { dataDir: folder.path, env, remove: folder.remove };
}

export interface Program {
  url: string;
  /** Everything printed on standard output at the start. */
  printed: string;
  dataDir: string;
  env: Record<string, string>;
  process: ChildProcess;
  /** Whatever was written to standard error so far. */
  log: () => string;
  /** Stops it as an operator would; gives the exit code. */
  stop: (signal?: NodeJS.Signals) => Promise<number | null>;
  /** Calls an address of the program. */
  fetch: (address: string, init?: RequestInit) => Promise<Response>;
}

/**
 * Starts the built program and waits until it has printed its addresses. Where neither folder nor
 * database is given, it gets a filled place, with the newcomer's study unless `DEMO` is 0.
 */
export async function startProgram(
  kind: DatabaseKind,
  given: { env?: Record<string, string>; dataDir?: string; contents?: Contents } = {},
): Promise<Program> {
  const isPlaced = given.dataDir !== undefined || given.env?.DATABASE_URL !== undefined;
  const place = isPlaced
    ? undefined
    : await filledPlace(kind, given.contents ?? (given.env?.DEMO === '0' ? 'tables' : 'demo'));
  const folder = place || given.dataDir ? undefined : await temporaryFolder();
  const dataDir = given.dataDir ?? place?.dataDir ?? folder?.path ?? '';
  const env = { PORT: '0', DATA_DIR: dataDir, DEMO: '1', ...place?.env, ...given.env };
  const child = spawnProgram(['serve'], env);
  let printed = '';
  let log = '';
  child.stderr?.on('data', (chunk) => {
    log += chunk;
  });
  const exited = new Promise<number | null>((resolve) => child.on('exit', resolve));
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (chunk) => {
      printed += chunk;
      if (printed.includes('Stop with Ctrl-C')) resolve();
    });
    void exited.then((code) => reject(new Error(`exited with ${code}:\n${printed}${log}`)));
  });
  const url = /serves on (\S+)/.exec(printed)?.[1] ?? '';
  return {
    url,
    printed,
    dataDir,
    env,
    process: child,
    log: () => log,
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      const code = await exited;
      await (place ?? folder)?.remove();
      return code;
    },
    fetch: (address, init) =>
      fetch(address.startsWith('http') ? address : `${url}${address}`, {
        redirect: 'manual',
        ...init,
      }),
  };
}

function spawnProgram(
  args: readonly string[],
  env: Record<string, string>,
  { folder, input }: { folder?: string; input?: string } = {},
): ChildProcess {
  const { VITEST: _, ...inherited } = process.env;
  const child = spawn(
    process.execPath,
    // As `npm start` does.
    [
      ...(args[0] === 'serve' ? ['--max-semi-space-size=32'] : []),
      path.join(inject('root'), 'app', 'parallax.js'),
      ...args,
    ],
    {
      cwd: folder ?? inject('root'),
      env: { ...inherited, NODE_ENV: 'test', ...env },
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    },
  );
  // Who was told to stop reads nothing more.
  child.stdin?.on('error', () => {});
  child.stdin?.end(input);
  return child;
}

/** Runs a command of the command line. */
export async function runParallax(
  args: readonly string[],
  env: Record<string, string>,
  at: { folder?: string; input?: string } = {},
): Promise<{ code: number | null; out: string; error: string }> {
  const child = spawnProgram(args, env, at);
  let out = '';
  let error = '';
  child.stdout?.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    error += chunk;
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, out, error };
}

/** Has a program on the embedded database run a command, without starting another process. */
export async function tell({ dataDir }: Program, ...args: string[]) {
  const said = { out: '', error: '' };
  const code = await askServer(controlSocketPath(dataDir), args, {
    out: async (text) => {
      said.out += text;
    },
    error: (text) => {
      said.error += text;
    },
    input: (async function* () {})(),
    folder: dataDir,
    isTerminal: false,
    signal: new AbortController().signal,
  });
  return { code, ...said };
}

/** A client of the API with a key of a role. */
export async function apiClient(program: Program, role: 'admin' | 'analyst' | 'collector') {
  const create = ['key', 'create', '--role', role];
  const made = program.env.DATABASE_URL
    ? await runParallax(create, program.env)
    : await tell(program, ...create);
  const key = made.out.trim().split('\n').at(-1) ?? '';
  const call = async (method: string, address: string, body?: unknown) => {
    const response = await program.fetch(address, {
      method,
      headers: {
        Authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const json: unknown = text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text;
    return { status: response.status, headers: response.headers, body: json };
  };
  return {
    key,
    get: (address: string) => call('GET', address),
    post: (address: string, body: unknown) => call('POST', address, body),
    patch: (address: string, body: unknown) => call('PATCH', address, body),
    call,
  };
}
