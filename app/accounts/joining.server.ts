import {
  addInvitation,
  findInvitation,
  INVITATION_DAYS,
  type Invitation,
  type NewInvitation,
  removeInvitation,
  takeInvitation,
} from '../../db/invitations.server';
import type { Database } from '../../db/open.server';
import { openSession } from '../../db/sessions.server';
import { createUser, findUser, type User } from '../../db/users.server';
import { giveWave } from '../../db/waveReaders.server';
import { findWave } from '../../db/waves.server';
import { type Actor, ofUser, ofWave, trace, userActor } from '../audit/trace.server';
import type { LinkBase } from '../links.server';
import { queueMail } from '../mail/queue.server';
import { hashPassword } from './password.server';

/** Where invitations are made. */
interface Place {
  db: Database;
  links: LinkBase;
  now: () => Date;
}

const subjectOf = ({ id, email }: Pick<Invitation, 'id' | 'email'>) => ({
  kind: 'invitation',
  id,
  name: email,
});

/** @returns `there` where the organisation has an account of that address */
export async function invite(
  { db, links, now }: Place,
  actor: Actor,
  given: Omit<NewInvitation, 'tenantId'>,
): Promise<'invited' | 'there'> {
  const { tenantId } = actor;
  return db.transaction(async (tx) => {
    if (await findUser(tx, tenantId, given.email)) return 'there';
    const made = await addInvitation(tx, { ...given, tenantId }, now());
    await sendInvitation(tx, links, made, actor, now());
    const { role, name } = given;
    const waves: string[] = [];
    for (const id of given.waveIds) {
      const wave = await findWave(tx, id);
      if (wave) waves.push(ofWave(wave).name);
    }
    await trace(tx, actor, {
      action: 'user.invite',
      subject: subjectOf(made.invitation),
      details: { name, role, ...(waves.length > 0 ? { waves } : {}) },
    });
    return 'invited';
  });
}

/** Sends an invitation once more, with another link; the one before ends. @returns whether there is one */
export function inviteAgain({ db, links, now }: Place, actor: Actor, id: string): Promise<boolean> {
  return db.transaction(async (tx) => {
    const before = await findInvitation(tx, actor.tenantId, id);
    if (!before) return false;
    const made = await addInvitation(tx, before, now());
    await sendInvitation(tx, links, made, actor, now());
    await trace(tx, actor, {
      action: 'user.invite_again',
      subject: subjectOf(made.invitation),
    });
    return true;
  });
}

/** Withdraws an invitation. @returns whether there was one */
export function uninvite({ db }: Place, actor: Actor, id: string): Promise<boolean> {
  return db.transaction(async (tx) => {
    const removed = await removeInvitation(tx, actor.tenantId, id);
    if (removed) await trace(tx, actor, { action: 'user.uninvite', subject: subjectOf(removed) });
    return removed !== undefined;
  });
}

function sendInvitation(
  tx: Database,
  links: LinkBase,
  { invitation, token }: { invitation: Invitation; token: string },
  actor: Actor,
  now: Date,
): Promise<void> {
  const { tenantId, email, locale, name, expiresAt } = invitation;
  const link = `${links.publicUrl}/join/${token}?lang=${locale}`;
  const values = { name, inviter: actor.name, link, days: INVITATION_DAYS };
  return queueMail(
    tx,
    links.secret,
    {
      tenantId,
      to: email,
      locale,
      expiresAt,
      write: (t) => ({ subject: t('mail.join_subject'), body: t('mail.join_body', values) }),
    },
    now,
  );
}

/** Gives a new reader the waves of an invitation: those of other organisations never get through. */
export async function giveInvited(
  tx: Database,
  { tenantId, waveIds, role }: Invitation,
  user: User,
): Promise<void> {
  if (role !== 'reader') return;
  for (const waveId of waveIds) {
    const wave = await findWave(tx, waveId);
    if (wave?.tenantId !== tenantId) continue;
    if (await giveWave(tx, { tenantId, waveId, userId: user.id }))
      await trace(tx, userActor(user), {
        action: 'wave.give',
        subject: ofUser(user),
        details: { wave: ofWave(wave).name },
      });
  }
}

/**
 * Makes the account that an invitation is for, and signs it in.
 * @returns `over` where the token is good no more, `taken` where the address has an account
 */
export async function join(
  { db, now }: Place,
  token: string,
  { name, password, agent }: { name: string; password: string; agent: string },
): Promise<{ token: string } | 'over' | 'taken'> {
  const passwordHash = await hashPassword(password);
  try {
    return await db.transaction(async (tx) => {
      const invitation = await takeInvitation(tx, token, now());
      if (!invitation) return 'over';
      const { tenantId, email, role } = invitation;
      const account = { tenantId, email, name, role, passwordHash, mustChange: false };
      const user = await createUser(tx, account);
      if (!user) throw new AddressTaken();
      await trace(tx, userActor(user), {
        action: 'user.join',
        subject: ofUser(user),
        details: { name, role },
      });
      await giveInvited(tx, invitation, user);
      const session = await openSession(tx, { userId: user.id, passwordHash, agent }, now());
      return session === undefined ? 'over' : { token: session };
    });
  } catch (error) {
    if (error instanceof AddressTaken) return 'taken';
    throw error;
  }
}

/** Leaves the invitation as it was. */
class AddressTaken extends Error {}
