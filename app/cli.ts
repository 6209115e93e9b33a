import { once } from 'node:events';
import path from 'node:path';
import type { ViteDevServer } from 'vite';
import { openDatabase } from '../db/open.server';
import { DatabaseRefused } from '../db/version.server';
import { CommandFault, type CommandIo, UsageFault } from './commands/command.server';
import { commandNames, runCommand } from './commands.server';
import { askServer } from './control.server';
import { controlSocketPath, DataDirInUse, lockDataDir, sessionSecret } from './dataDir.server';
import { type Environment, EnvironmentFault, parseEnvironment } from './env.server';
import { describedText } from './faults.server';

export interface Program {
  root: string;
  production: boolean;
  vite: ViteDevServer | null;
  /** The process whose end is a word to stop; null: none. */
  parent: number | null;
}

const HELP = `Usage: npx parallax <command>

  start                          build, migrate and serve
  serve                          migrate and serve what was built
  migrate                        bring the database to this version's form
  seed [STUDY…]                  load the demo studies that are missing, or those named
  key create --role admin|analyst|collector [--name NAME]
                                 make a key for the API; it is shown once
  key list                       the keys, their roles, states and last uses
  key revoke ID                  end a key at once
  user add EMAIL [--role administrator|analyst|reader|fieldworker] [--name NAME]
                                 make an account (a reader unless said otherwise) and print its
                                 one-time password
  user list                      the accounts, their roles and states
  user reset EMAIL               another one-time password; signs out everywhere
  user disable|enable EMAIL      shut an account, or open it again
  user give|withdraw EMAIL WAVE  let a reader read a wave's report, or no longer
  organisation add KEY --administrator EMAIL [--name NAME]
                                 one more organisation of this installation, with its first
                                 administrator; prints their one-time password
  organisation list              the organisations
  import WAVE FILE [--format csv|jsonl|json] [--mode skip|replace] [--again] [--rejected FILE]
                                 store a file of responses (- reads standard input), all or nothing;
                                 "skip" stores the good rows, "replace" corrects earlier answers
  export WAVE [--format csv|jsonl] [--labels LANGUAGE] [--codebook] [--out FILE]
                                 write the responses, or what their columns mean
  report WAVE [--format json|csv|jsonl] [--confidence 0.95] [--adjust holm|bh|none]
              [--by ITEM|A*B]... [--against WAVE] [--unweighted] [--out FILE]
                                 write the gap report, broken down by segment items, with the
                                 changes since another wave
  fold [--verify]                count responses that reports lack; with --verify, recount and compare
  backup FILE                    write all that the database holds to one file
  restore FILE                   put a backup into an empty database, embedded or PostgreSQL

A WAVE is named by its id or as STUDY/WAVE. Every command takes --organisation KEY where an
installation has several; without it, it is for the first one, main.
The environment (DATABASE_URL, DATA_DIR, …) is described in README.md.
`;

const gone = new AbortController();

const io: CommandIo = {
  async out(text) {
    if (process.stdout.write(text)) return;
    await Promise.race([once(process.stdout, 'drain'), once(process.stdout, 'close')]);
  },
  error: (text) => void process.stderr.write(text),
  input: process.stdin,
  folder: process.cwd(),
  isTerminal: process.stderr.isTTY === true,
  signal: gone.signal,
};

// A reader that has seen enough, like `head`, is no fault.
process.stdout.on('error', () => process.exit(0));

/** Runs a command of the program. @returns the exit code */
export async function main(argv: readonly string[], program: Program): Promise<number> {
  const [command = 'help'] = argv;
  if (command === 'help' || command === '--help') {
    await io.out(HELP);
    return 0;
  }
  try {
    const env = parseEnvironment(process.env, program);
    if (command === 'serve') {
      if (argv.length > 1) throw new UsageFault(`"${argv[1]}" is not understood.`);
      const { serve } = await import('./serve.server');
      return await serve(env, program, io);
    }
    if (!commandNames.includes(command)) {
      io.error(`Unknown command "${command}".\n\n${HELP}`);
      return 2;
    }
    return await runOnce(argv, env, program);
  } catch (error) {
    if (error instanceof EnvironmentFault)
      io.error(`The environment has faults:\n${error.message}\n`);
    else if (error instanceof UsageFault) io.error(`${error.message}\n\n${HELP}`);
    else if (error instanceof DataDirInUse) io.error(`${error.message}.\n`);
    else if (error instanceof DatabaseRefused) io.error(`${error.message}\n`);
    else io.error(`${describedText(error)}\n`);
    return error instanceof UsageFault ? 2 : 1;
  }
}

/** Commands that take the database as it is; the others bring it to this version's form. */
const READS = ['import', 'export', 'report', 'fold'];

/** Runs a command on the server that holds the embedded database, or else opens the database. */
async function runOnce(
  argv: readonly string[],
  env: Environment,
  { root }: Program,
): Promise<number> {
  const release = env.databaseUrl ? undefined : await holdOrAsk(argv, env.dataDir);
  if (typeof release === 'number') return release;
  // Who stops a command here wants it undone; once more stops it at once.
  const stop = () => gone.abort(new CommandFault('Stopped.'));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  try {
    const place = { url: env.databaseUrl, dataDir: env.dataDir };
    const database = await openDatabase({ ...place, migrations: path.join(root, 'db/migrations') });
    try {
      if (READS.includes(argv[0] ?? '')) await database.check();
      const secret = await sessionSecret(env.sessionSecret, env.dataDir);
      const publicUrl = env.publicUrl ?? `http://localhost:${env.port}`;
      return await runCommand(argv, { database, io, links: { publicUrl, secret } });
    } finally {
      await database.close();
    }
  } finally {
    await release?.();
  }
}

/** The folder's lock, or the exit code of the command that the folder's server ran. */
async function holdOrAsk(
  argv: readonly string[],
  dataDir: string,
): Promise<number | (() => Promise<void>)> {
  // A server that is just starting holds the folder before it takes commands.
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await lockDataDir(dataDir, 'command');
    } catch (error) {
      if (!(error instanceof DataDirInUse) || attempt >= 60) throw error;
    }
    const code = await askServer(controlSocketPath(dataDir), argv, io);
    if (code !== null) return code;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
