import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from '@remix-run/node';
import type { Logger } from 'pino';
import { visitorOf } from '../accounts/session.server';
import { WHOLE_BODY_LIMIT } from '../api.server';
import type { ProgramContext, ServerContext } from '../context';
import { described } from '../faults.server';
import { allowed, problem } from '../problem.server';
import { clientAddress } from './address';
import { bufferedBody, isEncoded, streamedBody } from './body.server';
import { Caller } from './caller.server';
import type { Exchange } from './exchange.server';
import type { Metrics } from './metrics.server';
import { isOwnWrite } from './ownWrite';
import type { HeaderReader, PlainAnswer, PlainRequest } from './plain';
import type { Rates } from './rates.server';
import { sendBody } from './send.server';
import { bodyRefusal, encodedBody, foreignWrite, tooMany } from './turnedAway.server';
import { routable } from './unroutable.server';

/** Largest body of a form, and of a file of responses, in bytes. */
const FORM_LIMIT = 1024 * 1024;
const IMPORT_LIMIT = 2 * 1024 * 1024 * 1024;

/** The call and the page whose files go to their routes as they come, since they may be larger than memory. */
const IMPORT_ROUTE = '/api/v1/waves/:id/responses';
const UPLOAD_ROUTE = '/waves/:id/responses';

/** How long is waited for a whole body, and for more of a streamed one, in milliseconds. */
const BODY_WITHIN = 60_000;
const STALL_AFTER = 60_000;

/** What requests are answered with once the database is there. */
export interface Prepared {
  context: ProgramContext;
  rates: Rates;
}

/** A build of the routes, prepared once. */
export interface Built {
  handle: RequestHandler;
  patternOf: (pathname: string) => string;
  /** What answers an address by its pattern without Remix; undefined: Remix does. */
  plain: (
    pattern: string,
    pathname: string,
  ) => ((request: PlainRequest, context: ServerContext) => Promise<PlainAnswer>) | undefined;
}

/** What answers a request beside the request itself. */
export interface Place {
  log: Logger;
  metrics: Metrics;
  /** How many proxies stand in front. */
  trustProxy: number;
  /** Undefined while the program is starting. */
  prepared: () => Prepared | undefined;
  built: () => Promise<Built>;
}

/** Answers with a line of text. */
export function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
  });
  response.end(text);
}

function starting(url: URL): Response {
  const headers = { 'Retry-After': '2', 'Cache-Control': 'no-store' };
  return url.pathname.startsWith('/api/')
    ? problem(503, 'Starting', { detail: 'Try again in a moment.', headers })
    : new Response('Parallax is starting. Try again in a moment.\n', { status: 503, headers });
}

/** Answers a request by the routes. */
export async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  exchange: Exchange,
  place: Place,
): Promise<void> {
  const built = await place.built();
  const url = routable(incoming, built.patternOf);
  if (url instanceof Response) return send(url, incoming, outgoing, exchange.id);
  exchange.route = built.patternOf(url.pathname);
  const response = await respond({ incoming, outgoing, url, exchange, built, place });
  if (response instanceof Response) await send(response, incoming, outgoing, exchange.id);
  else sendPlain(response, incoming, outgoing);
}

interface Asked {
  incoming: IncomingMessage;
  outgoing: ServerResponse;
  url: URL;
  exchange: Exchange;
  built: Built;
  place: Place;
}

async function respond({
  incoming,
  outgoing,
  url,
  exchange,
  built,
  place,
}: Asked): Promise<Response | PlainAnswer> {
  const headers = readerOf(incoming);
  const prepared = place.prepared();
  const caller = callerOf(incoming, place);
  if (!prepared || !caller) return starting(url);
  if (isEncoded(incoming)) return encodedBody({ url, headers });
  const { db, links, now } = prepared.context;
  if (!isOwnWrite(incoming.method ?? '', url, headers, links.publicUrl))
    return foreignWrite({ url, headers });
  try {
    const body = await bodyOf(incoming, exchange.route, url.pathname);
    // A call is counted by its key, once that is known to be right.
    const isPage = !url.pathname.startsWith('/api/') && !url.pathname.startsWith('/q/assets/');
    if (isPage && !caller.mayLoad())
      return tooMany({ url, headers }, caller.secondsLeft(), typedIn(body, headers));
    const method = incoming.method ?? 'GET';
    const context: ServerContext = {
      ...prepared.context,
      requestId: exchange.id,
      caller,
      signedIn: visitorOf({ db, publicUrl: links.publicUrl, now }, headers),
      report: (error) =>
        place.log.error({ requestId: exchange.id, fault: described(error) }, 'unforeseen fault'),
    };
    const plain = built.plain(exchange.route, url.pathname);
    if (plain && !(body instanceof ReadableStream))
      return await plain({ method, url, headers, body }, context);
    const init: RequestInit & { duplex: 'half' } = {
      method,
      headers: headersOf(incoming),
      body,
      signal: untilGone(outgoing),
      duplex: 'half',
    };
    const response = await built.handle(new Request(url, init), context);
    if (response.status === 429 && !response.headers.has('Retry-After'))
      response.headers.set('Retry-After', String(caller.secondsLeft()));
    // Remix says so of a page that takes no forms, and not what it takes.
    if (response.status === 405 && !response.headers.has('Allow'))
      response.headers.set('Allow', allowed(['GET']));
    return response;
  } catch (error) {
    const refusal = bodyRefusal({ url, headers }, error);
    if (refusal) return refusal;
    throw error;
  }
}

