import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { firstAdministrator } from '../../app/accounts/firstAdministrator.server';
import { listUsers } from '../../db/users.server';
import { freshDatabase } from '../system/database';

it('of many starts at once one makes the administrator', async () => {
  const database = await freshDatabase('server');
  const { db } = database;
  const start = (email: string) =>
    firstAdministrator(db, 'main', { email, password: 'the same for all of them' });
  try {
    let starts: ReturnType<typeof start>[] = [];
    // Nobody can write until each has seen that there is none.
    await db.transaction(async (tx) => {
      await tx.execute(sql`lock table users in share mode`);
      starts = Array.from({ length: 6 }, (_, i) => start(`boss-${i}@example.org`));
      await wait(2000);
    });
    const made = (await Promise.all(starts)).filter((one) => one !== undefined);
    expect(made).toHaveLength(1);
    const accounts = await listUsers(db, 'main');
    expect(accounts.map(({ email }) => email)).toEqual([made[0]?.email]);
  } finally {
    await database.remove();
  }
});
