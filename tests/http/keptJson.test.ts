import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { keptJson } from '../../app/http/keptJson.server';

const rows = (length = 200) =>
  Array.from({ length }, (_, i) => ({ item: `item_${i}`, gap: i / 7 }));
const asking = (encoding?: string) =>
  new Request('http://localhost/api', {
    headers: encoding === undefined ? {} : { 'Accept-Encoding': encoding },
  });

async function textOf(response: Response): Promise<string> {
  const body = Buffer.from(await response.arrayBuffer());
  expect(response.headers.get('Content-Length')).toBe(String(body.length));
  return (response.headers.get('Content-Encoding') === 'gzip' ? gunzipSync(body) : body).toString();
}

describe('a document that is kept', () => {
  test.each([
    ['gzip', 'gzip'],
    ['br;q=1.0, GZIP;q=0.8', 'gzip'],
    ['gzip;q=0, identity', null],
    ['gzip; q=0.000', null],
    ['br', null],
    [undefined, null],
  ])('is sent as whoever asks takes it: %s', async (offered, encoding) => {
    const document = { format: 'parallax.gaps/1', rows: rows(), index: { value: null } };
    const response = await keptJson(asking(offered), document);
    expect(response.headers.get('Content-Encoding')).toBe(encoding);
    expect(response.headers.get('Vary')).toBe('Accept-Encoding');
    expect(await textOf(response)).toBe(JSON.stringify(document));
  });

  test('is not compressed where that saves nothing', async () => {
    const response = await keptJson(asking('gzip'), { rows: [] });
    expect(response.headers.get('Content-Encoding')).toBeNull();
    expect(await textOf(response)).toBe('{"rows":[]}');
  });

  test.each([300, 301, 899, 900, 1201])(
    'is the same however many rows it has: %i',
    async (length) => {
      const list = rows(length);
      const document = { format: 'parallax.gaps/1', against: undefined, rows: list, index: 'ä' };
      const text = JSON.stringify(document);
      const [zipped, again] = await Promise.all([
        keptJson(asking('gzip'), document),
        keptJson(asking('gzip'), { ...document }),
      ]);
      expect(await textOf(zipped)).toBe(text);
      expect(await textOf(again)).toBe(text);
      list.pop();
      expect(await textOf(await keptJson(asking(), document))).toBe(text);
      const last = { index: 1, rows: list };
      expect(await textOf(await keptJson(asking('gzip'), last))).toBe(JSON.stringify(last));
    },
  );

  test('is written out once for the same rows, and again where something else of it differs', async () => {
    const list = rows();
    const first = await textOf(await keptJson(asking('gzip'), { confidence: 0.95, rows: list }));
    list.pop();
    expect(await textOf(await keptJson(asking(), { confidence: 0.95, rows: list }))).toBe(first);
    const other = { confidence: 0.9, rows: list };
    expect(await textOf(await keptJson(asking('gzip'), other))).toBe(JSON.stringify(other));
  });
});
