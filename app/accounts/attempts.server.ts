import { createHmac } from 'node:crypto';
import type { Database } from '../../db/open.server';
import { addRateCounts, forgetSubjects, sumRateCounts } from '../../db/rateCounts.server';

/** For how long wrong passwords count, in milliseconds. */
export const ATTEMPTS_WITHIN = 15 * 60_000;
const MINUTE = 60_000;

/** How many wrong passwords within that time: for one account, and from one address for any. */
export const ATTEMPTS = { account: 10, address: 50 } as const;

/** Where attempts are counted: the database, since all processes must know of them at once. */
export interface AttemptPlace {
  db: Database;
  secret: string;
}

/** Keyed with the secret: from a plain digest an address could be found by trying all. */
function subjectOf(secret: string, kind: keyof typeof ATTEMPTS, name: string): string {
  return createHmac('sha256', secret).update(`sign-in ${kind} ${name}`).digest('base64url');
}

/**
 * Counts a try before the password is looked at, so that a thousand at once are no more than one
 * after the other.
 * @param address the caller's; null: nobody to count by
 * @returns what forgives the try, because the password was right; null where it must not be looked at
 */
export async function beginAttempt(
  { db, secret }: AttemptPlace,
  email: string,
  address: string | null,
  now: Date,
): Promise<(() => Promise<void>) | null> {
  const account = subjectOf(secret, 'account', email);
  const network = address === null ? null : subjectOf(secret, 'address', address);
  const since = new Date(Math.floor(now.getTime() / MINUTE) * MINUTE);
  const within = new Date(since.getTime() - ATTEMPTS_WITHIN);
  const subjects = network === null ? [account] : [account, network];
  const wouldBeOver = async (more: number) => {
    const totals = await sumRateCounts(db, subjects, within);
    const of = (subject: string | null) => (subject === null ? 0 : (totals.get(subject) ?? 0));
    return of(account) + more > ATTEMPTS.account || of(network) + more > ATTEMPTS.address;
  };
  // Who goes on trying while locked out does not stay locked out for longer.
  if (await wouldBeOver(1)) return null;
  const count = (calls: number) =>
    addRateCounts(
      db,
      since,
      subjects.map((subject) => ({ subject, calls })),
    );
  await count(1);
  if (await wouldBeOver(0)) return null;
  return async () => {
    await forgetSubjects(db, [account]);
    if (network !== null) await addRateCounts(db, since, [{ subject: network, calls: -1 }]);
  };
}

/** Lets an account be tried again at once. */
export function forgetAttempts({ db, secret }: AttemptPlace, email: string): Promise<void> {
  return forgetSubjects(db, [subjectOf(secret, 'account', email)]);
}
