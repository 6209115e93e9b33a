import { describe, expect, it } from 'vitest';
import { agentName } from '../../app/accounts/agent';
import { ownPath } from '../../app/accounts/destination';

describe('where a sign-in may lead', () => {
  it.each([
    ['/waves', '/waves'],
    ['/waves/x7/report?by=country&lang=sv', '/waves/x7/report?by=country&lang=sv'],
    ['/waves/../account', '/account'],
    ['/%2F%2Fevil.example', '/%2F%2Fevil.example'],
    ['/%5C%5Cevil.example', '/%5C%5Cevil.example'],
    ['/@evil.example', '/@evil.example'],
    ['/x?to=https://evil.example', '/x?to=https://evil.example'],
    // Browsers drop line breaks; a header never sees one.
    ['/waves\r\nSet-Cookie: session=x', '/wavesSet-Cookie:%20session=x'],
    ['//evil.example@own.invalid', '/'],
    ['/å', '/%C3%A5'],
  ])('%j is a path of its own: %j', (to, path) => {
    expect(ownPath(to)).toBe(path);
  });

  it.each([
    null,
    '',
    'waves',
    'https://evil.example/',
    'javascript:alert(1)',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/waves/..//evil.example',
    '/%2e//evil.example',
    '/.\\\\evil.example',
    ' //evil.example',
    '\u0000//evil.example',
    '//[',
  ])('%j leads nowhere', (to) => {
    expect(ownPath(to)).toBeNull();
  });

  it('a path without end leads nowhere', () => {
    expect(ownPath(`/${'a'.repeat(1999)}`)).toHaveLength(2000);
    expect(ownPath(`/${'a'.repeat(2000)}`)).toBeNull();
  });
});

describe('a browser in a few words', () => {
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox, Linux'],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36 Edg/138.0.0.0',
      'Edge, Windows',
    ],
    [
      'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36',
      'Chrome, Android',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
      'Safari, iPhone',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
      'Safari, macOS',
    ],
    ['curl/8.5.0', 'curl'],
    ['<script>alert(1)</script>', ''],
    [null, ''],
  ])('%j is %j', (userAgent, name) => {
    expect(agentName(userAgent)).toBe(name);
  });
});
