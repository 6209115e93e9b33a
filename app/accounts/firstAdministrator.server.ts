import { sql } from 'drizzle-orm';
import type { Database } from '../../db/open.server';
import { createUser, hasRole } from '../../db/users.server';
import { systemActor, trace, userAdded } from '../audit/trace.server';
import { EnvironmentFault } from '../env.server';
import { hashPassword, oneTimePassword } from './password.server';

/** Where nobody says otherwise. */
const USUAL_EMAIL = 'admin@localhost';
/** Several processes that start at once wait for each other. */
const FIRST_LOCK = 727_436_193;

/** What the environment says of the first administrator. */
export interface GivenAdministrator {
  email: string | undefined;
  password: string | undefined;
}

export interface FirstAdministrator {
  email: string;
  /** Null where the environment gave a password. */
  oneTime: string | null;
}

/**
 * Makes the first administrator where there is none.
 * @returns undefined where nothing was made
 * @throws EnvironmentFault where the address belongs to an account of another role
 */
export async function firstAdministrator(
  db: Database,
  tenantId: string,
  given: GivenAdministrator,
): Promise<FirstAdministrator | undefined> {
  if (await hasRole(db, tenantId, 'administrator')) return undefined;
  const email = given.email ?? USUAL_EMAIL;
  const oneTime = given.password === undefined ? oneTimePassword() : null;
  const passwordHash = await hashPassword(given.password ?? oneTime ?? '');
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${FIRST_LOCK})`);
    if (await hasRole(tx, tenantId, 'administrator')) return undefined;
    const made = await createUser(tx, {
      tenantId,
      email,
      name: 'Administrator',
      role: 'administrator',
      passwordHash,
      mustChange: oneTime !== null,
    });
    if (!made)
      throw new EnvironmentFault(
        'ADMIN_EMAIL: an account of another role has this address; name another one',
      );
    const note = userAdded(made);
    if (note) await trace(tx, systemActor(tenantId), note);
    return { email, oneTime };
  });
}
