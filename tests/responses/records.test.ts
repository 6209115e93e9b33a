import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnOf, csvRecords, separatorOf } from '../../app/responses/csvRecords.server';
import { decoded, FileFault, type FileRecord } from '../../app/responses/file.server';
import { jsonArray, jsonLines } from '../../app/responses/jsonRecords.server';
import { everyKindStudy } from '../study/fixtures';

const study = everyKindStudy();

/** A text's bytes in chunks of some size, so that letters and lines are cut anywhere. */
async function* bytes(text: string | Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  const all = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  for (let start = 0; start < all.length; start += size) yield all.subarray(start, start + size);
}

async function all(records: AsyncIterable<FileRecord | FileRecord[]>): Promise<FileRecord[]> {
  const list: FileRecord[] = [];
  for await (const some of records) list.push(...[some].flat());
  return list;
}

const csv = (text: string | Uint8Array, size?: number) =>
  all(csvRecords(decoded(bytes(text, size)), study, { keepRaw: false }));
const values = async (text: string | Uint8Array, size?: number) =>
  (await csv(text, size)).map(({ value }) => value);

describe('a CSV file', () => {
  it.each([
    ['commas', 'audience,advise,words\nconsumer,9,"a, b"\n'],
    ['semicolons', 'audience;advise;words\nconsumer;9;"a, b"\n'],
    ['tabs', 'audience\tadvise\twords\nconsumer\t9\ta, b\n'],
    ['a byte order mark', '\ufeffaudience,advise,words\r\nconsumer,9,"a, b"\r\n'],
    ['no line break at its end', 'audience,advise,words\nconsumer,9,"a, b"'],
    ['empty lines', 'audience,advise,words\n\nconsumer,9,"a, b"\n\n'],
    ['old line breaks', 'audience,advise,words\rconsumer,9,"a, b"\r'],
  ])('with %s gives its record', async (_, text) => {
    for (const size of [1, 5, 1000])
      expect(await values(text, size)).toEqual([
        { audience: 'consumer', answers: { advise: 9, words: 'a, b' } },
      ]);
  });

  it('keeps line breaks and doubled quotation marks of a quoted cell', async () => {
    expect(await values('audience,words\nmanager,"one\n""two"""\nconsumer,x')).toEqual([
      { audience: 'manager', answers: { words: 'one\n"two"' } },
      { audience: 'consumer', answers: { words: 'x' } },
    ]);
  });

  it('keeps letters of several bytes, wherever its bytes are cut, and a mark that does not stand first', async () => {
    const words = 'xå\ufeffy😀z';
    for (const size of [1, 2, 3, 5, 24, 25, 1000])
      expect(await values(`audience,words\nconsumer,${words}\nconsumer,plain\n`, size)).toEqual([
        { audience: 'consumer', answers: { words } },
        { audience: 'consumer', answers: { words: 'plain' } },
      ]);
    for (const size of [1, 2, 25])
      await expect(
        csv(Uint8Array.of(...Buffer.from('audience\n'), 0xc3, 0x41), size),
      ).rejects.toThrow('is not UTF-8');
  });

  it('reads every column by what its item takes', async () => {
    const text = [
      'respondent,audience,locale,submitted_at,weight,cluster,uses,order,minutes,returned,returned.other,booking',
      'p1,consumer,sv,2026-10-01T12:00:00Z,0.5,shop,app|desk,price|sleep,1.5,else,my own,dk',
      ',manager,,,,,dk,,dk,,,',
    ].join('\n');
    expect(await values(text)).toEqual([
      {
        respondent: 'p1',
        audience: 'consumer',
        locale: 'sv',
        submittedAt: '2026-10-01T12:00:00Z',
        weight: 0.5,
        cluster: 'shop',
        answers: {
          uses: ['app', 'desk'],
          order: ['price', 'sleep'],
          minutes: 1.5,
          returned: 'else',
          'returned.other': 'my own',
          booking: 'dk',
        },
      },
      { audience: 'manager', answers: { uses: 'dk', minutes: 'dk' } },
    ]);
  });

  it('takes a decimal comma only where commas separate nothing', async () => {
    expect(await values('audience;minutes\nconsumer;1,5')).toEqual([
      { audience: 'consumer', answers: { minutes: 1.5 } },
    ]);
    expect(await values('audience,minutes\nconsumer,"1,5"')).toEqual([
      { audience: 'consumer', answers: { minutes: '1,5' } },
    ]);
  });

  it('names a row with too many or too few cells, and reads on', async () => {
    const records = await csv('audience,advise\nconsumer\nconsumer,1,2\nmanager,3\n');
    expect(records.map(({ row, fault }) => [row, fault?.message])).toEqual([
      [1, 'has 1 cells, and the header 2'],
      [2, 'has 3 cells, and the header 2'],
      [3, undefined],
    ]);
  });

  it.each([
    ['nothing', '', 'The file is empty'],
    ['only white space', ' \n\n', 'The file is empty'],
    ['an open quotation mark in its header', 'audience,"words\nconsumer,x', 'of the header'],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x61, 0, 0x62, 0), 'is UTF-16'],
    ['Latin-1', Uint8Array.of(0x61, 0xe5, 0x2c, 0x62), 'is not UTF-8'],
    ['NUL characters', 'audience\nconsu\u0000mer', 'NUL'],
  ])('that holds %s is refused with the reason', async (_, text, reason) => {
    await expect(csv(text)).rejects.toThrow(FileFault);
    await expect(csv(text)).rejects.toThrow(reason);
  });

  it.each<[string, string, string[], (number | undefined)[]]>([
    ['inside a cell', 'consumer,a"b', ['x', 'y'], [2]],
    ['behind a quoted cell', 'consumer,"a"b', ['x', 'y'], [2]],
    ['never closed', 'consumer,"open', ['x', 'y'], [2]],
    ['never closed, where others are quoted', 'consumer,"open', ['x', '"y, z"'], [2]],
    ['inside a cell of several lines', 'consumer,"say "hi"\nand left"', ['x', 'y'], [2, 3]],
  ])('names the row of a quotation mark %s, and reads on', async (_, bad, after, rows) => {
    const text = `audience,words\nmanager,"one\ntwo"\n${bad}\nconsumer,${after.join('\nconsumer,')}\n`;
    for (const size of [1, 7, 1000]) {
      const records = await csv(text, size);
      const faulty = records.filter(({ fault }) => fault);
      expect(faulty.map(({ row }) => row)).toEqual(rows);
      expect(faulty[0]?.fault?.message).toContain('quotation mark');
      expect(records.map(({ row }) => row)).toEqual(records.map((_, place) => place + 1));
      const said = records.flatMap(({ value }) => (value ? [value] : []));
      expect(said).toContainEqual({ audience: 'manager', answers: { words: 'one\ntwo' } });
      expect(said).toContainEqual({ audience: 'consumer', answers: { words: 'x' } });
    }
  });

  it('names rows whose stray quotation marks close each other, and keeps the row between', async () => {
    const rows = ['consumer,"open,3', 'consumer,x,4', 'consumer,y,5"', 'manager,z,6'];
    const records = await csv(`audience,words,advise\n${rows.join('\n')}\n`);
    expect(records.map(({ fault }) => fault !== undefined)).toEqual([true, false, true, false]);
  });

  it('reads a cell of several lines that has one separator too many as one faulty row', async () => {
    const records = await csv('audience,words\nconsumer,"a\nb",x\nmanager,c\n');
    expect(records.map(({ fault }) => fault?.message)).toEqual([
      'has 3 cells, and the header 2',
      undefined,
    ]);
  });

  it('reads many rows of stray quotation marks, and a cell as long as a record may be, in time', async () => {
    const strays = `${'consumer,"a\n'.repeat(20_000)}`;
    const long = `consumer,"${'x\n'.repeat(1_500_000)}"\n`;
    const records = await csv(`audience,words\n${strays}${long}manager,c\n`, 65_536);
    expect(records.filter(({ fault }) => fault).length).toBeGreaterThan(19_999);
    expect(records.at(-1)?.value).toEqual({ audience: 'manager', answers: { words: 'c' } });
  }, 20_000);

  it.each([
    ['sep=;\naudience;words\nconsumer;a,b\n', 'a,b'],
    ['sep=|\r\naudience|words\r\nconsumer|a,b\r\n', 'a,b'],
    ['\ufeff"sep=,"\naudience,words\nconsumer,a;b\n', 'a;b'],
    ['SEP=\t\naudience\twords\nconsumer\ta;b\n', 'a;b'],
  ])('honours the separator that a first line tells: %j', async (text, words) => {
    for (const size of [1, 1000])
      expect(await values(text, size)).toEqual([{ audience: 'consumer', answers: { words } }]);
  });

  it('with a faulty header is refused with every fault of it', async () => {
    const fault = await csv('ghost,advise,advise,,respondent\n1,2,3,4,5').catch((error) => error);
    expect(fault).toBeInstanceOf(FileFault);
    expect(fault).toMatchObject({
      row: 0,
      columns: [
        { path: 'ghost', message: 'is no item of the study' },
        { path: 'advise', message: 'is named twice' },
        { path: '', message: 'column 4 has no name' },
        { path: 'audience', message: 'is missing' },
      ],
    });
  });

  it('gives each record as it stood, where that is asked for', async () => {
    const text = 'audience,words\nconsumer,"a\nb"\nmanager,c\n';
    const heads: string[] = [];
    const read = (given: string) =>
      all(
        csvRecords(decoded(bytes(given)), study, {
          keepRaw: true,
          onHead: (head) => void heads.push(head),
        }),
      );
    expect((await read(text)).map(({ raw }) => raw)).toEqual(['consumer,"a\nb"', 'manager,c']);
    await read('sep=;\naudience;words\n');
    expect(heads).toEqual(['audience,words', 'sep=;\naudience;words']);
  });

  it('tells its separator by the header, not by what is quoted', () => {
    expect(separatorOf('a;b;"c,d,e,f"')).toBe(';');
    expect(separatorOf('audience')).toBe(',');
    expect(separatorOf('a\tb,c\td')).toBe('\t');
  });

  it('knows a fault’s column', () => {
    expect(columnOf('$.answers.advise')).toBe('advise');
    expect(columnOf("$.answers['returned.other']")).toBe('returned.other');
    expect(columnOf('$.submittedAt')).toBe('submitted_at');
    expect(columnOf('$.weight')).toBe('weight');
  });
});

