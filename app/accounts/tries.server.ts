import { createHmac } from 'node:crypto';
import { FIRST_ORGANISATION } from '../../db/organisations.server';
import { findAddress, findSignIn, type User } from '../../db/users.server';
import { ofUser, trace, traceOnce, unknownActor } from '../audit/trace.server';
import { ATTEMPTS_WITHIN, type AttemptPlace, beginAttempt } from './attempts.server';
import { isPassword } from './password.server';

/** The browser that signs in. */
export interface Browser {
  /** The address that its tries are counted by; null: none. */
  address: string | null;
  agent: string;
}

/**
 * Looks at something that proves who somebody is, unless that was tried too often. Refused tries are
 * noted.
 * @param isRight looks at it, once the try is counted
 * @returns what forgives the try
 */
export async function tried(
  place: AttemptPlace,
  email: string,
  { address, agent }: Browser,
  now: Date,
  isRight: () => Promise<boolean>,
): Promise<(() => Promise<void>) | 'wrong' | 'locked'> {
  const forgive = await beginAttempt(place, email, address, now);
  if (!forgive) {
    await noteLocked(place, email, now);
    return 'locked';
  }
  if (await isRight()) return forgive;
  await noteWrong(place, email, agent);
  return 'wrong';
}

/** Whether somebody who is signed in knows the account's password. */
export async function knowsPassword(
  place: AttemptPlace,
  { email }: Pick<User, 'email'>,
  password: string,
  browser: Browser,
  now: Date,
): Promise<'right' | 'wrong' | 'locked'> {
  const forgive = await tried(place, email, browser, now, async () =>
    isPassword((await findSignIn(place.db, email))?.passwordHash, password),
  );
  if (typeof forgive === 'string') return forgive;
  await forgive();
  return 'right';
}

/**
 * An address that nobody has, as the log knows it again: it may be one that somebody of any organisation
 * mistyped, or a password in the wrong field.
 */
function markOf(secret: string, email: string): string {
  return createHmac('sha256', secret).update(`unknown address ${email}`).digest('hex').slice(0, 10);
}

/** What is noted of an address that somebody tries to sign in with, in the organisation that has it. */
async function subjectOf({ db, secret }: AttemptPlace, email: string) {
  const user = await findAddress(db, email);
  const subject = user ? ofUser(user) : { kind: 'address', id: null, name: markOf(secret, email) };
  // What belongs to no organisation is told to the first.
  return { actor: unknownActor(user?.tenantId ?? FIRST_ORGANISATION), subject };
}

async function noteWrong(place: AttemptPlace, email: string, agent: string): Promise<void> {
  const { actor, subject } = await subjectOf(place, email);
  await trace(place.db, actor, { action: 'sign_in.wrong', subject, details: { browser: agent } });
}

/** Once for as long as it lasts: who goes on trying would fill the log. */
async function noteLocked(place: AttemptPlace, email: string, now: Date): Promise<void> {
  const { actor, subject } = await subjectOf(place, email);
  const since = new Date(now.getTime() - ATTEMPTS_WITHIN);
  await traceOnce(place.db, actor, { action: 'sign_in.locked', subject }, since);
}
