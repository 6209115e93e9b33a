import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldText, MultipartFault, multipartParts } from '../../app/http/multipart.server';

const TYPE = 'multipart/form-data; boundary=----a1';

/** A body in pieces of these lengths, over and over. */
async function* inPieces(text: string, lengths: readonly number[]): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0, turn = 0; at < bytes.byteLength; turn += 1) {
    const length = lengths[turn % lengths.length] ?? 1;
    yield bytes.subarray(at, at + length);
    at += length;
  }
}

const part = (head: string, text: string) =>
  `------a1\r\nContent-Disposition: form-data; ${head}\r\n\r\n${text}\r\n`;

async function read(body: string, lengths: readonly number[] = [7], type = TYPE) {
  const found: [string, string | null, string][] = [];
  for await (const one of multipartParts(type, inPieces(body, lengths)))
    found.push([one.name, one.file, await fieldText(one)]);
  return found;
}

describe('a form of parts', () => {
  const body = `${part('name="mode"', 'skip')}${part('name="file"; filename="å %22b%22.csv"', 'a,b\r\n--x\r\n')}------a1--`;

  it('gives its fields and files whole, however it is cut up', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1 }),
        async (cuts) => {
          expect(await read(body, cuts)).toEqual([
            ['mode', null, 'skip'],
            ['file', 'å "b".csv', 'a,b\r\n--x\r\n'],
          ]);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('passes over what nobody reads of a part', async () => {
    const names: string[] = [];
    for await (const { name } of multipartParts(TYPE, inPieces(body, [5]))) names.push(name);
    const long = `${part('name="a"; filename="a"', 'x'.repeat(500))}${body}`;
    for await (const { name, bytes } of multipartParts(TYPE, inPieces(long, [9]))) {
      names.push(name);
      // Left in the middle.
      for await (const _ of bytes) break;
    }
    expect(names).toEqual(['mode', 'file', 'a', 'mode', 'file']);
  });

  it('tells what is none, or breaks off', async () => {
    for (const [text, type] of [
      [body, 'text/csv'],
      [body, 'multipart/form-data'],
      [body, 'multipart/form-data; boundary=other'],
      [body.slice(0, -40), TYPE],
      [part('filename="x"', 'no name'), TYPE],
      [part(`name="${'x'.repeat(20_000)}"`, 'long'), TYPE],
      [`${part('name="x"', 'y'.repeat(20_000))}------a1--`, TYPE],
      [`${part('name="x"', 'y').repeat(60)}------a1--`, TYPE],
    ] as const)
      await expect(read(text, [64], type)).rejects.toThrow(MultipartFault);
  });
});
