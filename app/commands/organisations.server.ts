import { addOrganisation, listOrganisations } from '../../db/organisations.server';
import { createUser, listUsers } from '../../db/users.server';
import { emailSchema, nameSchema } from '../accounts/credentials';
import { hashPassword, oneTimePassword } from '../accounts/password.server';
import { commandActor, trace, userAdded } from '../audit/trace.server';
import {
  type Command,
  CommandFault,
  type CommandPlace,
  options,
  UsageFault,
} from './command.server';

const CALLS = ['organisation add KEY --administrator EMAIL [--name NAME]', 'organisation list'];

/** `parallax organisation …`: organisations that share an installation, each blind to the others. */
export const organisation: Command = async (args, place) => {
  const known = { administrator: { type: 'string' }, name: { type: 'string' } } as const;
  const { text, positionals } = options(args, known, true);
  const [act, key, ...more] = positionals;
  const email = text('administrator');
  await place.database.migrate();
  if (act === 'add' && key !== undefined && more.length === 0 && email !== undefined)
    return add(place, { key, email, name: text('name') ?? key });
  if (act !== 'list' || key !== undefined || email !== undefined || text('name') !== undefined)
    throw new UsageFault(CALLS.map((call) => `Say: parallax ${call}`).join('\n'));
  const { db } = place.database;
  for (const { tenantId, name } of await listOrganisations(db)) {
    const accounts = (await listUsers(db, tenantId)).length;
    await place.io.out(`${[tenantId, `accounts: ${accounts}`, name].join('\t')}\n`);
  }
  return 0;
};

async function add(
  { database, io }: CommandPlace,
  given: { key: string; email: string; name: string },
): Promise<number> {
  const { key: tenantId } = given;
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(tenantId))
    throw new CommandFault(
      `"${tenantId}" is no key of an organisation: small letters, digits and hyphens.`,
    );
  const email = emailSchema.safeParse(given.email);
  if (!email.success) throw new CommandFault(`"${given.email}" is no e-mail address.`);
  const name = nameSchema.safeParse(given.name);
  if (!name.success) throw new CommandFault('A name has 1 to 100 characters.');
  const password = oneTimePassword();
  const passwordHash = await hashPassword(password);
  await database.db.transaction(async (tx) => {
    if (!(await addOrganisation(tx, { tenantId, name: name.data })))
      throw new CommandFault(`There is an organisation "${tenantId}" already.`);
    const made = await createUser(tx, {
      tenantId,
      email: email.data,
      name: 'Administrator',
      role: 'administrator',
      passwordHash,
      mustChange: true,
    });
    const note = userAdded(made);
    if (!note) throw new CommandFault(`${email.data} has an account already.`);
    const actor = commandActor(tenantId);
    const subject = { kind: 'organisation', id: tenantId, name: name.data };
    await trace(tx, actor, { action: 'organisation.add', subject });
    await trace(tx, actor, note);
  });
  io.error(
    `The organisation ${tenantId} is made, with ${email.data} as its administrator. The one-time password is shown this once, and changed at the first sign-in:\n`,
  );
  await io.out(`${password}\n`);
  return 0;
}
