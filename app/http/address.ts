import { isIP } from 'node:net';

/**
 * The address that limits count a request by: the peer's, or with proxies in front the one that
 * the outermost trusted proxy saw, which stands that many places from the right in
 * X-Forwarded-For. What stands further left was written by the sender and is never believed.
 * Null where there is none to count by: a connection from the machine itself that no trusted proxy
 * vouches for is a local tool, or a proxy whose address stands for everybody.
 * @example clientAddress('10.0.0.1', '6.6.6.6, 203.0.113.7', 1) // '203.0.113.7'
 */
export function clientAddress(
  peer: string | undefined,
  forwardedFor: string | undefined,
  proxies: number,
): string | null {
  const seen = proxies > 0 ? (forwardedFor?.split(',') ?? []).slice(-proxies).reverse() : [];
  let forwarded: string | null = null;
  for (const entry of seen) {
    const address = bareAddress(entry);
    // Whoever stands left of something unreadable was vouched for by nobody.
    if (address === null) break;
    forwarded = address;
  }
  if (forwarded !== null) return normalised(forwarded);
  const own = bareAddress(peer ?? '');
  return own === null || isLoopback(own) ? null : normalised(own);
}

/** Whether an address is the machine's own. @example isLoopback('::ffff:127.0.0.1') // true */
export function isLoopback(address: string): boolean {
  const bare = bareAddress(address);
  if (bare === null) return false;
  return isIP(bare) === 4 ? bare.startsWith('127.') : bare === '::1' || same(bare, '::1');
}

/** An address without port, brackets and zone, an IPv4 one out of its IPv6 wrapping; null: no address. */
function bareAddress(text: string): string | null {
  const trimmed = text.trim();
  const [, bracketed] = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(trimmed) ?? [];
  const [, withPort] = /^(\d+\.\d+\.\d+\.\d+):\d{1,5}$/.exec(trimmed) ?? [];
  const address = (bracketed ?? withPort ?? trimmed).replace(/%.*$/, '');
  const version = isIP(address);
  if (version === 0) return null;
  return version === 4 ? address : (unwrapped(address) ?? address.toLowerCase());
}

/** The eight groups of an IPv6 address. */
function groups(address: string): number[] {
  const dotted = /(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address);
  const [a = 0, b = 0, c = 0, d = 0] = dotted?.slice(1).map(Number) ?? [];
  const plain = dotted
    ? `${address.slice(0, dotted.index)}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
    : address;
  const [left = '', right] = plain.split('::');
  const numbers = (part: string) =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
  const [head, tail] = [numbers(left), numbers(right ?? '')];
  return [...head, ...new Array<number>(8 - head.length - tail.length).fill(0), ...tail];
}

function same(one: string, other: string): boolean {
  const [a, b] = [groups(one), groups(other)];
  return a.every((group, place) => group === b[place]);
}

/** The IPv4 address inside an IPv4-mapped one; null for every other. */
function unwrapped(address: string): string | null {
  const all = groups(address);
  const [high = 0, low = 0] = all.slice(6);
  if (all[5] !== 0xffff || all.slice(0, 5).some((group) => group !== 0)) return null;
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** An IPv6 address stands for its /64: one household or one phone has all of it. */
function normalised(address: string): string {
  if (isIP(address) === 4) return address;
  const network = groups(address).slice(0, 4);
  return `${network.map((group) => group.toString(16)).join(':')}::/64`;
}
