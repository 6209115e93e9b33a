import type { Database } from '../../db/open.server';
import { endOtherSessions, endSession } from '../../db/sessions.server';
import { setName, type User } from '../../db/users.server';
import { type Note, ofUser, traced, userActor } from '../audit/trace.server';

/** Gives somebody the name that they ask for. */
export async function rename(db: Database, user: User, name: string): Promise<void> {
  if (name === user.name) return;
  const details = { name: { from: user.name, to: name } };
  await traced(
    db,
    userActor(user),
    (tx) => setName(tx, user, name),
    () => ({ action: 'user.rename', subject: ofUser(user), details }),
  );
}

/** Signs one of somebody's browsers out. */
export async function endOwnSession(db: Database, user: User, id: string): Promise<void> {
  await traced(db, userActor(user), (tx) => endSession(tx, user.id, id), ended(user));
}

/** Signs all of somebody's browsers out but the one of a session. */
export async function endOwnOthers(db: Database, user: User, id: string): Promise<void> {
  await traced(db, userActor(user), (tx) => endOtherSessions(tx, user.id, id), ended(user));
}

/** Browsers of an account were signed out by others. */
export const ended =
  (user: User) =>
  (browsers: readonly string[]): Note | null =>
    browsers.length === 0
      ? null
      : { action: 'session.end', subject: ofUser(user), details: { browsers } };
