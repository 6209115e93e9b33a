import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CopyLines } from '../../db/copy.server';

const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const awkward = fc.constantFrom('\\N', '\\', 'a\tb', 'a\nb\r', '\\t', 'åäö', '🙂'.repeat(9));
const optional = fc.option(fc.oneof(text, awkward), { nil: null });
const record = fc.record({
  row: fc.integer({ min: 1, max: 10_000_000 }),
  audience: fc.constantFrom('consumer' as const, 'manager' as const),
  respondent: optional,
  locale: fc.constantFrom(null, 'sv'),
  submittedAt: fc.date({
    min: new Date('1900-01-01T00:00:00Z'),
    max: new Date('2999-12-31T00:00:00Z'),
    noInvalidDate: true,
  }),
  weight: fc.double({ min: 1e-6, max: 1e9, noNaN: true }),
  cluster: optional,
  json: fc
    .dictionary(fc.constantFrom('words', 'uses'), fc.oneof(text, awkward))
    .map((answers) => JSON.stringify(answers)),
});

describe('lines of a copy', () => {
  it('are read as what was written, whatever characters it holds', () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 20 }), (records) => {
        const lines = new CopyLines({ id: 'wave', tenantId: 'main' }, 'import000001');
        for (const one of records) lines.add(one);
        expect(lines.rows).toBe(records.length);
        expect(lines.records()).toEqual(records);
      }),
    );
  });

  it('take more room as they need it', () => {
    const lines = new CopyLines({ id: 'wave', tenantId: 'main' }, 'import000001');
    const json = JSON.stringify({ words: 'ä'.repeat(900_000) });
    const one = { audience: 'consumer' as const, respondent: null, locale: null, cluster: null };
    const submittedAt = new Date('2026-10-01T00:00:00Z');
    for (const row of [1, 2, 3]) lines.add({ ...one, row, submittedAt, weight: 1, json });
    expect(lines.records().map(({ row, json: said }) => [row, said === json])).toEqual([
      [1, true],
      [2, true],
      [3, true],
    ]);
  });
});
