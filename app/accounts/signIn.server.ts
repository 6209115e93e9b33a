import type { Database } from '../../db/open.server';
import { openSession } from '../../db/sessions.server';
import { findSignIn, setPassword, type User } from '../../db/users.server';
import { ofUser, traced, userActor } from '../audit/trace.server';
import { ATTEMPTS_WITHIN, type AttemptPlace } from './attempts.server';
import { hashPassword, isPassword } from './password.server';
import { hasFactor, takeCode } from './secondFactor.server';
import { isOfPassword, readSecondStep, secondStep } from './secondStep.server';
import { type Browser, knowsPassword, tried } from './tries.server';

/** What a sign-in leads to: a session, or the second step, which the browser is to come back for. */
export type Entered = { token: string } | { second: string };

/**
 * Signs in with an address and a password. Unknown and shut accounts take as long and are answered
 * like a wrong password, and are locked like others.
 * @returns what the browser is to keep
 */
export async function signIn(
  place: AttemptPlace,
  { email, password }: { email: string; password: string },
  browser: Browser,
  now: Date,
): Promise<Entered | 'wrong' | 'locked'> {
  const { db } = place;
  let found: Awaited<ReturnType<typeof findSignIn>>;
  const forgive = await tried(place, email, browser, now, async () => {
    found = await findSignIn(db, email);
    return isPassword(found?.passwordHash, password);
  });
  if (typeof forgive === 'string' || !found) return typeof forgive === 'string' ? forgive : 'wrong';
  const { user, passwordHash } = found;
  // The try counts on: whoever knows the password alone has no more tries at the code for it.
  if (await hasFactor(db, user.id))
    return { second: secondStep(place.secret, { email, passwordHash }, now) };
  await forgive();
  return enter(db, found, browser, now);
}

/** Opens the session of whoever has proved who they are. */
async function enter(
  db: Database,
  { user, passwordHash }: { user: User; passwordHash: string },
  { agent }: Browser,
  now: Date,
  details: Record<string, unknown> = {},
): Promise<{ token: string } | 'wrong'> {
  const token = await traced(
    db,
    userActor(user),
    (tx) => openSession(tx, { userId: user.id, passwordHash, agent }, now),
    (opened) =>
      opened === undefined
        ? null
        : { action: 'sign_in', subject: ofUser(user), details: { browser: agent, ...details } },
  );
  return token === undefined ? 'wrong' : { token };
}

/** Signs in whom a provider vouches for; a second step of the account's own is asked for all the same. */
export async function signInVouched(
  place: AttemptPlace,
  { email, issuer }: { email: string; issuer: string },
  browser: Browser,
  now: Date,
): Promise<Entered | 'wrong'> {
  const { db, secret } = place;
  const found = await findSignIn(db, email);
  if (!found) return 'wrong';
  const { user, passwordHash } = found;
  if (await hasFactor(db, user.id))
    return { second: secondStep(secret, { email, passwordHash, provider: issuer }, now) };
  return enter(db, found, browser, now, { provider: issuer });
}

/**
 * Takes the second step of a sign-in. Wrong codes count like wrong passwords.
 * @param second what the first step gave
 * @returns `over` where that is too old, or the password was changed since
 */
export async function signInSecond(
  place: AttemptPlace,
  { second, code }: { second: string; code: string },
  browser: Browser,
  now: Date,
): Promise<{ token: string } | 'wrong' | 'locked' | 'over'> {
  const { db, secret } = place;
  const first = readSecondStep(secret, second, now);
  const found = first && (await findSignIn(db, first.email));
  if (!found || !isOfPassword(secret, first, found.passwordHash)) return 'over';
  let taken: Awaited<ReturnType<typeof takeCode>> = null;
  const forgive = await tried(place, first.email, browser, now, async () => {
    taken = await takeCode({ db, secret }, found.user.id, code, now);
    return taken !== null;
  });
  if (typeof forgive === 'string') return forgive;
  await forgive();
  const { provider } = first;
  return enter(db, found, browser, now, { ...(provider ? { provider } : {}), second: taken });
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
  browser: Browser,
  now: Date,
): Promise<{ token: string } | 'wrong' | 'locked' | 'same'> {
  const { db } = place;
  const found = await findSignIn(db, user.email);
  if (current !== null || !user.mustChange) {
    const known = await knowsPassword(place, user, current ?? '', browser, now);
    if (known !== 'right') return known;
  }
  if (!found) return 'wrong';
  if (await isPassword(found.passwordHash, next)) return 'same';
  const passwordHash = await hashPassword(next);
  // Whoever resets the account meanwhile has the last word.
  const token = await traced(
    db,
    userActor(user),
    async (tx) => {
      await setPassword(tx, user, { passwordHash, mustChange: false }, found.passwordHash);
      return openSession(tx, { userId: user.id, passwordHash, agent: browser.agent }, now);
    },
    (opened) =>
      opened === undefined ? null : { action: 'password.change', subject: ofUser(user) },
  );
  return token === undefined ? 'wrong' : { token };
}

/** How a page answers a password that was not taken. */
export function refusal(fault: 'wrong' | 'locked' | 'same'): ResponseInit {
  if (fault !== 'locked') return { status: 422 };
  return { status: 429, headers: { 'Retry-After': String(ATTEMPTS_WITHIN / 1000) } };
}
