import { describe, expect, it } from 'vitest';
import { DATABASES } from '../system/program';
import { largeFile } from './largeFiles';

/** Rows of the file; the soak run's half a million, or a sample of them. */
const ROWS = process.env.SOAK ? 500_000 : 5_000;

describe.each(DATABASES)('the %s database', (kind) => {
  it(`takes and gives ${ROWS} rows in little memory while respondents answer`, async () => {
    const figures = await largeFile(kind, ROWS);
    console.log(kind, JSON.stringify(figures));
    expect(figures.importAbove).toBeLessThan(150);
    expect(figures.exportAbove).toBeLessThan(150);
    // What else a machine does is no fault of the program, so that only the soak run looks at times.
    if (process.env.SOAK) expect(figures.medianWait).toBeLessThan(300);
  }, 1_800_000);
});
