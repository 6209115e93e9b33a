import { and, eq, gt, isNull, lt } from 'drizzle-orm';
import { digestOf, newId } from './ids.server';
import type { Database } from './open.server';
import { passwordResets, users } from './schema';
import { type User, userColumns } from './users.server';

/** Lets an account's password be chosen anew. The token is seen this once. */
export async function addPasswordReset(
  db: Database,
  { tenantId, id }: Pick<User, 'tenantId' | 'id'>,
  expiresAt: Date,
): Promise<string> {
  const token = newId(26);
  const row = { tenantId, userId: id, digest: digestOf(token), expiresAt };
  await db.insert(passwordResets).values(row);
  return token;
}

/** Whose password a token chooses anew; undefined where it is over or the account is shut. */
export async function findPasswordReset(
  db: Database,
  token: string,
  now: Date,
): Promise<User | undefined> {
  const [row] = await db
    .select(userColumns)
    .from(passwordResets)
    .innerJoin(users, eq(users.id, passwordResets.userId))
    .where(
      and(
        eq(passwordResets.digest, digestOf(token)),
        gt(passwordResets.expiresAt, now),
        isNull(users.disabledAt),
      ),
    );
  return row;
}

/** Uses a token up: of two at once, one gets it. @returns whether it was good */
export async function takePasswordReset(db: Database, token: string, now: Date): Promise<boolean> {
  const rows = await db
    .delete(passwordResets)
    .where(and(eq(passwordResets.digest, digestOf(token)), gt(passwordResets.expiresAt, now)))
    .returning({ userId: passwordResets.userId });
  return rows.length > 0;
}

/** Ends all of an account's links. */
export async function forgetPasswordResets(db: Database, userId: string): Promise<void> {
  await db.delete(passwordResets).where(eq(passwordResets.userId, userId));
}

/** Removes links that are over. */
export async function sweepPasswordResets(db: Database, now: Date): Promise<void> {
  await db.delete(passwordResets).where(lt(passwordResets.expiresAt, now));
}
