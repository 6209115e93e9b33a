import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import {
  createRequestHandler,
  type ServerBuild,
  writeReadableStreamToWritable,
} from '@remix-run/node';
import compression from 'compression';
import sirv from 'sirv';
import type { ViteDevServer } from 'vite';
import { isReady } from '../db/open.server';
import type { ServerContext } from './context';
import { tooLarge } from './tooLarge.server';

/** Largest body of a form, and of a call of the API, in bytes. */
const FORM_LIMIT = 1024 * 1024;
const API_LIMIT = 16 * 1024 * 1024;

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

type Handler = (request: Request) => Promise<Response>;

export interface RunningServer {
  port: number;
  /** From now on requests reach the program; before, they are told that it is starting. */
  ready(context: ServerContext): void;
  /** Stops listening and waits for the requests in flight. */
  close(): Promise<void>;
}

export interface ServerOptions {
  port: number;
  host: string;
  root: string;
  vite: ViteDevServer | null;
  report: (error: unknown) => void;
}

/** Listens for HTTP at once; what needs the database waits for `ready`. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { port, host, root, vite, report } = options;
  let context: ServerContext | undefined;
  const compress = compression({ threshold: 1024 });
  const assets = vite
    ? vite.middlewares
    : sirv(path.join(root, 'build', 'client'), {
        etag: true,
        setHeaders: (response, pathname) => {
          response.setHeader('X-Content-Type-Options', 'nosniff');
          if (pathname.startsWith('/assets/'))
            response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
        },
      });
  const build = (): Promise<ServerBuild> =>
    vite ? loadWith(vite) : import('virtual:remix/server-build');
  const handler: Handler = async (request) => {
    if (!context) return starting(request);
    return createRequestHandler(await build(), process.env.NODE_ENV)(request, context);
  };

  const server = createServer((request, response) => {
    compress(request, response, () => {
      const url = request.url ?? '/';
      if (url === '/healthz') return sendText(response, 200, 'ok\n');
      if (url === '/readyz')
        return void ready(context).then((is) =>
          sendText(response, is ? 200 : 503, is ? 'ready\n' : 'not ready\n'),
        );
      assets(request, response, () => {
        answer(request, response, handler).catch((error: unknown) => {
          report(error);
          if (!response.headersSent) sendText(response, 500, 'Something went wrong.\n');
          else response.destroy();
        });
      });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address() as AddressInfo;
  return {
    port: address.port,
    ready(given) {
      context = given;
    },
    close: () =>
      new Promise((resolve) => {
        // A connection that is kept alive would hold the stop up once its request is answered.
        const idle = setInterval(() => server.closeIdleConnections(), 50);
        server.close(() => {
          clearInterval(idle);
          resolve();
        });
      }),
  };
}

async function loadWith(vite: ViteDevServer): Promise<ServerBuild> {
  return (await vite.ssrLoadModule('virtual:remix/server-build')) as ServerBuild;
}

async function ready(context: ServerContext | undefined): Promise<boolean> {
  return context !== undefined && (await isReady(context.db));
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
  });
  response.end(text);
}

function starting(request: Request): Response {
  const headers = { 'Retry-After': '2', 'Cache-Control': 'no-store' };
  return new URL(request.url).pathname.startsWith('/api/')
    ? Response.json(
        { type: 'about:blank', title: 'Starting', status: 503, detail: 'Try again in a moment.' },
        { status: 503, headers: { ...headers, 'Content-Type': 'application/problem+json' } },
      )
    : new Response('Parallax is starting. Try again in a moment.\n', { status: 503, headers });
}

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  handler: Handler,
): Promise<void> {
  const url = URL.canParse(incoming.url ?? '', 'http://host')
    ? new URL(incoming.url ?? '', `http://${hostOf(incoming)}`)
    : null;
  if (!url || !isReadable(url)) return sendText(outgoing, 400, 'The address cannot be read.\n');
  // Node takes methods that a fetch request refuses to carry.
  if (!METHODS.includes(incoming.method ?? ''))
    return sendText(outgoing, 405, 'Method not allowed.\n');
  const limit = url.pathname.startsWith('/api/') ? API_LIMIT : FORM_LIMIT;
  const body = await readBody(incoming, limit);
  if (body === 'aborted') return;
  const gone = new AbortController();
  outgoing.once('close', () => gone.abort());
  const response =
    body === 'too large'
      ? tooLarge(url.pathname, limit, incoming.headers['accept-language'] ?? null)
      : await handler(
          new Request(url, {
            method: incoming.method ?? 'GET',
            headers: headersOf(incoming),
            body: body.length > 0 ? new Uint8Array(body) : null,
            signal: gone.signal,
          }),
        );
  outgoing.writeHead(response.status, headersFor(response));
  if (!response.body || incoming.method === 'HEAD') return void outgoing.end();
  await writeReadableStreamToWritable(response.body, outgoing).catch((error: unknown) => {
    // A reader that hangs up is no fault.
    if (!outgoing.destroyed) throw error;
  });
}

/** Whether an address decodes to text that a database can take. */
function isReadable({ pathname, search }: URL): boolean {
  try {
    return !decodeURIComponent(pathname).includes('\u0000') && !/%00/.test(search);
  } catch {
    return false;
  }
}

function hostOf(incoming: IncomingMessage): string {
  const host = incoming.headers.host ?? 'localhost';
  return URL.canParse(`http://${host}`) ? host : 'localhost';
}

/** The whole body; past the limit it is read to its end and thrown away, so that the answer arrives. */
async function readBody(
  incoming: IncomingMessage,
  limit: number,
): Promise<Buffer | 'too large' | 'aborted'> {
  if (incoming.method === 'GET' || incoming.method === 'HEAD') return Buffer.alloc(0);
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of incoming) {
      length += chunk.length;
      if (length <= limit) chunks.push(chunk);
      else chunks.length = 0;
      if (length > 16 * API_LIMIT) {
        incoming.destroy();
        return 'aborted';
      }
    }
  } catch {
    return 'aborted';
  }
  return length > limit ? 'too large' : Buffer.concat(chunks);
}

function headersOf(incoming: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers))
    for (const single of Array.isArray(value) ? value : [value ?? ''])
      if (!name.startsWith(':')) headers.append(name, single);
  return headers;
}

function headersFor(response: Response): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {
    'X-Content-Type-Options': 'nosniff',
    // "no-referrer" would make browsers send forms with the origin "null".
    'Referrer-Policy': 'same-origin',
  };
  for (const [name, value] of response.headers) if (name !== 'set-cookie') headers[name] = value;
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) headers['set-cookie'] = cookies;
  return headers;
}
