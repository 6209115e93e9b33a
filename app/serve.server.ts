import path from 'node:path';
import pino from 'pino';
import { type OpenDatabase, openDatabase } from '../db/open.server';
import { FIRST_ORGANISATION } from '../db/organisations.server';
import { isEmpty, studyVersion } from '../db/studies.server';
import { fold, unfoldedWaves } from '../db/tallies.server';
import { findWave } from '../db/waves.server';
import { demoWaves } from '../seeds/load';
import { type FirstAdministrator, firstAdministrator } from './accounts/firstAdministrator.server';
import { systemActor } from './audit/trace.server';
import type { Program } from './cli';
import type { CommandIo } from './commands/command.server';
import { runCommand } from './commands.server';
import { listenForCommands } from './control.server';
import { controlSocketPath, lockForServer, sessionSecret } from './dataDir.server';
import { demoTraced } from './demo.server';
import type { Environment } from './env.server';
import { described } from './faults.server';
import { measure } from './http/metrics.server';
import { Rates } from './http/rates.server';
import { type LinkBase, questionnaireLink, reportLink } from './links.server';
import { keepSending, smtp } from './mail/sending.server';
import { writeOpenings } from './questionnaire/openings.server';
import { startServer } from './server';
import { keepUp } from './upkeep.server';

/** How often responses are counted in the background, in milliseconds. */
const FOLD_EVERY = 2000;
/** How long a stop waits for requests in flight, in milliseconds. */
const STOP_WITHIN = 25_000;

/**
 * Serves until it is told to stop: listens, opens and migrates the database, loads the demo into
 * an empty one, prints the addresses. @returns the exit code
 */
export async function serve(env: Environment, program: Program, io: CommandIo): Promise<number> {
  // A terminal is read by a person, who came for the addresses.
  const level = env.logLevel ?? (process.stdout.isTTY ? 'warn' : 'info');
  // Written without waiting: a line a request is a system call a request otherwise.
  const log = pino({ level }, pino.destination({ dest: 2, sync: false }));
  const report = (error: unknown) => log.error({ fault: described(error) }, 'unforeseen fault');
  const stopped = untilStopped(program.parent);
  const release = env.databaseUrl
    ? undefined
    : await lockForServer(env.dataDir, stopped.signal, () =>
        io.error('A command has the database; waiting for its end …\n'),
      );
  if (!env.databaseUrl && !release) return 0;
  const closing: (() => Promise<unknown>)[] = release ? [release] : [];
  try {
    const { root, vite } = program;
    const metrics = measure();
    const server = await startServer({
      port: env.port,
      host: env.host,
      root,
      vite,
      log,
      metrics,
      trustProxy: env.trustProxy,
      secure: env.publicUrl?.startsWith('https:') ?? false,
    });
    closing.push(() => server.close());
    const database = await openWithPatience(env, root, io, stopped.signal);
    if (!database) return 0;
    closing.splice(-1, 0, () => database.close());
    const secret = await sessionSecret(env.sessionSecret, env.dataDir);
    const links = { publicUrl: env.publicUrl ?? `http://localhost:${server.port}`, secret };
    if (env.demo && (await isEmpty(database.db)))
      await demoTraced(database.db, systemActor(FIRST_ORGANISATION));
    const administrator = await firstAdministrator(
      database.db,
      FIRST_ORGANISATION,
      env.administrator,
    );
    if (!env.databaseUrl)
      closing.push(
        await listenForCommands(controlSocketPath(env.dataDir), (argv, commandIo) =>
          runCommand(argv, { database, io: commandIo, links }),
        ),
      );
    closing.push(keepUp(database, report), foldInBackground(database, report));
    const now = () => new Date();
    const { db, kind } = database;
    closing.push(() => writeOpenings(db));
    if (env.smtpUrl) {
      const from = env.mailFrom ?? `no-reply@${new URL(links.publicUrl).hostname}`;
      const deliver = smtp(env.smtpUrl, `Parallax <${from}>`);
      closing.push(keepSending({ db, secret }, deliver, report));
    }
    const sendsMail = env.smtpUrl !== undefined;
    const rates = new Rates({ db, secret, limits: env.rateLimits, now, report });
    closing.push(rates.share());
    metrics.watch(db);
    server.ready({ context: { db, kind, links, sendsMail, now, metrics }, rates });
    await printAddresses(database, links, io, administrator);
    await stopped.promise;
    io.error('Stopping …\n');
    return 0;
  } finally {
    // What was started last stops first; a request that never ends must not hold the rest up.
    const stop = async () => {
      for (const close of closing.reverse()) await close().catch(report);
    };
    await Promise.race([
      stop(),
      new Promise((resolve) => setTimeout(resolve, STOP_WITHIN).unref()),
    ]);
  }
}

