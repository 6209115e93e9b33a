import { createApiKey, type Role, revokeApiKey } from '../../db/apiKeys.server';
import type { Database } from '../../db/open.server';
import { type Actor, traced } from '../audit/trace.server';

/** Makes a key of the API in the actor's organisation and notes it. @returns it, the only time it is seen */
export async function makeKey(
  db: Database,
  actor: Actor,
  { role, name }: { role: Role; name: string },
): Promise<string> {
  const { tenantId } = actor;
  const { key } = await traced(
    db,
    actor,
    (tx) => createApiKey(tx, { tenantId, role, name }),
    ({ id }) => ({ action: 'key.add', subject: { kind: 'key', id, name }, details: { role } }),
  );
  return key;
}

/** Ends a key for good and notes it. @returns whether the actor's organisation had it */
export async function endKey(db: Database, actor: Actor, id: string): Promise<boolean> {
  const { tenantId } = actor;
  const name = await traced(
    db,
    actor,
    (tx) => revokeApiKey(tx, { tenantId, id }),
    (revoked) =>
      revoked === undefined
        ? null
        : { action: 'key.revoke', subject: { kind: 'key', id, name: revoked } },
  );
  return name !== undefined;
}
