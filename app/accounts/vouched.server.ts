import type { AuditSubject } from '../../db/audit.server';
import { newId } from '../../db/ids.server';
import { takeInvitationOf } from '../../db/invitations.server';
import type { Database } from '../../db/open.server';
import { addIdentity, findIdentity, type SignInProvider } from '../../db/signInProviders.server';
import { createUser, findUser, type User } from '../../db/users.server';
import { ofUser, trace, traceOnce, unknownActor, userActor } from '../audit/trace.server';
import { ATTEMPTS_WITHIN } from './attempts.server';
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
  if (known?.disabledAt) {
    await refused(db, provider, ofUser(known), 'disabled');
    return 'unknown';
  }
  if (known) return known;
  const stranger = { kind: 'user', id: null, name: person.email ?? person.sub };
  const email = emailSchema.safeParse(person.email);
  if (!email.success || person.email_verified !== true) {
    await refused(db, provider, stranger, 'unverified');
    return 'unverified';
  }
  const passwordHash = await hashPassword(newId(26));
  const user = await db.transaction(async (tx) => {
    const address = email.data;
    const found =
      (await findUser(tx, tenantId, address)) ??
      (await made(tx, provider, { address, name: person.name, passwordHash }, now));
    if (!found || found.disabledAt) return found;
    if (await addIdentity(tx, { ...identity, userId: found.id }))
      await trace(tx, userActor(found), {
        action: 'provider.link',
        subject: ofUser(found),
        details: { provider: issuer },
      });
    return found;
  });
  if (user && !user.disabledAt) return user;
  await (user
    ? refused(db, provider, ofUser(user), 'disabled')
    : refused(db, provider, stranger, 'unknown'));
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
  await trace(tx, userActor(user), {
    action: 'user.join',
    subject: ofUser(user),
    details: { name, role: becomes },
  });
  if (invitation) await giveInvited(tx, invitation, user);
  return user;
}

function refused(db: Database, provider: SignInProvider, subject: AuditSubject, why: string) {
  return trace(db, unknownActor(provider.tenantId), {
    action: 'sign_in.wrong',
    subject,
    details: { provider: provider.issuer, why },
  });
}

/**
 * Notes that a provider sent back what proves nobody. Anybody's browser can bring that about, so it
 * is noted once for as long as wrong passwords count.
 */
export function providerDown(
  db: Database,
  { tenantId, issuer }: Pick<SignInProvider, 'tenantId' | 'issuer'>,
  now: Date,
): Promise<void> {
  const note = {
    action: 'sign_in.wrong' as const,
    subject: { kind: 'provider', id: null, name: issuer },
    details: { provider: issuer, why: 'down' },
  };
  const since = new Date(now.getTime() - ATTEMPTS_WITHIN);
  return traceOnce(db, unknownActor(tenantId), note, since);
}