function untilStopped(parent: number | null): { promise: Promise<void>; signal: AbortSignal } {
  const controller = new AbortController();
  const promise = new Promise<void>((resolve) => {
    const stop = () => {
      controller.abort();
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
    if (parent !== null)
      setInterval(() => {
        if (process.ppid !== parent) stop();
      }, 250).unref();
  });
  return { promise, signal: controller.signal };
}

/** Opens and migrates the database; a server that does not answer yet is tried again. */
async function openWithPatience(
  env: Environment,
  root: string,
  io: CommandIo,
  stopped: AbortSignal,
): Promise<OpenDatabase | undefined> {
  const place = { url: env.databaseUrl, dataDir: env.dataDir };
  for (let told = false; !stopped.aborted; ) {
    const database = await openDatabase({ ...place, migrations: path.join(root, 'db/migrations') });
    try {
      await database.migrate();
      return database;
    } catch (error) {
      await database.close();
      if (!isUnreachable(error)) throw error;
      if (!told) io.error('The database cannot be reached; trying again every 2 seconds …\n');
      told = true;
      await new Promise((resolve) => setTimeout(resolve, 2000));
    }
  }
  return undefined;
}

const UNREACHABLE = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  // PostgreSQL is starting or stopping.
  '57P03',
];

function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && UNREACHABLE.includes(String(error.code))) return true;
  return isUnreachable(error.cause);
}

/** Counts new responses every now and then, so that a report has little left to count. */
function foldInBackground(
  database: OpenDatabase,
  report: (error: unknown) => void,
): () => Promise<void> {
  const { db } = database;
  let running: Promise<void> = Promise.resolve();
  let stopping = false;
  const foldWave = async (id: string) => {
    const wave = stopping ? undefined : await findWave(db, id);
    if (wave) await fold(database, wave, await studyVersion(db, wave.studyId, wave.studyVersion));
  };
  // One wave's fault is told once and holds no other wave up.
  const told = new Set<string>();
  const once = async () => {
    for (const id of await unfoldedWaves(db, 100))
      await foldWave(id).catch((error: unknown) => {
        if (!told.has(id)) report(error);
        told.add(id);
      });
  };
  let timer = setTimeout(function next() {
    running = once()
      .catch(report)
      .then(() => {
        if (!stopping) timer = setTimeout(next, FOLD_EVERY);
      });
  }, FOLD_EVERY);
  return async () => {
    stopping = true;
    clearTimeout(timer);
    await running;
  };
}

async function printAddresses(
  { db }: OpenDatabase,
  links: LinkBase,
  io: CommandIo,
  administrator: FirstAdministrator | undefined,
): Promise<void> {
  const demo = await demoWaves(db, FIRST_ORGANISATION);
  const lines = [`Parallax serves on ${links.publicUrl}`, ''];
  if (demo)
    lines.push(
      'Answer the two questionnaires of the demo:',
      `  consumers  ${questionnaireLink(links, demo.tryIt, 'consumer')}`,
      `  managers   ${questionnaireLink(links, demo.tryIt, 'manager')}`,
      'Read the gap reports (signed links, good for 30 days):',
      `  published study  ${reportLink(links, demo.published, new Date())}`,
      `  your answers     ${reportLink(links, demo.tryIt, new Date())}`,
      '',
    );
  lines.push(...signInLines(links, administrator), '');
  lines.push('A key for the API: npx parallax key create --role admin', 'Stop with Ctrl-C.', '');
  await io.out(`${lines.join('\n')}\n`);
}

function signInLines({ publicUrl }: LinkBase, made: FirstAdministrator | undefined): string[] {
  const address = `  address          ${publicUrl}/sign-in`;
  if (!made) return ['Sign in:', address];
  const isOneTime = made.oneTime !== null;
  return [
    `Sign in as the administrator${isOneTime ? '; the one-time password is shown this once' : ''}:`,
    address,
    `  e-mail           ${made.email}`,
    isOneTime
      ? `  password         ${made.oneTime}`
      : '  password         the one that ADMIN_PASSWORD says',
  ];
}
