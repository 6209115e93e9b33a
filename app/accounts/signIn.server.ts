import { openSession } from '../../db/sessions.server';
import { findSignIn, setPassword, type User } from '../../db/users.server';
import { ATTEMPTS_WITHIN, type AttemptPlace, beginAttempt } from './attempts.server';
import { hashPassword, isPassword } from './password.server';

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
  const forgive = await beginAttempt(place, email, address, now);
  if (!forgive) return 'locked';
  const found = await findSignIn(place.db, email);
  const isRight = await isPassword(found?.passwordHash, password);
  if (!isRight || !found) return 'wrong';
  await forgive();
  const { passwordHash } = found;
  const token = await openSession(place.db, { userId: found.user.id, passwordHash, agent }, now);
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
    if (!forgive) return 'locked';
    if (!(await isPassword(found?.passwordHash, current ?? ''))) return 'wrong';
    await forgive();
  }
  if (!found) return 'wrong';
  if (await isPassword(found.passwordHash, next)) return 'same';
  const passwordHash = await hashPassword(next);
  // Whoever resets the account meanwhile has the last word.
  await setPassword(db, user.id, { passwordHash, mustChange: false }, found.passwordHash);
  const token = await openSession(db, { userId: user.id, passwordHash, agent }, now);
  return token === undefined ? 'wrong' : { token };
}

/** How a page answers a password that was not taken. */
export function refusal(fault: 'wrong' | 'locked' | 'same'): ResponseInit {
  if (fault !== 'locked') return { status: 422 };
  return { status: 429, headers: { 'Retry-After': String(ATTEMPTS_WITHIN / 1000) } };
}
