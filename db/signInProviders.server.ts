import { and, eq } from 'drizzle-orm';
import type { Database } from './open.server';
import { identities, signInProviders, users } from './schema';
import { type User, userColumns } from './users.server';

export type SignInProvider = Omit<typeof signInProviders.$inferSelect, 'createdAt'>;

const columns = {
  tenantId: signInProviders.tenantId,
  issuer: signInProviders.issuer,
  clientId: signInProviders.clientId,
  clientSecret: signInProviders.clientSecret,
  label: signInProviders.label,
  role: signInProviders.role,
};

/** The providers of all organisations. */
export function listProviders(db: Database): Promise<SignInProvider[]> {
  return db.select(columns).from(signInProviders);
}

export async function findProvider(
  db: Database,
  tenantId: string,
): Promise<SignInProvider | undefined> {
  const [row] = await db
    .select(columns)
    .from(signInProviders)
    .where(eq(signInProviders.tenantId, tenantId));
  return row;
}

/** Sets an organisation's provider, in the place of the one before. */
export async function saveProvider(db: Database, provider: SignInProvider): Promise<void> {
  await db
    .insert(signInProviders)
    .values(provider)
    .onConflictDoUpdate({ target: signInProviders.tenantId, set: provider });
}

/** @returns the issuer of the one that was removed; undefined: there was none */
export async function removeProvider(db: Database, tenantId: string): Promise<string | undefined> {
  const [row] = await db
    .delete(signInProviders)
    .where(eq(signInProviders.tenantId, tenantId))
    .returning({ issuer: signInProviders.issuer });
  return row?.issuer;
}

interface Identity {
  tenantId: string;
  issuer: string;
  subject: string;
}

/** The account that somebody at a provider is; undefined where none is known. */
export async function findIdentity(
  db: Database,
  { tenantId, issuer, subject }: Identity,
): Promise<User | undefined> {
  const [row] = await db
    .select(userColumns)
    .from(identities)
    .innerJoin(users, and(eq(users.id, identities.userId), eq(users.tenantId, tenantId)))
    .where(
      and(
        eq(identities.tenantId, tenantId),
        eq(identities.issuer, issuer),
        eq(identities.subject, subject),
      ),
    );
  return row;
}

/** Remembers which account somebody at a provider is. @returns false where one was known before */
export async function addIdentity(
  db: Database,
  identity: Identity & { userId: string },
): Promise<boolean> {
  const rows = await db
    .insert(identities)
    .values(identity)
    .onConflictDoNothing()
    .returning({ userId: identities.userId });
  return rows.length > 0;
}
