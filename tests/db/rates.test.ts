import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Rates } from '../../app/http/rates.server';
import { rateCounts } from '../../db/schema';
import { freshDatabase } from '../system/database';
import { DATABASES } from '../system/program';

describe.each(DATABASES)('rates on the %s database', (kind) => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let time = Date.parse('2026-10-01T12:00:00Z');
  const faults: unknown[] = [];

  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(() => database?.remove());

  const limits = { key: 100, address: 40, refused: 3 };
  /** What one process counts with. */
  const oneProcess = (given: Partial<typeof limits> = {}) =>
    new Rates({
      db: database.db,
      secret: 'a secret for tests',
      limits: { ...limits, ...given },
      now: () => new Date(time),
      report: (error) => faults.push(error),
    });
  const times = (count: number, rates: Rates, subject: string) =>
    Array.from({ length: count }, () => rates.count('address', subject)).filter(Boolean).length;
  const rows = () => database.db.select().from(rateCounts);

  it('let a subject through up to its limit, and again in the next minute', () => {
    const rates = oneProcess();
    expect(times(50, rates, '203.0.113.1')).toBe(40);
    expect(rates.isUsedUp('address', '203.0.113.1')).toBe(true);
    expect(times(50, rates, '203.0.113.2')).toBe(40);
    expect(rates.secondsLeft()).toBe(60);
    time += 59_500;
    expect(times(1, rates, '203.0.113.1')).toBe(0);
    expect(rates.secondsLeft()).toBe(1);
    time += 500;
    expect(times(50, rates, '203.0.113.1')).toBe(40);
  });

  it('count every kind for itself, and nothing where the limit is 0', () => {
    const rates = oneProcess({ address: 0 });
    expect(times(1000, rates, 'a')).toBe(1000);
    expect(rates.isUsedUp('address', 'a')).toBe(false);
    for (let i = 0; i < 3; i += 1) expect(rates.count('refused', 'a')).toBe(true);
    expect(rates.count('refused', 'a')).toBe(false);
    expect(rates.count('key', 'a')).toBe(true);
  });

  it('are shared by all processes', async () => {
    const [one, other] = [oneProcess(), oneProcess()];
    expect(times(30, one, 'shared')).toBe(30);
    await one.flush();
    // Heard with its own next count, which is large enough to be told.
    expect(times(2, other, 'shared')).toBe(2);
    await other.flush();
    expect(times(50, other, 'shared')).toBe(8);
    await other.flush();
    await one.flush();
    expect(times(50, one, 'shared')).toBeLessThanOrEqual(10);
  });

  it('are added up where processes write at the same moment', async () => {
    const processes = Array.from({ length: 6 }, () => oneProcess({ address: 100_000 }));
    const subjects = Array.from({ length: 30 }, (_, i) => `together ${i}`);
    for (const rates of processes)
      for (const subject of subjects) expect(times(6000, rates, subject)).toBe(6000);
    const before = new Set((await rows()).map(({ subject }) => subject));
    await Promise.all(processes.map((rates) => rates.flush()));
    const added = (await rows()).filter(({ subject }) => !before.has(subject));
    expect(added.map(({ calls }) => calls)).toEqual(subjects.map(() => 36_000));
    expect(faults).toEqual([]);
  });

  it('leave no address and no small count in the database', async () => {
    const rates = oneProcess();
    const before = (await rows()).length;
    times(1, rates, '192.0.2.77');
    await rates.flush();
    expect(await rows()).toHaveLength(before);
    times(10, rates, '192.0.2.77');
    await rates.flush();
    const stored = await rows();
    expect(stored).toHaveLength(before + 1);
    expect(JSON.stringify(stored)).not.toContain('192.0.2.77');
  });

  it('forget minutes that are over', async () => {
    expect((await rows()).length).toBeGreaterThan(0);
    time += 20 * 60_000;
    const rates = oneProcess();
    times(10, rates, 'later');
    await rates.flush();
    await expect.poll(async () => (await rows()).length).toBe(1);
  });

  it('know a subject of this minute and of the last one', () => {
    const rates = oneProcess();
    expect(rates.isKnown('key', 'k')).toBe(false);
    rates.count('key', 'k');
    expect(rates.isKnown('key', 'k')).toBe(true);
    time += 60_000;
    expect(rates.isKnown('key', 'k')).toBe(true);
    time += 60_000;
    expect(rates.isKnown('key', 'k')).toBe(false);
  });

  it('go on in memory, and say so once, where the database is gone', async () => {
    const broken = await freshDatabase(kind);
    await broken.remove();
    const told: unknown[] = [];
    const rates = new Rates({
      db: broken.db,
      secret: 'a secret for tests',
      limits,
      now: () => new Date(time),
      report: (error) => told.push(error),
    });
    expect(times(50, rates, 'x')).toBe(40);
    const began = told.length;
    await rates.flush();
    await rates.flush();
    expect(told.length - began).toBeLessThanOrEqual(2);
    expect(times(50, rates, 'x')).toBe(0);
  });
});
