import { and, asc, desc, eq, gt, lt, lte, sql } from 'drizzle-orm';
import { newId } from './ids.server';
import type { Database } from './open.server';
import { outbox } from './schema';

export type Message = typeof outbox.$inferSelect;
export type NewMessage = Pick<
  Message,
  'tenantId' | 'recipient' | 'subject' | 'body' | 'createdAt' | 'expiresAt'
>;

/** How long a message may take to be sent, in milliseconds. */
const SENT_WITHIN = 10 * 60_000;

/** Puts a message into the outbox. @returns its id */
export async function addMessage(db: Database, message: NewMessage): Promise<string> {
  const id = newId(12);
  await db.insert(outbox).values({ ...message, id, nextAt: message.createdAt });
  return id;
}

/** An organisation's messages, newest first. */
export function listMessages(db: Database, tenantId: string, limit: number): Promise<Message[]> {
  return db
    .select()
    .from(outbox)
    .where(eq(outbox.tenantId, tenantId))
    .orderBy(desc(outbox.createdAt), desc(outbox.id))
    .limit(limit);
}

/** Takes the message that waits longest, for one of any number of processes to send. */
export function claimMessage(db: Database, now: Date): Promise<Message | undefined> {
  return db.transaction(async (tx) => {
    const [next] = await tx
      .select({ id: outbox.id })
      .from(outbox)
      .where(and(eq(outbox.status, 'waiting'), lte(outbox.nextAt, now), gt(outbox.expiresAt, now)))
      .orderBy(asc(outbox.nextAt), asc(outbox.id))
      .limit(1)
      .for('update', { skipLocked: true });
    if (!next) return undefined;
    const [claimed] = await tx
      .update(outbox)
      .set({ status: 'sending', attempts: sql`${outbox.attempts} + 1`, nextAt: now })
      .where(eq(outbox.id, next.id))
      .returning();
    return claimed;
  });
}

/** A message was sent: what it said is kept no longer. */
export async function settleSent(db: Database, id: string): Promise<void> {
  await db
    .update(outbox)
    .set({ status: 'sent', body: null, error: null })
    .where(and(eq(outbox.id, id), eq(outbox.status, 'sending')));
}

/** A message was not sent. @param nextAt when it is tried again; null: it is not */
export async function settleFailed(
  db: Database,
  id: string,
  { error, nextAt }: { error: string; nextAt: Date | null },
): Promise<void> {
  await db
    .update(outbox)
    .set({ error, ...(nextAt ? { status: 'waiting' as const, nextAt } : { status: 'failed' }) })
    .where(and(eq(outbox.id, id), eq(outbox.status, 'sending')));
}

/**
 * Gives up messages whose sender is gone, which may or may not have been sent: nobody gets one
 * twice without somebody asking for it.
 */
export async function giveUpLostMessages(db: Database, now: Date): Promise<void> {
  await db
    .update(outbox)
    .set({ status: 'failed', error: 'interrupted' })
    .where(
      and(eq(outbox.status, 'sending'), lt(outbox.nextAt, new Date(now.getTime() - SENT_WITHIN))),
    );
}

/** Has a message that failed tried again. @returns its recipient; undefined where it did not fail */
export async function retryMessage(
  db: Database,
  { tenantId, id }: { tenantId: string; id: string },
  now: Date,
): Promise<string | undefined> {
  const [row] = await db
    .update(outbox)
    .set({ status: 'waiting', attempts: 0, nextAt: now })
    .where(
      and(
        eq(outbox.tenantId, tenantId),
        eq(outbox.id, id),
        eq(outbox.status, 'failed'),
        gt(outbox.expiresAt, now),
      ),
    )
    .returning({ recipient: outbox.recipient });
  return row?.recipient;
}

/** Removes messages whose links are over. */
export async function sweepMessages(db: Database, now: Date): Promise<void> {
  await db.delete(outbox).where(lt(outbox.expiresAt, now));
}
