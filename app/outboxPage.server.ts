import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { listMessages, type Message, retryMessage } from '../db/outbox.server';
import { formOf, nothingThere, requireUser, seeOther } from './accounts/requireUser.server';
import { unseal } from './accounts/sealed.server';
import { trace, userActor } from './audit/trace.server';
import { reportLanguage } from './reportLanguage';

/** How many messages the page shows at most. */
const SHOWN = 200;

const DONE = z.enum(['again']).nullable().catch(null);

/** An organisation's mail. @throws Response as requireUser does */
export async function openOutbox(args: LoaderFunctionArgs) {
  const { request, context } = args;
  const { user } = await requireUser(args, ['administrator']);
  const { sendsMail, links } = context;
  const messages = await listMessages(context.db, user.tenantId, SHOWN);
  return {
    locale: reportLanguage(request),
    done: DONE.parse(new URL(request.url).searchParams.get('done')),
    sendsMail,
    messages: messages.map((message) => shown(message, sendsMail ? null : links.secret)),
  };
}

/** @param secret null: what it says is for its recipient alone */
function shown(message: Message, secret: string | null) {
  const { id, recipient, subject, status, attempts, error, createdAt, nextAt } = message;
  const body =
    secret !== null && message.body !== null ? unseal(secret, 'mail', message.body) : null;
  return {
    id,
    recipient,
    subject,
    status,
    attempts,
    error,
    createdAt: createdAt.toISOString(),
    nextAt: nextAt.toISOString(),
    body,
    link: body === null ? null : (/^https?:\/\/\S+$/m.exec(body)?.[0] ?? null),
  };
}

/** Has a message that failed sent again. @throws Response as openOutbox does */
export async function changeOutbox(args: ActionFunctionArgs) {
  const { request, context } = args;
  const { user } = await requireUser(args, ['administrator']);
  const { again } = await formOf(request);
  const id = typeof again === 'string' ? again : '';
  const isThere = await context.db.transaction(async (tx) => {
    const recipient = await retryMessage(tx, { tenantId: user.tenantId, id }, context.now());
    if (recipient === undefined) return false;
    const subject = { kind: 'mail', id, name: recipient };
    await trace(tx, userActor(user), { action: 'mail.retry', subject });
    return true;
  });
  if (!isThere) throw nothingThere();
  const lang = new URL(request.url).searchParams.get('lang');
  throw seeOther(`/outbox?${new URLSearchParams({ done: 'again', ...(lang ? { lang } : {}) })}`);
}
