import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ATTEMPTS, beginAttempt, forgetAttempts } from '../../app/accounts/attempts.server';
import { Rates } from '../../app/http/rates.server';
import { freshDatabase } from '../system/database';
import { DATABASES } from '../system/program';

describe.each(DATABASES)('tries of a password, on the %s database', (kind) => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  const MINUTE = 60_000;
  const start = new Date('2026-10-01T12:00:30Z').getTime();
  const place = () => ({ db: database.db, secret: 'a secret for tests' });
  const attempt = (email: string, after = 0, address: string | null = null) =>
    beginAttempt(place(), email, address, new Date(start + after));
  const wrong = async (email: string, after: number, times: number) => {
    for (let i = 0; i < times; i += 1) await attempt(email, after);
  };

  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(() => database?.remove());

  it('are counted over a quarter of an hour, whatever else is forgotten meanwhile', async () => {
    await wrong('a@b', 0, 4);
    await wrong('a@b', 10 * MINUTE, ATTEMPTS.account - 4);
    const rates = new Rates({
      ...place(),
      limits: { key: 10, address: 10, refused: 10 },
      now: () => new Date(start + 14 * MINUTE),
      report: (error) => {
        throw error;
      },
    });
    rates.count('key', 'whoever');
    await rates.flush();
    expect(await attempt('a@b', 14 * MINUTE)).toBeNull();
    // The first four are past; trying in vain has not added to the others.
    await wrong('a@b', 15 * MINUTE, 4);
    expect(await attempt('a@b', 15 * MINUTE)).toBeNull();
    expect(await attempt('a@b', 25 * MINUTE)).not.toBeNull();
  });

  it('that were right are forgiven, and so is what was wrong before', async () => {
    await wrong('c@d', 0, ATTEMPTS.account - 1);
    const forgive = await attempt('c@d');
    await forgive?.();
    await wrong('c@d', 0, ATTEMPTS.account - 1);
    expect(await attempt('c@d')).not.toBeNull();
    expect(await attempt('c@d')).toBeNull();
    await forgetAttempts(place(), 'c@d');
    expect(await attempt('c@d')).not.toBeNull();
  });

  it('all at once are no more than one after the other', async () => {
    const answers = await Promise.all(
      Array.from({ length: 3 * ATTEMPTS.account }, () => attempt('e@f')),
    );
    const looked = answers.filter((forgive) => forgive !== null).length;
    expect(looked).toBeLessThanOrEqual(ATTEMPTS.account);
  });

  it('from one address are limited over all accounts, right ones not counted', async () => {
    for (let i = 0; i < ATTEMPTS.address; i += 1)
      await (await attempt('right@g', 0, '203.0.113.1'))?.();
    for (let i = 0; i < ATTEMPTS.address; i += 1) await attempt(`${i}@g`, 0, '203.0.113.1');
    expect(await attempt('right@g', 0, '203.0.113.1')).toBeNull();
    expect(await attempt('right@g', 0, '203.0.113.2')).not.toBeNull();
  });
});
