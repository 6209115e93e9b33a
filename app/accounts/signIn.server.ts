import type { Database } from '../../db/open.server';
import { openSession } from '../../db/sessions.server';
import { findAddress, findSignIn, setPassword, type User } from '../../db/users.server';
import { ofUser, trace, traced, traceOnce, unknownActor, userActor } from '../audit/trace.server';
import { ATTEMPTS_WITHIN, type AttemptPlace, beginAttempt } from './attempts.server';
import { hashPassword, isPassword } from './password.server';

/** What belongs to no organisation is told to the one that the installation begins with. */
const FIRST_TENANT = 'main';

/** The browser that signs in. */
export interface Browser {
  /** The address that its tries are counted by; null: none. */
  address: string | null;
  agent: string;
}

/**
 * Signs in with an address and a password. Unknown and shut accounts take as long and are answered
 * like a wrong password, and are locked like others.
 * @returns what the browser is to keep
 */
export async function signIn(
  place: AttemptPlace,
  { email, password }: { email: string; password: string },
  { address, agent }: Browser,
  now: Date,
): Promise<{ token: string } | 'wrong' | 'locked'> {
  const { db } = place;
  const forgive = await beginAttempt(place, email, address, now);
  if (!forgive) {
    await noteLocked(db, email, now);
    return 'locked';
  }
  const found = await findSignIn(db, email);
  const isRight = await isPassword(found?.passwordHash, password);
  if (!isRight || !found) {
    await noteWrong(db, email, agent);
    return 'wrong';
  }
  await forgive();
  const { user, passwordHash } = found;
  const token = await traced(
    db,
    userActor(user),
    (tx) => openSession(tx, { userId: user.id, passwordHash, agent }, now),
    (opened) =>
      opened === undefined
        ? null
        : { action: 'sign_in', subject: ofUser(user), details: { browser: agent } },
  );
  return token === undefined ? 'wrong' : { token };
}

/**
 * Changes the password of somebody who is signed in, ends all sessions and opens one with another
 * id for this browser.
 * @param current null where a one-time password is changed, which was given a moment ago
 */
export async function changePassword(
  place: AttemptPlace,
  user: User,
  { current, next }: { current: string | null; next: string },
  { address, agent }: Browser,
  now: Date,
): Promise<{ token: string } | 'wrong' | 'locked' | 'same'> {
  const { db } = place;
  const found = await findSignIn(db, user.email);
  if (current !== null || !user.mustChange) {
    const forgive = await beginAttempt(place, user.email, address, now);
    if (!forgive) {
      await noteLocked(db, user.email, now);
      return 'locked';
    }
    if (!(await isPassword(found?.passwordHash, current ?? ''))) {
      await noteWrong(db, user.email, agent);
      return 'wrong';
    }
    await forgive();
  }
  if (!found) return 'wrong';
  if (await isPassword(found.passwordHash, next)) return 'same';
  const passwordHash = await hashPassword(next);
  // Whoever resets the account meanwhile has the last word.
  const token = await traced(
    db,
    userActor(user),
    async (tx) => {
      await setPassword(tx, user.id, { passwordHash, mustChange: false }, found.passwordHash);
      return openSession(tx, { userId: user.id, passwordHash, agent }, now);
    },
    (opened) =>
      opened === undefined ? null : { action: 'password.change', subject: ofUser(user) },
  );
  return token === undefined ? 'wrong' : { token };
}

/** What is noted of an address that somebody tries to sign in with, in the organisation that has it. */
async function tried(db: Database, email: string) {
  const user = await findAddress(db, email);
  const subject = user ? ofUser(user) : { kind: 'user', id: null, name: email };
  return { actor: unknownActor(user?.tenantId ?? FIRST_TENANT), subject };
}

async function noteWrong(db: Database, email: string, agent: string): Promise<void> {
  const { actor, subject } = await tried(db, email);
  await trace(db, actor, { action: 'sign_in.wrong', subject, details: { browser: agent } });
}

/** Once for as long as it lasts: who goes on trying would fill the log. */
async function noteLocked(db: Database, email: string, now: Date): Promise<void> {
  const { actor, subject } = await tried(db, email);
  const since = new Date(now.getTime() - ATTEMPTS_WITHIN);
  await traceOnce(db, actor, { action: 'sign_in.locked', subject }, since);
}

/** How a page answers a password that was not taken. */
export function refusal(fault: 'wrong' | 'locked' | 'same'): ResponseInit {
  if (fault !== 'locked') return { status: 422 };
  return { status: 429, headers: { 'Retry-After': String(ATTEMPTS_WITHIN / 1000) } };
}
