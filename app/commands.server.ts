import type { Database } from '../db/open.server';
import { findOrganisation, listOrganisations } from '../db/organisations.server';
import { recountFolded } from '../db/pages.server';
import { studyVersion } from '../db/studies.server';
import { fold, listTallies } from '../db/tallies.server';
import { DatabaseRefused } from '../db/version.server';
import { listWaves } from '../db/waves.server';
import { publications } from '../seeds/publications';
import { commandActor } from './audit/trace.server';
import { backup } from './commands/backup.server';
import {
  type Command,
  CommandFault,
  type CommandPlace,
  options,
  organisationOf,
  UsageFault,
} from './commands/command.server';
import { exporting, reporting } from './commands/exporting.server';
import { importing } from './commands/importing.server';
import { key } from './commands/keys.server';
import { organisation } from './commands/organisations.server';
import { restore } from './commands/restore.server';
import { user } from './commands/users.server';
import { demoTraced } from './demo.server';
import { describedText } from './faults.server';
import { sameTallies } from './gap/sameTallies';
import type { Study } from './study/document';

const commands: Record<string, Command> = {
  async migrate(args, { database, io }) {
    options(args, {});
    await database.migrate();
    await io.out('The database is up to date.\n');
    return 0;
  },

  async seed(args, { database, io, tenantId }) {
    const { positionals } = options(args, {}, true);
    const known = publications().map(({ key }) => key);
    const unknown = positionals.find((key) => !known.includes(key));
    if (unknown !== undefined)
      throw new UsageFault(`The demo studies are ${known.join(', ')}; there is no "${unknown}".`);
    await database.migrate();
    const loaded = await demoTraced(database.db, commandActor(tenantId), positionals);
    await io.out(loaded ? 'The demo is loaded.\n' : 'The demo was there already.\n');
    return 0;
  },

  async fold(args, { database, io }) {
    const { flag } = options(args, { verify: { type: 'boolean' } });
    await database.migrate();
    let differences = 0;
    const all = await listOrganisations(database.db);
    const waves = await Promise.all(all.map((one) => listWaves(database.db, one.tenantId)));
    for (const wave of waves.flat()) {
      const name = `${wave.studyKey}/${wave.key}`;
      try {
        const study = await studyVersion(database.db, wave.studyId, wave.studyVersion);
        const folded = await fold(database, wave, study);
        await io.out(`${name}: ${folded} counted`);
        if (flag('verify')) {
          const same = await isCounted(database.db, wave.id, study);
          if (!same) differences += 1;
          await io.out(same ? ', equal to a recount' : ', DIFFERENT from a recount');
        }
        await io.out('\n');
      } catch (error) {
        differences += 1;
        io.error(`${name}: ${describedText(error)}\n`);
      }
    }
    return differences === 0 ? 0 : 1;
  },

  key,
  organisation,
  user,
  import: importing,
  export: exporting,
  report: reporting,
  backup,
  restore,
};

/** Whether the tallies and what is still to be folded equal a recount, at one moment. */
function isCounted(db: Database, waveId: string, study: Study): Promise<boolean> {
  return db.transaction(
    async (tx) => {
      const stored = await listTallies(tx, waveId);
      return sameTallies(stored, await recountFolded(tx, waveId, study));
    },
    { isolationLevel: 'repeatable read' },
  );
}

export const commandNames = Object.keys(commands);

/** @throws CommandFault */
async function requireOrganisation(
  { database }: Pick<CommandPlace, 'database'>,
  named: string,
): Promise<void> {
  await database.migrate();
  if (!(await findOrganisation(database.db, named)))
    throw new CommandFault(
      `There is no organisation "${named}"; "parallax organisation list" names those there are.`,
    );
}

/** Runs one command. @returns the exit code @throws UsageFault */
export async function runCommand(
  argv: readonly string[],
  place: Omit<CommandPlace, 'tenantId'>,
): Promise<number> {
  const { named, rest } = organisationOf(argv);
  const [name = '', ...args] = rest;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new UsageFault(`Unknown command "${name}".`);
  try {
    if (rest.length < argv.length) await requireOrganisation(place, named);
    return await command(args, { ...place, tenantId: named });
  } catch (error) {
    if (error instanceof UsageFault) {
      place.io.error(`${error.message}\nnpx parallax help lists the commands.\n`);
      return 2;
    }
    if (!(error instanceof CommandFault || error instanceof DatabaseRefused)) throw error;
    place.io.error(`${error.message}\n`);
    return 1;
  }
}
