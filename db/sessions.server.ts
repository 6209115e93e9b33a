import { and, count, desc, eq, gt, isNull, lt, ne, or, type SQL } from 'drizzle-orm';
import { digestOf, newId } from './ids.server';
import type { Database } from './open.server';
import { sessions, users } from './schema';
import { type User, userColumns } from './users.server';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** When a session ends: after this time, and before where nobody comes by. */
const LASTS = 60 * DAY;
const IDLE = 14 * DAY;

export interface SignedIn {
  user: User;
  /** The session's name in its owner's list. */
  sessionId: string;
}

export type Session = Pick<typeof sessions.$inferSelect, 'id' | 'agent' | 'createdAt' | 'seenAt'>;

/**
 * Signs an account in, with the password that was checked against its hash.
 * @returns what the browser is to keep; undefined where the account was shut, or got another
 *   password, since that was read
 */
export async function openSession(
  db: Database,
  { userId, passwordHash, agent }: { userId: string; passwordHash: string; agent: string },
  now: Date,
): Promise<string | undefined> {
  return db.transaction(async (tx) => {
    // Whoever changes the password ends the sessions that are there by then: one after the other.
    const [user] = await tx
      .update(users)
      .set({ signedInAt: now })
      .where(
        and(eq(users.id, userId), eq(users.passwordHash, passwordHash), isNull(users.disabledAt)),
      )
      .returning({ tenantId: users.tenantId });
    if (!user) return undefined;
    const token = newId(26);
    await tx.insert(sessions).values({
      tenantId: user.tenantId,
      id: newId(12),
      digest: digestOf(token),
      userId,
      agent,
      createdAt: now,
      seenAt: now,
      expiresAt: new Date(now.getTime() + LASTS),
    });
    return token;
  });
}

const isAlive = (now: Date) =>
  and(gt(sessions.expiresAt, now), gt(sessions.seenAt, new Date(now.getTime() - IDLE)));

/** Whom a token signs in; undefined where its session has ended or the account is shut. */
export async function findSession(
  db: Database,
  token: string,
  now: Date,
): Promise<SignedIn | undefined> {
  const [row] = await db
    .select({ user: userColumns, sessionId: sessions.id, seenAt: sessions.seenAt })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.digest, digestOf(token)), isAlive(now), isNull(users.disabledAt)));
  if (!row) return undefined;
  const { seenAt, ...signedIn } = row;
  if (now.getTime() - seenAt.getTime() > MINUTE)
    await db.update(sessions).set({ seenAt: now }).where(eq(sessions.id, row.sessionId));
  return signedIn;
}

/** An account's sessions, the one seen last first. */
export function listSessions(db: Database, userId: string, now: Date): Promise<Session[]> {
  return db
    .select({
      id: sessions.id,
      agent: sessions.agent,
      createdAt: sessions.createdAt,
      seenAt: sessions.seenAt,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), isAlive(now)))
    .orderBy(desc(sessions.seenAt), desc(sessions.id));
}

/** Ends one of an account's own sessions. @returns the browsers that were signed out */
export function endSession(db: Database, userId: string, id: string) {
  return endThose(db, and(eq(sessions.userId, userId), eq(sessions.id, id)));
}

/** Ends all of an account's sessions but one. @returns the browsers that were signed out */
export function endOtherSessions(db: Database, userId: string, id: string) {
  return endThose(db, and(eq(sessions.userId, userId), ne(sessions.id, id)));
}

async function endThose(db: Database, which: SQL | undefined): Promise<string[]> {
  const rows = await db.delete(sessions).where(which).returning({ agent: sessions.agent });
  return rows.map(({ agent }) => agent);
}

/** Ends the session that a browser holds. @returns whose and which browser's it was; undefined: none */
export async function endSessionOf(
  db: Database,
  token: string,
): Promise<{ user: User; agent: string } | undefined> {
  const [ended] = await db
    .delete(sessions)
    .where(eq(sessions.digest, digestOf(token)))
    .returning({ userId: sessions.userId, agent: sessions.agent });
  if (!ended) return undefined;
  const [user] = await db.select(userColumns).from(users).where(eq(users.id, ended.userId));
  return user && { user, agent: ended.agent };
}

/** Removes sessions that have ended by themselves. */
export async function sweepSessions(db: Database, now: Date): Promise<void> {
  await db
    .delete(sessions)
    .where(or(lt(sessions.expiresAt, now), lt(sessions.seenAt, new Date(now.getTime() - IDLE))));
}

/** How many browsers each account of an organisation is signed in with; others have none. */
export async function countSessions(
  db: Database,
  tenantId: string,
  now: Date,
): Promise<Map<string, number>> {
  const rows = await db
    .select({ userId: sessions.userId, browsers: count() })
    .from(sessions)
    .where(and(eq(sessions.tenantId, tenantId), isAlive(now)))
    .groupBy(sessions.userId);
  return new Map(rows.map(({ userId, browsers }) => [userId, browsers]));
}

/** Ends all of an account's sessions. @returns the browsers that were signed out */
export function endAllSessions(db: Database, userId: string): Promise<string[]> {
  return endThose(db, eq(sessions.userId, userId));
}
