import { and, asc, eq, gt, lt } from 'drizzle-orm';
import { digestOf, newId } from './ids.server';
import type { Database } from './open.server';
import { invitations } from './schema';

const DAY = 24 * 60 * 60 * 1000;
/** For how many days an invitation is good. */
export const INVITATION_DAYS = 7;

export type Invitation = Omit<typeof invitations.$inferSelect, 'digest'>;
export type NewInvitation = Pick<
  Invitation,
  'tenantId' | 'email' | 'name' | 'role' | 'waveIds' | 'locale'
>;

const columns = {
  tenantId: invitations.tenantId,
  id: invitations.id,
  email: invitations.email,
  name: invitations.name,
  role: invitations.role,
  waveIds: invitations.waveIds,
  locale: invitations.locale,
  createdAt: invitations.createdAt,
  expiresAt: invitations.expiresAt,
};

/** Invites an address, in the place of what it was invited with before. The token is seen this once. */
export async function addInvitation(
  db: Database,
  given: NewInvitation,
  now: Date,
): Promise<{ invitation: Invitation; token: string }> {
  const token = newId(26);
  const expiresAt = new Date(now.getTime() + INVITATION_DAYS * DAY);
  const row = { ...given, digest: digestOf(token), createdAt: now, expiresAt };
  const [invitation] = await db
    .insert(invitations)
    .values({ ...row, id: newId(12) })
    .onConflictDoUpdate({ target: [invitations.tenantId, invitations.email], set: row })
    .returning(columns);
  if (!invitation) throw new Error('the invitation was not stored');
  return { invitation, token };
}

/** An organisation's invitations that nobody took up yet, by address. */
export function listInvitations(db: Database, tenantId: string): Promise<Invitation[]> {
  return db
    .select(columns)
    .from(invitations)
    .where(eq(invitations.tenantId, tenantId))
    .orderBy(asc(invitations.email));
}

export async function findInvitation(
  db: Database,
  tenantId: string,
  id: string,
): Promise<Invitation | undefined> {
  const [row] = await db
    .select(columns)
    .from(invitations)
    .where(and(eq(invitations.tenantId, tenantId), eq(invitations.id, id)));
  return row;
}

/** The invitation that a token takes up; undefined where it is over. */
export async function openInvitation(
  db: Database,
  token: string,
  now: Date,
): Promise<Invitation | undefined> {
  const [row] = await db
    .select(columns)
    .from(invitations)
    .where(and(eq(invitations.digest, digestOf(token)), gt(invitations.expiresAt, now)));
  return row;
}

/** Takes an invitation up: of two at once with one token, one gets it. */
export async function takeInvitation(
  db: Database,
  token: string,
  now: Date,
): Promise<Invitation | undefined> {
  const [row] = await db
    .delete(invitations)
    .where(and(eq(invitations.digest, digestOf(token)), gt(invitations.expiresAt, now)))
    .returning(columns);
  return row;
}

/** Withdraws an invitation. @returns what it was; undefined where there is none */
export async function removeInvitation(
  db: Database,
  tenantId: string,
  id: string,
): Promise<Invitation | undefined> {
  const [row] = await db
    .delete(invitations)
    .where(and(eq(invitations.tenantId, tenantId), eq(invitations.id, id)))
    .returning(columns);
  return row;
}

/** Removes invitations that were over for a while; until then they can be sent again. */
export async function sweepInvitations(db: Database, now: Date): Promise<void> {
  await db.delete(invitations).where(lt(invitations.expiresAt, new Date(now.getTime() - 30 * DAY)));
}

/** Takes up the invitation of an address that somebody has proved to be theirs. */
export async function takeInvitationOf(
  db: Database,
  { tenantId, email }: Pick<Invitation, 'tenantId' | 'email'>,
  now: Date,
): Promise<Invitation | undefined> {
  const [row] = await db
    .delete(invitations)
    .where(
      and(
        eq(invitations.tenantId, tenantId),
        eq(invitations.email, email),
        gt(invitations.expiresAt, now),
      ),
    )
    .returning(columns);
  return row;
}
