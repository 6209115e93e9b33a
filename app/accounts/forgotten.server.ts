import { createHmac } from 'node:crypto';
import type { Database } from '../../db/open.server';
import {
  addPasswordReset,
  forgetPasswordResets,
  takePasswordReset,
} from '../../db/passwordResets.server';
import { addRateCounts, sumRateCounts } from '../../db/rateCounts.server';
import { findSignIn, setPassword, type User } from '../../db/users.server';
import { type Actor, ofUser, trace, unknownActor, userActor } from '../audit/trace.server';
import type { LinkBase } from '../links.server';
import { queueMail } from '../mail/queue.server';
import { ATTEMPTS_WITHIN, forgetAttempts } from './attempts.server';
import { hashPassword } from './password.server';

interface Place {
  db: Database;
  links: LinkBase;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** For how many hours a link is good. */
const RESET_HOURS = { asked: 1, given: 48 } as const;

/** How many links within the time that wrong passwords count: for one account, and from one address. */
const ASKED = { account: 3, address: 30 } as const;

/** Sends somebody a link to choose another password, in the caller's transaction. */
async function sendReset(
  tx: Database,
  links: LinkBase,
  user: User,
  given: { locale: string; hours: number; actor: Actor },
  now: Date,
): Promise<void> {
  const expiresAt = new Date(now.getTime() + given.hours * HOUR);
  const token = await addPasswordReset(tx, user, expiresAt);
  const link = `${links.publicUrl}/reset/${token}?lang=${given.locale}`;
  const values = { name: user.name, link, hours: given.hours };
  await queueMail(
    tx,
    links.secret,
    {
      tenantId: user.tenantId,
      to: user.email,
      locale: given.locale,
      expiresAt,
      write: (t) => ({ subject: t('mail.reset_subject'), body: t('mail.reset_body', values) }),
    },
    now,
  );
  await trace(tx, given.actor, { action: 'password.ask', subject: ofUser(user) });
}

/** An administrator has an account's owner choose another password; tries to sign in are forgotten. */
export async function giveReset(
  { db, links }: Place,
  actor: Actor,
  user: User,
  locale: string,
  now: Date,
): Promise<void> {
  await db.transaction((tx) =>
    sendReset(tx, links, user, { locale, hours: RESET_HOURS.given, actor }, now),
  );
  await forgetAttempts({ db, secret: links.secret }, user.email);
}

/**
 * Sends whoever forgot a password a link, where the address has an account that may sign in, and not
 * too often. Nothing is told of it: neither whether there is one nor how long that took.
 */
export async function askForReset(
  { db, links }: Place,
  email: string,
  { address, locale }: { address: string | null; locale: string },
  now: Date,
): Promise<void> {
  if (!(await mayAsk({ db, links }, email, address, now))) return;
  const found = await findSignIn(db, email);
  if (!found) return;
  const actor = unknownActor(found.user.tenantId);
  await db.transaction((tx) =>
    sendReset(tx, links, found.user, { locale, hours: RESET_HOURS.asked, actor }, now),
  );
}

async function mayAsk(
  { db, links }: Place,
  email: string,
  address: string | null,
  now: Date,
): Promise<boolean> {
  const subjectOf = (kind: string, name: string) =>
    createHmac('sha256', links.secret).update(`forgot ${kind} ${name}`).digest('base64url');
  const account = subjectOf('account', email);
  const network = address === null ? null : subjectOf('address', address);
  const subjects = network === null ? [account] : [account, network];
  const since = new Date(Math.floor(now.getTime() / MINUTE) * MINUTE);
  await addRateCounts(
    db,
    since,
    subjects.map((subject) => ({ subject, calls: 1 })),
  );
  const totals = await sumRateCounts(db, subjects, new Date(since.getTime() - ATTEMPTS_WITHIN));
  const isOver = (subject: string | null, most: number) =>
    subject !== null && (totals.get(subject) ?? 0) > most;
  return !isOver(account, ASKED.account) && !isOver(network, ASKED.address);
}

/** Gives an account the password that its owner chose by a link, and ends all its sessions and links. */
export async function resetPassword(
  { db, links }: Place,
  { token, user }: { token: string; user: User },
  password: string,
  now: Date,
): Promise<boolean> {
  const passwordHash = await hashPassword(password);
  const isDone = await db.transaction(async (tx) => {
    if (!(await takePasswordReset(tx, token, now))) return false;
    await forgetPasswordResets(tx, user.id);
    await setPassword(tx, user, { passwordHash, mustChange: false });
    await trace(tx, userActor(user), { action: 'password.reset', subject: ofUser(user) });
    return true;
  });
  if (isDone) await forgetAttempts({ db, secret: links.secret }, user.email);
  return isDone;
}
