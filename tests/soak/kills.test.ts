import { describe, expect, it } from 'vitest';
import { DATABASES } from '../system/program';
import { survivesKills } from './kills';

/** Kills for each database; the soak run's hundred, or a sample of them. */
const KILLS = process.env.SOAK ? 100 : 1;

describe.each(DATABASES)('the %s database', (kind) => {
  it(
    `keeps what was acknowledged over ${KILLS} kills under load, and counts it once`,
    async () => {
      const totals = await survivesKills(kind, { kills: KILLS, seed: `kills ${kind}` });
      console.log(kind, JSON.stringify(totals));
      expect(totals.kills).toBe(KILLS);
      expect(totals.responses).toBeGreaterThan(10 * KILLS);
      expect(totals.files).toBeGreaterThanOrEqual(Math.floor(KILLS / 10));
    },
    KILLS * 60_000,
  );
});
