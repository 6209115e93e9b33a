import { newId } from '../../db/ids.server';
import { takeInvitationOf } from '../../db/invitations.server';
import type { Database } from '../../db/open.server';
import { addIdentity, findIdentity, type SignInProvider } from '../../db/signInProviders.server';
import { createUser, findUser, type User } from '../../db/users.server';
import { ofUser, trace, unknownActor, userActor } from '../audit/trace.server';
import { emailSchema, nameSchema } from './credentials';
import { giveInvited } from './joining.server';
import type { Person } from './openid.server';
import { hashPassword } from './password.server';

/**
 * The account of somebody whom an organisation's provider vouches for: known from before, or by a
 * verified address, or made where there is an invitation or the provider's people are welcome.
 * Accounts of other organisations are none of it.
 */
export async function accountOf(
  db: Database,
  provider: SignInProvider,
  person: Person,
  now: Date,
): Promise<User | 'unknown' | 'unverified'> {
  const { tenantId, issuer } = provider;
  const identity = { tenantId, issuer, subject: person.sub };
  const known = await findIdentity(db, identity);
  if (known) return known.disabledAt ? 'unknown' : known;
  const email = emailSchema.safeParse(person.email);
  if (!email.success || person.email_verified !== true) {
    await refused(db, provider, person, 'unverified');
    return 'unverified';
  }
  const passwordHash = await hashPassword(newId(26));
  const user = await db.transaction(async (tx) => {
    const address = email.data;
    const found =
      (await findUser(tx, tenantId, address)) ??
      (await made(tx, provider, { address, name: person.name, passwordHash }, now));
    if (!found || found.disabledAt) return undefined;
    await addIdentity(tx, { ...identity, userId: found.id });
    return found;
  });
  if (user) return user;
  await refused(db, provider, person, 'unknown');
  return 'unknown';
}

/** @returns undefined where nobody asked for the account, or another organisation has its address */
async function made(
  tx: Database,
  { tenantId, role }: SignInProvider,
  given: { address: string; name: string | undefined; passwordHash: string },
  now: Date,
): Promise<User | undefined> {
  const { address: email, passwordHash } = given;
  const invitation = await takeInvitationOf(tx, { tenantId, email }, now);
  const becomes = invitation?.role ?? role;
  if (!becomes) return undefined;
  const name = nameSchema.catch(invitation?.name ?? email).parse(given.name);
  const account = { tenantId, email, name, role: becomes, passwordHash, mustChange: false };
  const user = await createUser(tx, account);
  if (!user) return undefined;
  if (invitation) await giveInvited(tx, invitation, user);
  await trace(tx, userActor(user), {
    action: 'user.join',
    subject: ofUser(user),
    details: { name, role: becomes },
  });
  return user;
}

function refused(db: Database, provider: SignInProvider, person: Person, why: string) {
  return trace(db, unknownActor(provider.tenantId), {
    action: 'sign_in.wrong',
    subject: { kind: 'user', id: null, name: person.email ?? person.sub },
    details: { provider: provider.issuer, why },
  });
}
