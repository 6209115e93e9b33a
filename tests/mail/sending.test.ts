import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queueMail } from '../../app/mail/queue.server';
import { sendWaiting, smtp } from '../../app/mail/sending.server';
import { claimMessage, listMessages, retryMessage } from '../../db/outbox.server';
import { outbox } from '../../db/schema';
import { freshDatabase } from '../system/database';
import { DATABASES } from '../system/program';
import { smtpServer } from '../system/smtpServer';

const SECRET = 'a secret of the tests';
const MINUTE = 60_000;

describe.each(DATABASES)('mail on the %s database', (kind) => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let server: Awaited<ReturnType<typeof smtpServer>>;
  const now = new Date();
  const later = (minutes: number) => () => new Date(now.getTime() + minutes * MINUTE);
  const place = () => ({ db: database.db, secret: SECRET });
  const deliver = () => smtp(server.url, 'Parallax <no-reply@example.org>');

  beforeAll(async () => {
    database = await freshDatabase(kind);
    server = await smtpServer((to) => {
      if (to.startsWith('gone')) return '550 no such box';
      return to.startsWith('busy') ? '451 try later' : undefined;
    });
  });
  afterAll(async () => {
    await server.close();
    await database.remove();
  });

  async function put(to: string, given: { name?: string; hours?: number } = {}) {
    const { name = 'Ann', hours = 1 } = given;
    const write = () => ({ subject: `For ${name}`, body: `Hello ${name}\nhttp://x/join/abc\n` });
    const expiresAt = new Date(now.getTime() + hours * 60 * MINUTE);
    await queueMail(
      database.db,
      SECRET,
      { tenantId: 'main', to, locale: 'en', write, expiresAt },
      now,
    );
  }
  const states = async () =>
    (await listMessages(database.db, 'main', 99)).map(
      ({ recipient, status, attempts, error }) => [recipient, status, attempts, error] as const,
    );

  it('is sent once, however many send at the same time, and kept without what it said', async () => {
    for (let at = 0; at < 12; at += 1) await put(`ann${at}@example.org`);
    expect((await database.db.select().from(outbox))[0]?.body).not.toContain('join');
    await Promise.all([1, 2, 3, 4].map(() => sendWaiting(place(), deliver(), () => now)));
    expect(server.taken.map(({ to }) => to[0]).sort()).toEqual(
      Array.from({ length: 12 }, (_, at) => `ann${at}@example.org`).sort(),
    );
    expect(server.taken[0]?.text).toContain('http://x/join/abc');
    const rows = await database.db.select().from(outbox);
    expect(rows.map(({ status, body }) => [status, body])).toEqual(rows.map(() => ['sent', null]));
    await database.db.delete(outbox);
  });

  it('has one recipient and its own headers, whatever names and addresses say', async () => {
    server.taken.length = 0;
    await put('ann@example.org', { name: 'Eve\r\nBcc: all@example.org\r\n\r\nBuy' });
    await sendWaiting(place(), deliver(), () => now);
    const [head = ''] = server.taken[0]?.text.split('\n\n') ?? [];
    expect(server.taken.map(({ to }) => to)).toEqual([['ann@example.org']]);
    expect(head).not.toMatch(/^Bcc/im);
    expect(head).toMatch(/^Subject: For Eve Bcc: all@example.org Buy$/m);
    await database.db.delete(outbox);
  });

  it('is tried again later where the server says so, and given up where it refuses', async () => {
    server.taken.length = 0;
    await put('gone@example.org', { hours: 99 });
    await put('busy@example.org', { hours: 99 });
    await sendWaiting(place(), deliver(), () => now);
    await sendWaiting(place(), deliver(), () => now);
    const told = expect.stringContaining('451');
    expect(await states()).toEqual(
      expect.arrayContaining([
        ['busy@example.org', 'waiting', 1, told],
        ['gone@example.org', 'failed', 1, expect.stringContaining('550')],
      ]),
    );
    for (const minutes of [1, 6, 36, 156, 876])
      await sendWaiting(place(), deliver(), later(minutes));
    expect(await states()).toContainEqual(['busy@example.org', 'failed', 6, told]);
    const [failed] = await database.db.select().from(outbox).where(eq(outbox.status, 'failed'));
    const id = failed?.id ?? '';
    expect(await retryMessage(database.db, { tenantId: 'other', id }, now)).toBeUndefined();
    expect(await retryMessage(database.db, { tenantId: 'main', id }, now)).toBe(failed?.recipient);
    await database.db.delete(outbox);
  });

  it('whose sender is gone is not sent by another, and neither is one whose link is over', async () => {
    server.taken.length = 0;
    await put('lost@example.org', { hours: 99 });
    await put('late@example.org', { hours: 0 });
    await claimMessage(database.db, now);
    await sendWaiting(place(), deliver(), later(5));
    expect(await states()).toContainEqual(['lost@example.org', 'sending', 1, null]);
    await sendWaiting(place(), deliver(), later(11));
    expect(await states()).toContainEqual(['lost@example.org', 'failed', 1, 'interrupted']);
    expect(server.taken).toEqual([]);
    await database.db.delete(outbox);
  });

  it('that was written with another secret is not sent', async () => {
    server.taken.length = 0;
    await put('ann@example.org');
    await sendWaiting({ db: database.db, secret: 'another secret, as long' }, deliver(), () => now);
    expect(await states()).toEqual([['ann@example.org', 'failed', 1, 'unreadable']]);
    expect(server.taken).toEqual([]);
  });
});
