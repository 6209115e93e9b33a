import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../app/study/columns';
import { csvCell, harmless, withoutHarmlessness } from '../../app/study/csvCell';
import { everyKindStudy } from './fixtures';

describe('the columns of a response file', () => {
  it('are the frame and the items of the document, each "other" behind its item', () => {
    expect(columnsOf(everyKindStudy()).map(({ name }) => name)).toEqual([
      'respondent',
      'audience',
      'locale',
      'submitted_at',
      'weight',
      'cluster',
      'booking',
      'returned',
      'returned.other',
      'uses',
      'order',
      'minutes',
      'advise',
      'words',
      'region',
      'why',
    ]);
  });
});

describe('a cell', () => {
  it.each([
    ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
    ['+46 8', "'+46 8"],
    ['-1+2', "'-1+2"],
    ['@cmd', "'@cmd"],
    ['\t=1', "'\t'=1"],
    ['\n=1', `"'\n'=1"`],
    ['＝1+1', "'＝1+1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠cmd', "'＠cmd"],
    ["'=1", "''=1"],
    ["'＝1", "''＝1"],
    ['-5', '-5'],
    ["'tis", "'tis"],
    ['a,b', '"a,b"'],
    ['a\nb', '"a\nb"'],
  ])('of %j is written %j', (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });

  it('says nothing where there is nothing, and numbers as they are', () => {
    expect([csvCell(null), csvCell(1e-7), csvCell(-2)]).toEqual(['', '1e-7', '-2']);
  });

  it('is never run as a formula, and reads back as it was', () => {
    const start = fc.constantFrom(
      ...["'", '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', 'a', '1', ''],
    );
    fc.assert(
      fc.property(fc.array(start, { maxLength: 4 }), fc.string(), (first, rest) => {
        const text = first.join('') + rest;
        const cell = harmless(text);
        if (!/^[-+]?[\d.]/.test(text)) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
        expect(withoutHarmlessness(cell)).toBe(text);
      }),
    );
  });

  it('is none either where a spreadsheet separates cells by something else', () => {
    expect(csvCell('hello;=1+1')).toBe("hello;'=1+1");
    expect(csvCell('a\t@SUM(A1)')).toBe("a\t'@SUM(A1)");
    expect(csvCell('well ; fine; thanks')).toBe('well ; fine; thanks');
    const part = fc.constantFrom(';', '\t', '\n', ' ', "'", '=', '-', '＝', 'a', '1');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        const cell = harmless(text);
        // A number is none.
        const begun = /^-?1+$/.test(text) ? [] : cell.split(/[;\t\r\n]/);
        for (const one of begun) expect(one).not.toMatch(/^[=+\-@＝＋－＠]/);
        expect(withoutHarmlessness(cell)).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });
});
