import { describe, expect, it } from 'vitest';
import { freshDatabase } from '../system/database';
import { DATABASES } from '../system/program';
import { keepsSchedules } from './schedules';

/** Schedules on each database; the soak run's thousands, or a sample of them. */
const SCHEDULES = process.env.SOAK ? { server: 3_000, embedded: 300 } : { server: 40, embedded: 4 };

describe.each(DATABASES)('the %s database', (kind) => {
  const schedules = SCHEDULES[kind];
  it(`loses and doubles nothing in ${schedules} schedules of writers, importers, erasers, markers, folders and readers`, async () => {
    const database = await freshDatabase(kind);
    try {
      const totals = await keepsSchedules(database, { schedules, seed: 20_261_125 });
      console.log(kind, JSON.stringify(totals));
      expect(totals.schedules).toBe(schedules);
      expect(totals.stored).toBeGreaterThan(schedules);
      expect(totals.erased).toBeGreaterThan(0);
      expect(totals.marked).toBeGreaterThan(0);
    } finally {
      await database.remove();
    }
  }, 3_600_000);
});
