import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOf } from '../../app/responses/csvCells';
import { csvRecords } from '../../app/responses/csvRecords.server';
import { columnsOf } from '../../app/study/columns';
import { filed, responseSchema } from '../../app/study/response';
import { everyKindStudy } from '../study/fixtures';

const study = everyKindStudy();
const moment = new Date('2026-10-01T00:00:00Z');

describe('the cells of a CSV record', () => {
  it('are those that csv-parse reads, quotation marks that stand wrong included', () => {
    const text = fc
      .array(fc.constantFrom('a', 'bc', '"', '""', ',', ';', ' ', '\n', 'å', "'"), {
        maxLength: 12,
      })
      .map((parts) => parts.join(''))
      // Cut from a file, a record has line breaks within quotation marks only.
      .filter((record) => record !== '' && !/\n/.test(record.replace(/"[^"]*"/g, '')));
    fc.assert(
      fc.property(text, fc.constantFrom(',', ';'), (record, delimiter) => {
        expect(cellsOf(record, delimiter)).toEqual(byLibrary(record, delimiter));
      }),
      { numRuns: 1000 },
    );
  });
});

function byLibrary(record: string, delimiter: string): string[] | null {
  try {
    const rows: string[][] = parse(record, { delimiter, relax_column_count: true });
    return rows.length === 1 ? (rows[0] ?? null) : null;
  } catch {
    return null;
  }
}

describe('rows that are checked as they are read', () => {
  /** Cells of each column that are right, and others. */
  const cellsBy: Record<string, [string[], string[]]> = {
    respondent: [['a', "'=b"], ['x'.repeat(201)]],
    audience: [
      ['consumer', 'manager'],
      ['boss', ' consumer'],
    ],
    locale: [['sv', 'en-GB'], ['no tag']],
    submitted_at: [['2026-10-01T12:00:00Z'], ['1800-01-01T00:00:00Z', 'today']],
    weight: [
      ['1', '0.5'],
      ['0', '1e12', 'heavy'],
    ],
    cluster: [['shop', "'@a"], []],
    booking: [['easy', 'dk', ' hard '], ['simple']],
    returned: [['yes', 'no', 'else'], ['dk']],
    'returned.other': [[''], ['hm']],
    uses: [
      ['app|desk', 'none', 'dk', 'phone | app'],
      ['none|app', 'app|app'],
    ],
    order: [['price', 'sleep|price'], ['price|place|sleep']],
    minutes: [
      ['7.5', '-0', '60'],
      ['7,5', '61', 'dk', '0.2'],
    ],
    advise: [
      ['0', '10', '7'],
      ['11', 'x'],
    ],
    words: [['Hi', 'a "b"', '  ', 'två\nrader'], []],
    region: [['N'], ['Q']],
    why: [['noise', 'cost'], []],
  };
  const columns = columnsOf(study).map(({ name }) => name);
  const cell = (name: string) => {
    const [right, others] = cellsBy[name] ?? [[], []];
    const empty = name === 'audience' ? 'consumer' : '';
    return fc.oneof(
      { weight: 10, arbitrary: fc.constant(empty) },
      { weight: 20, arbitrary: fc.constantFrom(...right) },
      { weight: 1, arbitrary: fc.constantFrom(...others, '') },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
    );
  };
  const row = fc.tuple(...columns.map(cell));

  it.each([',', ';'])(
    'say what the schema says of them, or are left to it, with "%s"',
    async (delimiter) => {
      const schema = responseSchema(study, moment);
      let read = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), async (rows) => {
          const text = [columns, ...rows]
            .map((cells) => cells.map(quoted).join(delimiter))
            .join('\n');
          const plain = await records(text, undefined);
          const checked = await records(text, moment);
          expect(checked.map(({ row, fault }) => [row, fault])).toEqual(
            plain.map(({ row, fault }) => [row, fault]),
          );
          for (const [place, { row, value, response }] of checked.entries()) {
            const parsed = schema.safeParse(plain[place]?.value);
            if (!response) {
              expect(value).toEqual(plain[place]?.value);
              continue;
            }
            read += 1;
            if (!parsed.success) throw parsed.error;
            const expected = filed(study, row, parsed.data);
            expect({ ...response, json: JSON.parse(response.json) }).toEqual({
              ...expected,
              json: JSON.parse(expected.json),
            });
          }
        }),
        { numRuns: 100 },
      );
      expect(read).toBeGreaterThan(100);
    },
  );

  async function records(text: string, at: Date | undefined) {
    const list = [];
    const bytes = async function* () {
      yield text;
    };
    for await (const some of csvRecords(bytes(), study, { keepRaw: false, moment: at }))
      list.push(...some);
    return list;
  }
});

const quoted = (cell: string) =>
  /["\r\n,;]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
