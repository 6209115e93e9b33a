import type { Database } from '../../db/open.server';
import { removeSecondFactor } from '../../db/secondFactors.server';
import {
  createUser,
  findUser,
  isLastAdministrator,
  listUsers,
  setDisabled,
  setPassword,
  type User,
} from '../../db/users.server';
import { giveWave, withdrawWave } from '../../db/waveReaders.server';
import { forgetAttempts } from '../accounts/attempts.server';
import { emailSchema, nameSchema, USER_ROLES } from '../accounts/credentials';
import { hashPassword, oneTimePassword } from '../accounts/password.server';
import { commandActor, type Note, ofUser, traced, userAdded } from '../audit/trace.server';
import {
  type Command,
  CommandFault,
  type CommandPlace,
  choice,
  namedWave,
  options,
  UsageFault,
} from './command.server';

type Act = (
  place: CommandPlace,
  words: string[],
  given: ReturnType<typeof options>,
) => Promise<number>;

const acts: Record<string, Act> = {
  async add(place, words, given) {
    const [email] = exactly(words, ['EMAIL']);
    const role = choice('role', given.text('role'), ['reader', ...USER_ROLES]);
    const parsed = emailSchema.safeParse(email);
    if (!parsed.success) throw new CommandFault(`"${email}" is no e-mail address.`);
    const name = nameSchema.safeParse(given.text('name') ?? parsed.data.split('@')[0]);
    if (!name.success) throw new CommandFault('A name has 1 to 100 characters.');
    const password = oneTimePassword();
    const account = {
      tenantId: place.tenantId,
      email: parsed.data,
      name: name.data,
      role,
      passwordHash: await hashPassword(password),
      mustChange: true,
    };
    const made = await done(place, (tx) => createUser(tx, account), userAdded);
    if (!made) throw new CommandFault(`${parsed.data} has an account already.`);
    return shown(place, password, `${made.email} is made, with role ${role}.`);
  },

  async list(place, words) {
    exactly(words, []);
    for (const user of await listUsers(place.database.db, place.tenantId))
      await place.io.out(`${[user.email, user.role, stateOf(user), user.name].join('\t')}\n`);
    return 0;
  },

  async reset(place, words) {
    const user = await named(place, exactly(words, ['EMAIL'])[0]);
    const password = oneTimePassword();
    const passwordHash = await hashPassword(password);
    await done(
      place,
      async (tx) => {
        await setPassword(tx, user, { passwordHash, mustChange: true });
        await removeSecondFactor(tx, user.id);
      },
      () => ({ action: 'user.reset', subject: ofUser(user) }),
    );
    await forgetAttempts({ db: place.database.db, secret: place.links.secret }, user.email);
    return shown(place, password, `${user.email} is signed out everywhere.`);
  },

  async disable(place, words) {
    const user = await named(place, exactly(words, ['EMAIL'])[0]);
    await done(
      place,
      async (tx) => {
        if (await isLastAdministrator(tx, user))
          throw new CommandFault(
            `${user.email} is the last administrator; make somebody else one first.`,
          );
        await setDisabled(tx, user, new Date());
      },
      () => ({ action: 'user.disable', subject: ofUser(user) }),
    );
    await place.io.out(`${user.email} is disabled and signed out everywhere.\n`);
    return 0;
  },

  async enable(place, words) {
    const user = await named(place, exactly(words, ['EMAIL'])[0]);
    await done(
      place,
      (tx) => setDisabled(tx, user, null),
      () => ({ action: 'user.enable', subject: ofUser(user) }),
    );
    await place.io.out(`${user.email} may sign in again.\n`);
    return 0;
  },

  async give(place, words) {
    const { user, grant, name } = await granted(place, words);
    const details = { wave: name };
    if (user.role !== 'reader')
      throw new CommandFault(
        `${user.email} has role ${user.role}; waves are given to accounts of role reader.`,
      );
    const isNew = await done(
      place,
      (tx) => giveWave(tx, grant),
      (given) => (given ? { action: 'wave.give', subject: ofUser(user), details } : null),
    );
    await place.io.out(`${user.email} ${isNew ? 'may read' : 'could read before'}: ${name}\n`);
    return 0;
  },

  async withdraw(place, words) {
    const { user, grant, name } = await granted(place, words);
    const details = { wave: name };
    const wasGiven = await done(
      place,
      (tx) => withdrawWave(tx, grant),
      (taken) => (taken ? { action: 'wave.withdraw', subject: ofUser(user), details } : null),
    );
    await place.io.out(`${user.email} ${wasGiven ? 'may no longer' : 'could not'} read: ${name}\n`);
    return 0;
  },
};

/** `parallax user …`: the accounts of those who sign in. */
export const user: Command = async (args, place) => {
  const given = options(args, { role: { type: 'string' }, name: { type: 'string' } }, true);
  const [name = '', ...words] = given.positionals;
  const act = Object.hasOwn(acts, name) ? acts[name] : undefined;
  if (!act) throw new UsageFault(`Say: parallax user ${Object.keys(acts).join('|')}`);
  if (name !== 'add' && (given.text('role') ?? given.text('name')) !== undefined)
    throw new UsageFault('--role and --name are for "user add".');
  await place.database.migrate();
  return act(place, words, given);
};

/** Does something and notes it. */
function done<Result>(
  { database, tenantId }: CommandPlace,
  act: (tx: Database) => Promise<Result>,
  note: (result: Result) => Note | null,
): Promise<Result> {
  return traced(database.db, commandActor(tenantId), act, note);
}

/** The words of a call, as many as it takes. @throws UsageFault */
function exactly<Name extends string>(words: string[], names: readonly Name[]): string[] {
  if (words.length !== names.length)
    throw new UsageFault(
      names.length === 0
        ? 'This takes nothing more.'
        : `Name ${names.join(' and ')}, nothing more.`,
    );
  return words;
}

/** The account of an address. @throws CommandFault */
async function named({ database, tenantId }: CommandPlace, email = ''): Promise<User> {
  const parsed = emailSchema.safeParse(email);
  const found = parsed.success && (await findUser(database.db, tenantId, parsed.data));
  if (!found) throw new CommandFault(`"${email}" has no account.`);
  return found;
}

async function granted(place: CommandPlace, words: string[]) {
  const [email, wave = ''] = exactly(words, ['EMAIL', 'WAVE']);
  const reader = await named(place, email);
  const { id, studyKey, key } = await namedWave(place, wave);
  const grant = { tenantId: place.tenantId, waveId: id, userId: reader.id };
  return { user: reader, grant, name: `${studyKey}/${key}` };
}

/** A one-time password, alone on the last line. */
async function shown({ io }: CommandPlace, password: string, what: string): Promise<number> {
  io.error(`${what} The one-time password is shown this once, and changed at the first sign-in:\n`);
  await io.out(`${password}\n`);
  return 0;
}

function stateOf({ disabledAt, mustChange, signedInAt }: User): string {
  if (disabledAt) return 'disabled';
  if (mustChange) return 'one-time password';
  return signedInAt ? `last signed in ${signedInAt.toISOString().slice(0, 10)}` : 'never signed in';
}
