import { parseArgs } from 'node:util';
import { createApiKey, ROLES } from '../db/apiKeys.server';
import type { OpenDatabase } from '../db/open.server';
import { recount } from '../db/pages.server';
import { studyVersion } from '../db/studies.server';
import { fold, listTallies } from '../db/tallies.server';
import { listWaves } from '../db/waves.server';
import { loadDemo } from '../seeds/load';
import { describedText } from './faults.server';
import { sameTallies } from './gap/sameTallies';
import type { LinkBase } from './links.server';

export interface CommandIo {
  out: (text: string) => void;
  error: (text: string) => void;
}

/** What a command works with. */
export interface CommandPlace {
  database: OpenDatabase;
  io: CommandIo;
  links: LinkBase;
}

/** The command was called wrongly; the message says how. */
export class UsageFault extends Error {}

type Command = (args: string[], place: CommandPlace) => Promise<number>;

const TENANT = 'main';

const commands: Record<string, Command> = {
  async migrate(args, { database, io }) {
    options(args, {});
    await database.migrate();
    io.out('The database is up to date.\n');
    return 0;
  },

  async seed(args, { database, io }) {
    options(args, {});
    await database.migrate();
    const loaded = await loadDemo(database.db, TENANT);
    io.out(loaded ? 'The demo is loaded.\n' : 'The demo was there already.\n');
    return 0;
  },

  async key(args, { database, io }) {
    const { values, positionals } = options(
      args,
      { role: { type: 'string' }, name: { type: 'string' } },
      true,
    );
    const role = ROLES.find((candidate) => candidate === values.role);
    if (positionals[0] !== 'create' || positionals.length > 1 || !role)
      throw new UsageFault(`Say: parallax key create --role ${ROLES.join('|')}`);
    await database.migrate();
    const name = typeof values.name === 'string' ? values.name : role;
    const key = await createApiKey(database.db, { tenantId: TENANT, role, name });
    io.error(`A key of role ${role}. It is shown this once:\n`);
    io.out(`${key}\n`);
    return 0;
  },

  async fold(args, { database, io }) {
    const { values } = options(args, { verify: { type: 'boolean' } });
    await database.migrate();
    let differences = 0;
    for (const wave of await listWaves(database.db, TENANT)) {
      const name = `${wave.studyKey}/${wave.key}`;
      try {
        const study = await studyVersion(database.db, wave.studyId, wave.studyVersion);
        const folded = await fold(database.db, wave, study);
        io.out(`${name}: ${folded} counted`);
        if (values.verify) {
          const stored = await listTallies(database.db, wave.id);
          const same = sameTallies(stored, await recount(database.db, wave.id, study));
          if (!same) differences += 1;
          io.out(same ? ', equal to a recount' : ', DIFFERENT from a recount');
        }
        io.out('\n');
      } catch (error) {
        differences += 1;
        io.error(`${name}: ${describedText(error)}\n`);
      }
    }
    return differences === 0 ? 0 : 1;
  },
};

export const commandNames = Object.keys(commands);

/** Runs one command. @returns the exit code @throws UsageFault */
export async function runCommand(argv: readonly string[], place: CommandPlace): Promise<number> {
  const [name = '', ...args] = argv;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new UsageFault(`Unknown command "${name}".`);
  return command(args, place);
}

function options(
  args: string[],
  known: Record<string, { type: 'string' | 'boolean' }>,
  allowPositionals = false,
) {
  try {
    return parseArgs({ args, options: known, allowPositionals });
  } catch (error) {
    throw new UsageFault(error instanceof Error ? error.message : String(error));
  }
}
