import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import { newId } from './ids.server';
import type { Database } from './open.server';
import { sessions, users, waveReaders } from './schema';

export type User = Omit<typeof users.$inferSelect, 'passwordHash'>;
export type NewUser = Pick<
  typeof users.$inferSelect,
  'tenantId' | 'email' | 'name' | 'role' | 'passwordHash' | 'mustChange'
>;

/** What is told of an account: all but its password's hash. */
export const userColumns = {
  tenantId: users.tenantId,
  id: users.id,
  email: users.email,
  name: users.name,
  role: users.role,
  mustChange: users.mustChange,
  createdAt: users.createdAt,
  signedInAt: users.signedInAt,
  disabledAt: users.disabledAt,
};

/** Makes an account; undefined where its address has one already. */
export async function createUser(db: Database, user: NewUser): Promise<User | undefined> {
  const [row] = await db
    .insert(users)
    .values({ ...user, id: newId(12) })
    .onConflictDoNothing()
    .returning(userColumns);
  return row;
}

/** An organisation's accounts by their addresses. */
export function listUsers(db: Database, tenantId: string): Promise<User[]> {
  return db
    .select(userColumns)
    .from(users)
    .where(eq(users.tenantId, tenantId))
    .orderBy(asc(users.email));
}

/** An organisation's account by its normalised address. */
export async function findUser(
  db: Database,
  tenantId: string,
  email: string,
): Promise<User | undefined> {
  const [row] = await db
    .select(userColumns)
    .from(users)
    .where(and(eq(users.tenantId, tenantId), eq(users.email, email)));
  return row;
}

/** The account of a normalised address, whichever organisation it belongs to. */
export async function findAddress(db: Database, email: string): Promise<User | undefined> {
  const [row] = await db.select(userColumns).from(users).where(eq(users.email, email));
  return row;
}

/** Whether an organisation has anybody of a role, disabled ones included. */
export async function hasRole(
  db: Database,
  tenantId: string,
  role: User['role'],
): Promise<boolean> {
  const rows = await db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.tenantId, tenantId), eq(users.role, role)))
    .limit(1);
  return rows.length > 0;
}

/** Whether anybody of any organisation has ever signed in. */
export async function hasAnybodySignedIn(db: Database): Promise<boolean> {
  const rows = await db
    .select({ id: users.id })
    .from(users)
    .where(isNotNull(users.signedInAt))
    .limit(1);
  return rows.length > 0;
}

/** An account, as its organisation has it. */
type Account = Pick<User, 'tenantId' | 'id'>;

const isAccount = ({ tenantId, id }: Account) =>
  and(eq(users.tenantId, tenantId), eq(users.id, id));
const isReaderOf = ({ tenantId, id }: Account) =>
  and(eq(waveReaders.tenantId, tenantId), eq(waveReaders.userId, id));

/**
 * Gives an account another password, and ends all of its sessions.
 * @param from the hash that is to be there still; where it is not, nothing changes
 * @returns whether it has the password now
 */
export async function setPassword(
  db: Database,
  user: Account,
  password: Pick<NewUser, 'passwordHash' | 'mustChange'>,
  from?: string,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const isMeant = and(
      isAccount(user),
      from === undefined ? undefined : eq(users.passwordHash, from),
    );
    const changed = await tx.update(users).set(password).where(isMeant).returning({ id: users.id });
    if (changed.length > 0) await tx.delete(sessions).where(eq(sessions.userId, user.id));
    return changed.length > 0;
  });
}

/** Gives an account another name. */
export async function setName(db: Database, user: Account, name: string): Promise<void> {
  await db.update(users).set({ name }).where(isAccount(user));
}

/** Shuts an account, which ends its sessions, or opens it again. */
export async function setDisabled(db: Database, user: Account, at: Date | null): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.update(users).set({ disabledAt: at }).where(isAccount(user));
    if (at) await tx.delete(sessions).where(eq(sessions.userId, user.id));
  });
}

/** The account that an address may sign in to, with what its password is checked against. */
export async function findSignIn(
  db: Database,
  email: string,
): Promise<{ user: User; passwordHash: string } | undefined> {
  const [row] = await db
    .select({ user: userColumns, passwordHash: users.passwordHash })
    .from(users)
    .where(and(eq(users.email, email), isNull(users.disabledAt)));
  return row;
}

/** An organisation's account by its id. */
export async function findUserById(
  db: Database,
  tenantId: string,
  id: string,
): Promise<User | undefined> {
  const [row] = await db
    .select(userColumns)
    .from(users)
    .where(and(eq(users.tenantId, tenantId), eq(users.id, id)));
  return row;
}

/**
 * Gives an account another role; waves are given to readers only.
 * @returns the ids of the waves that it may no longer read by having been given them
 */
export async function setRole(db: Database, user: Account, role: User['role']): Promise<string[]> {
  await db.update(users).set({ role }).where(isAccount(user));
  if (role === 'reader') return [];
  const taken = await db
    .delete(waveReaders)
    .where(isReaderOf(user))
    .returning({ waveId: waveReaders.waveId });
  return taken.map(({ waveId }) => waveId);
}

/**
 * Whether an account is the only administrator of its organisation that can sign in. Holds all of
 * them until the transaction ends, so that of two who shut each other out one finds itself the last.
 */
export async function isLastAdministrator(
  tx: Database,
  { tenantId, id }: Pick<User, 'tenantId' | 'id'>,
): Promise<boolean> {
  const there = await tx
    .select({ id: users.id })
    .from(users)
    .where(
      and(eq(users.tenantId, tenantId), eq(users.role, 'administrator'), isNull(users.disabledAt)),
    )
    .orderBy(asc(users.id))
    .for('update');
  return there.length === 1 && there[0]?.id === id;
}
