import { describe, expect, it } from 'vitest';
import { DATABASES } from '../system/program';
import { fuzz } from './fuzz';

/** Requests to each database; the soak run's tens of thousands, or a sample of them. */
const CASES = process.env.SOAK ? 20_000 : 70;

describe.each(DATABASES)('the %s database', (kind) => {
  it(`answers ${CASES} requests that nobody sends, none of them with a fault of its own`, async () => {
    const totals = await fuzz(kind, { cases: CASES, seed: 20_261_125 });
    console.log(kind, JSON.stringify(totals));
    expect(totals.cases).toBe(CASES);
    expect(totals.statuses['2xx']).toBeGreaterThan(0);
    expect(totals.statuses['4xx']).toBeGreaterThan(0);
  }, 1_800_000);
});
