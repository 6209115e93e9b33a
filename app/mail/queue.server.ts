import type { Database } from '../../db/open.server';
import { addMessage } from '../../db/outbox.server';
import { seal } from '../accounts/sealed.server';
import { type ReportTranslate, reportMessages } from '../messages/report';

export interface Mail {
  tenantId: string;
  to: string;
  /** The language of the one who gets it. */
  locale: string;
  write: (t: ReportTranslate) => { subject: string; body: string };
  /** When the link in it ends. */
  expiresAt: Date;
}

/** Puts a mail into the outbox, in the caller's transaction. */
export async function queueMail(
  db: Database,
  secret: string,
  { tenantId, to, locale, write, expiresAt }: Mail,
  now: Date,
): Promise<void> {
  const { subject, body } = write(reportMessages(locale));
  await addMessage(db, {
    tenantId,
    recipient: to,
    // A header is one line, whatever names hold.
    subject: subject.replace(/[\s\p{Cc}]+/gu, ' ').trim(),
    body: seal(secret, 'mail', body),
    createdAt: now,
    expiresAt,
  });
}
