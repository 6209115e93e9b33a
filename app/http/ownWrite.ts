import type { HeaderReader } from './plain';

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/** What is not done in the name of a signed-in browser: calls bring a key, questionnaires a token. */
const WITHOUT_SESSION = /^\/(?:api|q)\//;

/**
 * Whether a request may change something in the name of whoever's browser sends it: one that reads
 * only, or that a page of this program sent. Held for all pages at once, the sign-in included, so
 * that no other site signs anybody in or out or acts for them. Every browser of today sends one of
 * the two headers with a form; what sends neither is no browser that a cookie could be stolen from,
 * and is refused too, since nothing tells it from one.
 * @param publicUrl the address that browsers see, behind proxies that put another host in
 */
export function isOwnWrite(
  method: string,
  { pathname, host }: Pick<URL, 'pathname' | 'host'>,
  headers: HeaderReader,
  publicUrl: string,
): boolean {
  if (SAFE.includes(method) || WITHOUT_SESSION.test(pathname)) return true;
  const site = headers.get('Sec-Fetch-Site');
  if (site !== null) return site === 'same-origin' || site === 'none';
  const origin = headers.get('Origin');
  if (origin === null || !URL.canParse(origin)) return false;
  return [host, new URL(publicUrl).host].includes(new URL(origin).host);
}
