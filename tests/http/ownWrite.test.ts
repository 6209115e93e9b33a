import { describe, expect, it } from 'vitest';
import { isOwnWrite } from '../../app/http/ownWrite';

const own = (
  method: string,
  address: string,
  headers: Record<string, string> = {},
  publicUrl = 'https://parallax.example',
) => isOwnWrite(method, new URL(address, 'http://inside:3000'), new Headers(headers), publicUrl);

describe('a request in the name of a signed-in browser', () => {
  it('may read from anywhere', () => {
    for (const method of ['GET', 'HEAD', 'OPTIONS'])
      expect(own(method, '/account', { 'Sec-Fetch-Site': 'cross-site' })).toBe(true);
  });

  it.each<[Record<string, string>, boolean]>([
    [{ 'Sec-Fetch-Site': 'same-origin' }, true],
    [{ 'Sec-Fetch-Site': 'none' }, true],
    [{ 'Sec-Fetch-Site': 'same-site' }, false],
    [{ 'Sec-Fetch-Site': 'cross-site' }, false],
    [{ 'Sec-Fetch-Site': 'cross-site', Origin: 'https://parallax.example' }, false],
    [{ Origin: 'https://parallax.example' }, true],
    [{ Origin: 'http://inside:3000' }, true],
    [{ Origin: 'https://evil.example' }, false],
    [{ Origin: 'https://parallax.example.evil.example' }, false],
    [{ Origin: 'http://inside:3001' }, false],
    [{ Origin: 'null' }, false],
    [{}, false],
  ])('that changes something with %j: %s', (headers, expected) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      expect(own(method, '/account', headers)).toBe(expected);
  });

  it('is none where a key or a respondent’s token is brought', () => {
    const elsewhere = { Origin: 'https://elsewhere.example' };
    expect(own('POST', '/api/v1/studies', elsewhere)).toBe(true);
    expect(own('POST', '/q/x7/consumer', elsewhere)).toBe(true);
    for (const address of ['/q', '/qs', '/apis/x', '/q/../account', '/x/q/y', '//account'])
      expect([address, own('POST', `http://inside:3000${address}`, elsewhere)]).toEqual([
        address,
        false,
      ]);
  });
});
