import type { Database } from '../../db/open.server';
import { endOtherSessions, endSession, endSessionOf } from '../../db/sessions.server';
import { setName, type User } from '../../db/users.server';
import { type Note, ofUser, trace, traced, userActor } from '../audit/trace.server';

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

/** Signs out the browser that holds a token, where its session is there still. */
export async function signOut(db: Database, token: string | undefined): Promise<void> {
  await endHeld(db, token, ({ user }) => ({ action: 'sign_out', subject: ofUser(user) }));
}

/**
 * Ends what a browser was signed in with, or was made to hold, before it signed in anew. It is noted
 * in the log of the organisation whose session it was, which learns nothing of who came after.
 */
export async function endEarlier(db: Database, token: string | undefined): Promise<void> {
  await endHeld(db, token, ({ user, agent }) => ended(user)([agent]));
}

type Held = NonNullable<Awaited<ReturnType<typeof endSessionOf>>>;

async function endHeld(
  db: Database,
  token: string | undefined,
  note: (held: Held) => Note | null,
): Promise<void> {
  if (token === undefined) return;
  await db.transaction(async (tx) => {
    const held = await endSessionOf(tx, token);
    const noted = held && note(held);
    if (noted) await trace(tx, userActor(held.user), noted);
  });
}

/** Browsers of an account were signed out, other than by their own button. */
export const ended =
  (user: User) =>
  (browsers: readonly string[]): Note | null =>
    browsers.length === 0
      ? null
      : { action: 'session.end', subject: ofUser(user), details: { browsers } };
