import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientAddress, isLoopback } from '../../app/http/address';

const PEER = '198.51.100.9';

describe('the address that limits count by', () => {
  it('is the peer’s where no proxy is trusted, whatever the request claims', () => {
    for (const claimed of [undefined, '', '203.0.113.7', '203.0.113.7, 192.0.2.1', 'unknown'])
      expect(clientAddress(PEER, claimed, 0)).toBe(PEER);
  });

  it.each([
    ['one proxy', '203.0.113.7', 1, '203.0.113.7'],
    ['one proxy, with a made-up entry before', '6.6.6.6, 203.0.113.7', 1, '203.0.113.7'],
    [
      'one proxy, with many made-up entries',
      '1.1.1.1,2.2.2.2,3.3.3.3, 203.0.113.7',
      1,
      '203.0.113.7',
    ],
    ['two proxies', '6.6.6.6, 203.0.113.7, 192.0.2.1', 2, '203.0.113.7'],
    ['two proxies, one of them passed by', '203.0.113.7', 2, '203.0.113.7'],
    ['three proxies', '203.0.113.7, 192.0.2.1, 192.0.2.2', 3, '203.0.113.7'],
    ['spaces of any kind', ' \t203.0.113.7\t ', 1, '203.0.113.7'],
    ['a port', '203.0.113.7:50123', 1, '203.0.113.7'],
    ['an IPv6 address with a port', '[2001:db8::1]:443', 1, '2001:db8:0:0::/64'],
    ['a bracketed IPv6 address', '[2001:db8::1]', 1, '2001:db8:0:0::/64'],
    ['an address of the machine that a trusted proxy saw', '127.0.0.1', 1, '127.0.0.1'],
  ])('comes from the header with %s', (_, header, proxies, address) => {
    expect(clientAddress('10.0.0.1', header, proxies)).toBe(address);
    expect(clientAddress('127.0.0.1', header, proxies)).toBe(address);
  });

  it.each([
    ['nothing', undefined],
    ['an empty header', ''],
    ['an unreadable entry', 'unknown'],
    ['a hidden entry', '_hidden'],
    ['a number that is no address', '203.0.113.256'],
    ['a name', 'example.org'],
    ['an unreadable entry nearest to us', '203.0.113.7, unknown'],
  ])('is the proxy’s where the header holds %s', (_, header) => {
    expect(clientAddress(PEER, header, 1)).toBe(PEER);
  });

  it('never believes what stands left of an unreadable entry', () => {
    expect(clientAddress(PEER, '6.6.6.6, nonsense, 203.0.113.7', 3)).toBe('203.0.113.7');
  });

  it('is nobody’s for a connection from the machine itself that no trusted proxy vouches for', () => {
    for (const own of ['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1', '0:0:0:0:0:0:0:1']) {
      expect(clientAddress(own, undefined, 0)).toBeNull();
      expect(clientAddress(own, '203.0.113.7', 0)).toBeNull();
      expect(clientAddress(own, undefined, 1)).toBeNull();
      expect(clientAddress(own, 'unknown', 1)).toBeNull();
    }
    expect(clientAddress(undefined, undefined, 0)).toBeNull();
    expect(clientAddress('', undefined, 1)).toBeNull();
  });

  it.each([
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002:ffff::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
    ['64:ff9b::203.0.113.7', '64:ff9b:0:0::/64'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::ffff:cb00:7107', '203.0.113.7'],
    ['0:0:0:0:0:FFFF:203.0.113.7', '203.0.113.7'],
  ])('of %s is %s', (given, address) => {
    expect(clientAddress(given, undefined, 0)).toBe(address);
    expect(clientAddress('10.0.0.1', given, 1)).toBe(address);
  });

  it('is one for all of a /64, and another for the next', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 8, maxLength: 8 }),
        fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 4, maxLength: 4 }),
        (one, host) => {
          fc.pre((one[0] ?? 0) > 0);
          const text = (groups: number[]) => groups.map((group) => group.toString(16)).join(':');
          const address = clientAddress(text(one), undefined, 0);
          expect(clientAddress(text([...one.slice(0, 4), ...host]), undefined, 0)).toBe(address);
          const next = [...one.slice(0, 3), ((one[3] ?? 0) + 1) % 0x10000, ...host];
          expect(clientAddress(text(next), undefined, 0)).not.toBe(address);
        },
      ),
    );
  });

  it('cannot be chosen by the sender: only what the trusted proxies added decides', () => {
    const entry = fc.oneof(
      fc.ipV4(),
      fc.ipV6(),
      fc.string().map((text) => text.replace(/,/g, '')),
    );
    fc.assert(
      fc.property(fc.array(entry), fc.integer({ min: 1, max: 4 }), (claimed, proxies) => {
        const added = ['203.0.113.7', '192.0.2.1', '192.0.2.2', '192.0.2.3'].slice(0, proxies);
        expect(clientAddress('10.0.0.1', [...claimed, ...added].join(', '), proxies)).toBe(
          '203.0.113.7',
        );
      }),
    );
  });

  it('is found for any header without a fault', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.integer({ min: 0, max: 20 }), (peer, header, n) => {
        clientAddress(peer, header, n);
      }),
    );
  });
});

it('a loopback address is told from others', () => {
  for (const own of ['127.0.0.1', '127.255.0.1', '::1', '[::1]:80', '::ffff:7f00:1'])
    expect(isLoopback(own)).toBe(true);
  for (const other of [
    '128.0.0.1',
    '::2',
    '::',
    '1270.0.0.1',
    '',
    '::ffff:128.0.0.1',
    '10.127.0.0',
  ])
    expect(isLoopback(other)).toBe(false);
});
