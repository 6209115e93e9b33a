import { describe, expect, it } from 'vitest';
import { DATABASES } from '../system/program';
import { largeFile } from './largeFiles';

/** Rows of the file; the soak run's half a million, or a sample of them. */
const ROWS = process.env.SOAK ? 500_000 : 5_000;

/** The longest that anybody may wait for a page beside a file, in milliseconds. */
const LONGEST = 3000;

describe.each(DATABASES)('the %s database', (kind) => {
  it(`takes and gives ${ROWS} rows in little memory while respondents answer`, async () => {
    const figures = await largeFile(kind, ROWS);
    console.log(kind, JSON.stringify(figures));
    expect(figures.importAbove).toBeLessThan(150);
    expect(figures.exportAbove).toBeLessThan(150);
    for (const [what, { pages, median, longest }] of Object.entries(figures.waits)) {
      // Nobody waits where nobody answers.
      expect([what, pages > 0]).toEqual([what, true]);
      // What else a machine does is no fault of the program, so that only the soak run looks at times.
      if (!process.env.SOAK) continue;
      expect([what, median]).toEqual([what, expect.toSatisfy((wait: number) => wait <= 300)]);
      expect([what, longest]).toEqual([what, expect.toSatisfy((wait: number) => wait <= LONGEST)]);
    }
  }, 1_800_000);
});