/** Aborted once whoever asked has hung up. */
function untilGone(outgoing: ServerResponse): AbortSignal {
  const gone = new AbortController();
  outgoing.once('close', () => {
    if (!outgoing.writableFinished) gone.abort();
  });
  return gone.signal;
}

/** @throws BodyTooLarge, BodyStalled, BodyAborted; a streamed one fails with them while it is read */
async function bodyOf(incoming: IncomingMessage, route: string, pathname: string) {
  const { 'content-type': type = '' } = incoming.headers;
  const isUpload = route === UPLOAD_ROUTE && /^multipart\/form-data\b/i.test(type);
  if ((route === IMPORT_ROUTE || isUpload) && incoming.method === 'POST')
    return streamedBody(incoming, { limit: IMPORT_LIMIT, stallAfter: STALL_AFTER });
  // A study comes as a file into a form too.
  const isLarge = /^\/(?:api|studies)(?:\/|$)/.test(pathname);
  const limit = isLarge ? WHOLE_BODY_LIMIT : FORM_LIMIT;
  return bufferedBody(incoming, { limit, within: BODY_WITHIN });
}

/** The fields of a form that was sent; null where none was. */
function typedIn(
  body: Awaited<ReturnType<typeof bodyOf>>,
  headers: HeaderReader,
): URLSearchParams | null {
  const isForm = headers.get('Content-Type')?.startsWith('application/x-www-form-urlencoded');
  return isForm && body instanceof Uint8Array
    ? new URLSearchParams(new TextDecoder().decode(body))
    : null;
}

/** Sends an answer that was made. */
export async function send(
  response: Response,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  requestId?: string,
): Promise<void> {
  // In one place for all: no route needs to know the name of its request.
  const isProblem = response.headers.get('Content-Type') === 'application/problem+json';
  const named =
    isProblem && response.body && requestId !== undefined
      ? JSON.stringify({ ...((await response.json()) as object), requestId })
      : null;
  // A body that nobody reads is given up, or whatever makes it would wait for ever.
  const isUnread = outgoing.destroyed || incoming.method === 'HEAD';
  if (isUnread && !response.bodyUsed) response.body?.cancel().catch(() => {});
  if (outgoing.destroyed) return;
  outgoing.writeHead(response.status, headersFor(response));
  if (incoming.method === 'HEAD') return void outgoing.end();
  if (named !== null) return void outgoing.end(named);
  if (!response.body) return void outgoing.end();
  const isPage = response.headers.get('Content-Type')?.startsWith('text/html') ?? false;
  await sendBody(response.body, outgoing, isPage);
}

/** Sends an answer that is all there. */
function sendPlain(
  { status, headers, body }: PlainAnswer,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): void {
  if (outgoing.destroyed) return;
  outgoing.statusCode = status;
  for (const [name, value] of Object.entries(headers)) outgoing.setHeader(name, value);
  // With its length known, head and body are sent as one.
  outgoing.setHeader('Content-Length', Buffer.byteLength(body));
  outgoing.end(incoming.method === 'HEAD' ? undefined : body);
}

/** The headers of a request, none of which is made before it is read. */
function readerOf({ headers }: IncomingMessage): HeaderReader {
  return {
    get(name) {
      const value = headers[name.toLowerCase()];
      return Array.isArray(value) ? value.join(', ') : (value ?? null);
    },
  };
}

function headersOf(incoming: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers))
    for (const single of Array.isArray(value) ? value : [value ?? ''])
      if (!name.startsWith(':')) headers.append(name, single);
  return headers;
}

function headersFor(response: Response): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of response.headers) if (name !== 'set-cookie') headers[name] = value;
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) headers['set-cookie'] = cookies;
  return headers;
}
/** Who sent a request, as the limits see it; undefined while the program is starting. */
export function callerOf(incoming: IncomingMessage, { prepared, metrics, trustProxy }: Place) {
  const rates = prepared()?.rates;
  const forwarded = incoming.headers['x-forwarded-for'];
  const address = clientAddress(
    incoming.socket.remoteAddress,
    Array.isArray(forwarded) ? forwarded.join() : forwarded,
    trustProxy,
  );
  return rates && new Caller(rates, metrics, address);
}
