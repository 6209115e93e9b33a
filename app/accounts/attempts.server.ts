import { createHmac } from 'node:crypto';
import type { Database } from '../../db/open.server';
import { forgetSubjects } from '../../db/rateCounts.server';

/** For how long wrong passwords count, in milliseconds. */
export const ATTEMPTS_WITHIN = 15 * 60_000;

/** How many wrong passwords within that time: for one account, and from one address for any. */
const ATTEMPTS = { account: 10, address: 50 } as const;

/** Where attempts are counted: the database, since all processes must know of them at once. */
export interface AttemptPlace {
  db: Database;
  secret: string;
}

/** Keyed with the secret: from a plain digest an address could be found by trying all. */
function subjectOf(secret: string, kind: keyof typeof ATTEMPTS, name: string): string {
  return createHmac('sha256', secret).update(`sign-in ${kind} ${name}`).digest('base64url');
}

/** Lets an account be tried again at once. */
export function forgetAttempts({ db, secret }: AttemptPlace, email: string): Promise<void> {
  return forgetSubjects(db, [subjectOf(secret, 'account', email)]);
}
