import { createApiKey, listApiKeys, ROLES, revokeApiKey } from '../../db/apiKeys.server';
import { commandActor, traced } from '../audit/trace.server';
import { type Command, CommandFault, options, UsageFault } from './command.server';

const CALLS = [`key create --role ${ROLES.join('|')} [--name NAME]`, 'key list', 'key revoke ID'];

/** `parallax key …`: the keys of the API. */
export const key: Command = async (args, { database, io, tenantId }) => {
  const known = { role: { type: 'string' }, name: { type: 'string' } } as const;
  const { text, positionals } = options(args, known, true);
  const [act, id, ...more] = positionals;
  const role = ROLES.find((candidate) => candidate === text('role'));
  const isBare = text('role') === undefined && text('name') === undefined;
  await database.migrate();
  const actor = commandActor(tenantId);
  if (act === 'create' && role && id === undefined) {
    const name = text('name') ?? role;
    const { key: made } = await traced(
      database.db,
      actor,
      (tx) => createApiKey(tx, { tenantId, role, name }),
      ({ id }) => ({ action: 'key.add', subject: { kind: 'key', id, name }, details: { role } }),
    );
    io.error(`A key of role ${role}. It is shown this once:\n`);
    await io.out(`${made}\n`);
    return 0;
  }
  if (act === 'list' && isBare && id === undefined) {
    for (const { id, role, name, createdAt, revokedAt } of await listApiKeys(
      database.db,
      tenantId,
    )) {
      const state = revokedAt ? `revoked ${day(revokedAt)}` : `made ${day(createdAt)}`;
      await io.out(`${[id, role, state, name].join('\t')}\n`);
    }
    return 0;
  }
  if (act === 'revoke' && isBare && id !== undefined && more.length === 0) {
    const revoked = await traced(
      database.db,
      actor,
      (tx) => revokeApiKey(tx, { tenantId, id }),
      (name) =>
        name === undefined ? null : { action: 'key.revoke', subject: { kind: 'key', id, name } },
    );
    if (revoked === undefined)
      throw new CommandFault(`There is no key "${id}"; "parallax key list" names those there are.`);
    await io.out('The key is revoked.\n');
    return 0;
  }
  throw new UsageFault(CALLS.map((call) => `Say: parallax ${call}`).join('\n'));
};

const day = (moment: Date): string => moment.toISOString().slice(0, 10);
