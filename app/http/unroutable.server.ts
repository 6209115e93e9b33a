import type { IncomingMessage } from 'node:http';
import { methodsAt } from '../api/methods';
import { allowed, methodNotAllowed, problem } from '../problem.server';

/** Methods that a fetch request carries; Node takes more. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Whether an address, readable or not, is one of the API. */
export function isOfApi(address: string | undefined): boolean {
  return /^\/api(?:[/?#]|$)/.test(address ?? '');
}

/** A refusal in the form that its reader expects: a problem for a call, else a line of text. */
export function plainRefusal(isCall: boolean, status: number, title: string, detail: string) {
  return isCall
    ? problem(status, title, { detail })
    : new Response(`${detail}\n`, {
        status,
        headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
      });
}

/** The address of a request that can be put to a route, or else what it is answered. */
export function routable(
  incoming: IncomingMessage,
  patternOf: (pathname: string) => string,
): URL | Response {
  const isCall = isOfApi(incoming.url);
  const bad = (detail: string) => plainRefusal(isCall, 400, 'Bad request', detail);
  const host = hostOf(incoming);
  if (host === undefined) return bad('The header "Host" names no host.');
  const url = addressOf(incoming.url ?? '', host);
  if (!url) return bad('The address cannot be read.');
  const { method = '' } = incoming;
  const isCarried = METHODS.includes(method);
  if (isCall) {
    const taken = methodsAt(patternOf(url.pathname));
    // A page's data has the page's address with a mark of its own; a call has none.
    const isData = url.pathname.endsWith('.data') && url.pathname !== '/api/docs.data';
    if (isData || (!isCarried && taken.length === 0))
      return problem(404, 'Not found', { detail: `There is nothing at ${url.pathname}.` });
    if (!isCarried) return methodNotAllowed(taken);
  }
  if (!isCarried) {
    const refused = plainRefusal(false, 405, 'Method not allowed', 'Method not allowed.');
    refused.headers.set('Allow', allowed(['GET', 'POST']));
    return refused;
  }
  // Remix compares it with the host, and takes for granted that it is an address.
  const { origin } = incoming.headers;
  if (origin !== undefined && origin !== 'null' && !URL.canParse(origin))
    return bad('The header "Origin" is no address.');
  return url;
}

/** An address that decodes to text which a database can take; null: it is none. */
function addressOf(address: string, host: string): URL | null {
  if (!URL.canParse(address, 'http://host')) return null;
  const url = new URL(address, `http://${host}`);
  try {
    const isText = !decodeURIComponent(url.pathname).includes('\u0000');
    return isText && !/%00/.test(url.search) ? url : null;
  } catch {
    return null;
  }
}

/** The host that a request names, localhost where an old one names none; undefined: it is no host. */
function hostOf({ headers, httpVersion }: IncomingMessage): string | undefined {
  if (headers.host === undefined) return httpVersion === '1.1' ? undefined : 'localhost';
  try {
    // `canParse` takes some hosts that the constructor refuses.
    const { host, username, pathname, search, hash } = new URL(`http://${headers.host}`);
    return `${username}${pathname}${search}${hash}` === '/' ? host : undefined;
  } catch {
    return undefined;
  }
}
