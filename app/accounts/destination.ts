const OWN = 'http://own.invalid';
const LONGEST = 2000;

/**
 * An address of this program that somebody is to be sent on to; null for every other one. It is
 * given as browsers understand it: they drop tabs and line breaks, take \ for /, and go to another
 * host where a path begins with two slashes, after its dots are resolved too.
 * @example ownPath('/waves/x7/report?by=country') // '/waves/x7/report?by=country'
 * @example ownPath('/.//evil.example') // null
 */
export function ownPath(to: string | null): string | null {
  if (to === null || to.length > LONGEST || !to.startsWith('/')) return null;
  if (!URL.canParse(to, OWN)) return null;
  const { origin, pathname, search } = new URL(to, OWN);
  return origin === OWN && !pathname.startsWith('//') ? `${pathname}${search}` : null;
}