describe('JSON lines', () => {
  const lines = (text: string, size?: number) => all(jsonLines(decoded(bytes(text, size)), false));

  it('give a record each, whatever their line breaks', async () => {
    for (const size of [1, 3, 1000])
      expect(
        (await lines('\ufeff{"a":1}\r\n\n{"a":"å\\n"}', size)).map(({ value }) => value),
      ).toEqual([{ a: 1 }, { a: 'å\n' }]);
  });

  it('name a line that is no JSON, names a member twice or means a prototype, and read on', async () => {
    const records = await lines('{"a":1\n{"a":1,"a":2}\n{"__proto__":1}\n{"a":3}\n');
    expect(records.map(({ fault, value }) => fault?.message.slice(0, 11) ?? value)).toEqual([
      'is not JSON',
      'is named tw',
      '"__proto__"',
      { a: 3 },
    ]);
  });

  it('that hold nothing are refused', async () => {
    await expect(lines('\n\n')).rejects.toThrow('The file is empty');
  });
});

describe('a JSON array', () => {
  const array = (text: string, size?: number) => all(jsonArray(decoded(bytes(text, size)), false));

  it('gives its elements one by one, cut anywhere: what JSON.parse gives', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.object({ maxDepth: 3 }), { maxLength: 6 }),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(undefined, 1),
        async (list, size, indent) => {
          const text = JSON.stringify(list, null, indent);
          if (/__proto__/.test(text)) return;
          expect((await array(text, size)).map(({ value }) => value)).toEqual(JSON.parse(text));
        },
      ),
    );
  });

  it('may be a single value', async () => {
    expect((await array(' {"a":[1,"]"]} ')).map(({ value }) => value)).toEqual([{ a: [1, ']'] }]);
  });

  it.each([
    ['[1,]', 'element 2 is missing'],
    ['[,1]', 'element 1 is missing'],
    ['[1', 'it ends in the middle of the array.'],
    ['[1] 2', 'something follows'],
    ['[{"a":}]', 'record 1 is not JSON'],
    ['[1}2]', 'record 1 is not JSON'],
    ['', 'empty'],
  ])('of %s is refused: %s', async (text, reason) => {
    await expect(array(text)).rejects.toThrow(reason);
  });
});
