import { createTransport } from 'nodemailer';
import type { Database } from '../../db/open.server';
import {
  claimMessage,
  giveUpLostMessages,
  type Message,
  settleFailed,
  settleSent,
} from '../../db/outbox.server';
import { unseal } from '../accounts/sealed.server';

/** How often the outbox is looked at, in milliseconds. */
const EVERY = 2000;
const MINUTE = 60_000;
/** After how long a message is tried again; then it is given up. */
const WAITS = [1, 5, 30, 120, 720].map((minutes) => minutes * MINUTE);

/** What sends one message. @throws whatever the server's answer makes it throw */
export type Deliver = (mail: {
  id: string;
  to: string;
  subject: string;
  body: string;
}) => Promise<void>;

/** A server that says nothing is given up long before its message would be taken for lost. */
const TIMES = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: MINUTE };

/** The server that mail goes out by. */
export function smtp(url: string, from: string): Deliver {
  const transport = createTransport({ url, ...TIMES });
  const host = from.slice(from.lastIndexOf('@') + 1).replace(/>.*$/, '');
  return async ({ id, to, subject, body }) => {
    await transport.sendMail({
      from,
      // An object, so that no address is read as several.
      to: { name: '', address: to },
      subject,
      text: body,
      messageId: `<${id}@${host}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  };
}

/** Sends what waits, a message after the other. */
export async function sendWaiting(
  { db, secret }: { db: Database; secret: string },
  deliver: Deliver,
  now: () => Date,
): Promise<void> {
  await giveUpLostMessages(db, now());
  for (;;) {
    const message = await claimMessage(db, now());
    if (!message) return;
    await sendOne({ db, secret }, message, deliver, now());
  }
}

async function sendOne(
  { db, secret }: { db: Database; secret: string },
  { id, recipient, subject, body, attempts }: Message,
  deliver: Deliver,
  now: Date,
): Promise<void> {
  const text = body === null ? null : unseal(secret, 'mail', body);
  if (text === null) return settleFailed(db, id, { error: 'unreadable', nextAt: null });
  try {
    await deliver({ id, to: recipient, subject, body: text });
  } catch (error) {
    const wait = isFinal(error) ? undefined : WAITS[attempts - 1];
    const nextAt = wait === undefined ? null : new Date(now.getTime() + wait);
    return settleFailed(db, id, { error: toldOf(error), nextAt });
  }
  await settleSent(db, id);
}

/** Refused for good, or broken off when it may have been taken already. */
function isFinal(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'responseCode' in error ? Number(error.responseCode) : null;
  if (code !== null && !Number.isNaN(code)) return code >= 500;
  return 'command' in error && error.command === 'DATA';
}

function toldOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/[\s\p{Cc}]+/gu, ' ').slice(0, 300);
}

/** Goes on sending. @returns what stops it */
export function keepSending(
  place: { db: Database; secret: string },
  deliver: Deliver,
  report: (error: unknown) => void,
): () => Promise<void> {
  let stopping = false;
  let timer: NodeJS.Timeout;
  let running: Promise<void> = Promise.resolve();
  const next = () => {
    running = sendWaiting(place, deliver, () => new Date())
      .catch(report)
      .then(() => {
        if (!stopping) timer = setTimeout(next, EVERY);
      });
  };
  next();
  return async () => {
    stopping = true;
    clearTimeout(timer);
    await running;
  };
}
