import { and, count, eq, isNotNull, isNull, lt } from 'drizzle-orm';
import type { Database } from './open.server';
import { recoveryCodes, secondFactors } from './schema';
import type { User } from './users.server';

export type SecondFactor = Pick<
  typeof secondFactors.$inferSelect,
  'secret' | 'confirmedAt' | 'lastStep'
>;
type Owner = Pick<User, 'tenantId' | 'id'>;

/** Gives an account a secret that is still to be confirmed; one that is confirmed stays. */
export async function putSecondFactor(
  db: Database,
  { tenantId, id: userId }: Owner,
  secret: string,
): Promise<void> {
  await db
    .insert(secondFactors)
    .values({ tenantId, userId, secret })
    .onConflictDoUpdate({
      target: secondFactors.userId,
      set: { secret, lastStep: 0 },
      setWhere: isNull(secondFactors.confirmedAt),
    });
}

/** An account's second factor, confirmed or not. */
export async function findSecondFactor(
  db: Database,
  userId: string,
): Promise<SecondFactor | undefined> {
  const { secret, confirmedAt, lastStep } = secondFactors;
  const [row] = await db
    .select({ secret, confirmedAt, lastStep })
    .from(secondFactors)
    .where(eq(secondFactors.userId, userId));
  return row;
}

/** Makes it count from now on. @returns false where it does already */
export async function confirmSecondFactor(
  db: Database,
  userId: string,
  now: Date,
): Promise<boolean> {
  const rows = await db
    .update(secondFactors)
    .set({ confirmedAt: now })
    .where(and(eq(secondFactors.userId, userId), isNull(secondFactors.confirmedAt)))
    .returning({ userId: secondFactors.userId });
  return rows.length > 0;
}

/** Uses a time step up: of two codes of it, one is taken. @returns whether it was unused */
export async function spendStep(db: Database, userId: string, step: number): Promise<boolean> {
  const rows = await db
    .update(secondFactors)
    .set({ lastStep: step })
    .where(and(eq(secondFactors.userId, userId), lt(secondFactors.lastStep, step)))
    .returning({ userId: secondFactors.userId });
  return rows.length > 0;
}

/** @returns whether there was one that counted */
export async function removeSecondFactor(db: Database, userId: string): Promise<boolean> {
  const rows = await db
    .delete(secondFactors)
    .where(eq(secondFactors.userId, userId))
    .returning({ confirmedAt: secondFactors.confirmedAt });
  return rows.some(({ confirmedAt }) => confirmedAt !== null);
}

/** Puts recovery codes in the place of those before. */
export async function putRecoveryCodes(
  db: Database,
  { tenantId, id: userId }: Owner,
  digests: readonly string[],
): Promise<void> {
  await db.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await db.insert(recoveryCodes).values(digests.map((digest) => ({ tenantId, userId, digest })));
}

/** Uses a recovery code up. @returns whether it was there */
export async function spendRecoveryCode(
  db: Database,
  userId: string,
  digest: string,
): Promise<boolean> {
  const rows = await db
    .delete(recoveryCodes)
    .where(and(eq(recoveryCodes.userId, userId), eq(recoveryCodes.digest, digest)))
    .returning({ userId: recoveryCodes.userId });
  return rows.length > 0;
}

/** How many recovery codes an account has left. */
export async function countRecoveryCodes(db: Database, userId: string): Promise<number> {
  const [row] = await db
    .select({ left: count() })
    .from(recoveryCodes)
    .where(eq(recoveryCodes.userId, userId));
  return row?.left ?? 0;
}

/** Which accounts of an organisation have a second factor that counts. */
export async function listFactorHolders(db: Database, tenantId: string): Promise<Set<string>> {
  const rows = await db
    .select({ userId: secondFactors.userId })
    .from(secondFactors)
    .where(and(eq(secondFactors.tenantId, tenantId), isNotNull(secondFactors.confirmedAt)));
  return new Set(rows.map(({ userId }) => userId));
}
