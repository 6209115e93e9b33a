import { listApiKeys, ROLES, type Role } from '../../db/apiKeys.server';
import { endKey, makeKey } from '../accounts/keys.server';
import { commandActor } from '../audit/trace.server';
import { type Command, CommandFault, options, UsageFault } from './command.server';

const CALLS = [`key create --role ${ROLES.join('|')} [--name NAME]`, 'key list', 'key revoke ID'];

type Call =
  | { act: 'create'; role: Role; name: string }
  | { act: 'list' }
  | { act: 'revoke'; id: string };

/** `parallax key …`: the keys of the API. */
export const key: Command = async (args, { database, io, tenantId }) => {
  // Nothing is made for a call that is wrong.
  const call = callOf(args);
  await database.migrate();
  const { db } = database;
  const actor = commandActor(tenantId);
  switch (call.act) {
    case 'create': {
      const { role, name } = call;
      const made = await makeKey(db, actor, { role, name });
      io.error(`A key of role ${role}. It is shown this once:\n`);
      await io.out(`${made}\n`);
      return 0;
    }
    case 'list':
      for (const { id, role, name, ...when } of await listApiKeys(db, tenantId)) {
        const { createdAt, revokedAt, usedAt } = when;
        const state = revokedAt ? `revoked ${day(revokedAt)}` : `made ${day(createdAt)}`;
        const use = usedAt ? `used ${day(usedAt)}` : 'never used';
        await io.out(`${[id, role, state, use, name].join('\t')}\n`);
      }
      return 0;
    case 'revoke': {
      const { id } = call;
      if (!(await endKey(db, actor, id)))
        throw new CommandFault(
          `There is no key "${id}"; "parallax key list" names those there are.`,
        );
      await io.out('The key is revoked.\n');
      return 0;
    }
  }
};

/** @throws UsageFault */
function callOf(args: string[]): Call {
  const known = { role: { type: 'string' }, name: { type: 'string' } } as const;
  const { text, positionals } = options(args, known, true);
  const [act, id, ...more] = positionals;
  const role = ROLES.find((candidate) => candidate === text('role'));
  const isBare = text('role') === undefined && text('name') === undefined;
  if (act === 'create' && role && id === undefined)
    return { act, role, name: text('name') ?? role };
  if (act === 'list' && isBare && id === undefined) return { act };
  if (act === 'revoke' && isBare && id !== undefined && more.length === 0) return { act, id };
  throw new UsageFault(CALLS.map((call) => `Say: parallax ${call}`).join('\n'));
}

const day = (moment: Date): string => moment.toISOString().slice(0, 10);
