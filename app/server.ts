import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createRequestHandler, type ServerBuild } from '@remix-run/node';
import compression from 'compression';
import type { Logger } from 'pino';
import sirv from 'sirv';
import type { ViteDevServer } from 'vite';
import { isReady } from '../db/open.server';
import { EnvironmentFault } from './env.server';
import { described } from './faults.server';
import {
  answer,
  type Built,
  callerOf,
  type Place,
  type Prepared,
  send,
  sendText,
} from './http/answer.server';
import { drain } from './http/body.server';
import { openExchange } from './http/exchange.server';
import type { Metrics } from './http/metrics.server';
import { answerMetrics } from './http/metricsAnswer.server';
import { routePatterns } from './http/routePattern';
import { securityHeaders } from './http/securityHeaders.server';
import { survivesSource } from './http/sources.server';
import { answerUnreadable } from './http/unreadable';
import { isOfApi, plainRefusal } from './http/unroutable.server';
import type { RespondentRoute } from './questionnaire/visit.server';

/** How long is waited for a request's headers, in milliseconds. */
const HEADERS_WITHIN = 20_000;

export interface RunningServer {
  port: number;
  /** From now on requests reach the program; before, they are told that it is starting. */
  ready(prepared: Prepared): void;
  /** Stops listening and waits for the requests in flight. */
  close(): Promise<void>;
}

export interface ServerOptions {
  port: number;
  host: string;
  root: string;
  vite: ViteDevServer | null;
  log: Logger;
  metrics: Metrics;
  /** How many proxies stand in front. */
  trustProxy: number;
  /** Whether the program is reached over https. */
  secure: boolean;
}

/** Listens for HTTP at once; what needs the database waits for `ready`. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { port, host, root, vite, log } = options;
  let prepared: Prepared | undefined;
  const place = { ...options, prepared: () => prepared, built: builder(vite) };
  const compress = compression({ threshold: 1024 });
  const headers = securityHeaders(options.secure);
  const assets = vite
    ? vite.middlewares
    : sirv(path.join(root, 'build', 'client'), {
        etag: true,
        setHeaders: (response, pathname) => {
          if (pathname.startsWith('/assets/'))
            response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
        },
      });

  // The whole of a body is timed where it is read: Node's own limit would cut a slow but living upload.
  const times = {
    headersTimeout: HEADERS_WITHIN,
    requestTimeout: 0,
    // Refused in `routable`, in the form that its reader expects.
    requireHostHeader: false,
    connectionsCheckingInterval: 5000,
  };
  const server = createServer(times, (incoming, outgoing) => {
    const exchange = openExchange(incoming, outgoing, options);
    for (const [name, value] of headers) outgoing.setHeader(name, value);
    const failed = (error: unknown) => {
      log.error({ requestId: exchange.id, fault: described(error) }, 'unforeseen fault');
      if (outgoing.headersSent) return outgoing.destroy();
      const detail = 'Something went wrong; it was written to the log.';
      const told = plainRefusal(isOfApi(incoming.url), 500, 'Something went wrong', detail);
      void send(told, incoming, outgoing, exchange.id).catch(() => outgoing.destroy());
    };
    outgoing.prependOnceListener('finish', () => drain(incoming));
    compress(incoming, outgoing, () => {
      const own = ownAddress(incoming, outgoing, place);
      if (own) {
        exchange.route = incoming.url?.split('?')[0] ?? '';
        return void own.catch(failed);
      }
      const toRoutes = () => {
        exchange.route = 'none';
        answer(incoming, outgoing, exchange, place).catch(failed);
      };
      // No file lies there, and to look for one takes its time.
      if (incoming.url?.startsWith('/q/')) return toRoutes();
      exchange.route = 'file';
      survivesSource(outgoing);
      assets(incoming, outgoing, toRoutes);
    });
  });
  server.on('clientError', answerUnreadable);
  await new Promise<void>((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => reject(listenFault(error, port, host));
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      resolve();
    });
  });
  const address = server.address() as AddressInfo;
  return {
    port: address.port,
    ready(given) {
      prepared = given;
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

/** Why nothing can listen there, in words of the environment. */
function listenFault(error: NodeJS.ErrnoException, port: number, host: string): Error {
  const { code } = error;
  switch (code) {
    case 'EADDRINUSE':
      return new EnvironmentFault(`PORT: another program listens on ${port} (${code})`);
    case 'EACCES':
      return new EnvironmentFault(`PORT: listening on ${port} is not allowed (${code})`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new EnvironmentFault(`HOST: ${host} is no address of this machine (${code})`);
    default:
      return error;
  }
}

/**
 * What answers the questionnaires' addresses without Remix between: matching all routes anew, and
 * making requests and answers of streams, cost them most.
 */
function plainRoutes(routes: ServerBuild['routes']): Built['plain'] {
  const known = Object.values(routes).flatMap((route) => {
    const { loader, action } = route?.module ?? {};
    const segments = route?.path?.split('/') ?? [];
    return isPlain(loader)
      ? [
          {
            pattern: `/${segments.join('/')}`,
            segments,
            loader: loader.plain,
            action: isPlain(action) ? action.plain : loader.plain,
          },
        ]
      : [];
  });
  return (pattern, pathname) => {
    const found = known.find((route) => route.pattern === pattern);
    if (!found) return undefined;
    const names = pathname.split('/').slice(1);
    const params = Object.fromEntries(
      found.segments.flatMap((segment, at) =>
        segment.startsWith(':') ? [[segment.slice(1), decodeURIComponent(names[at] ?? '')]] : [],
      ),
    );
    return (request, context) => {
      const isRead = request.method === 'GET' || request.method === 'HEAD';
      return (isRead ? found.loader : found.action)(request, params, context);
    };
  };
}

function isPlain(handler: unknown): handler is RespondentRoute {
  return typeof handler === 'function' && 'plain' in handler;
}

/** The build as it is now, prepared once: in development it changes with its sources. */
function builder(vite: ViteDevServer | null): () => Promise<Built> {
  const known = new WeakMap<ServerBuild, Built>();
  return async () => {
    const build: ServerBuild = vite
      ? ((await vite.ssrLoadModule('virtual:remix/server-build')) as ServerBuild)
      : await import('virtual:remix/server-build');
    const before = known.get(build);
    if (before) return before;
    const handle = createRequestHandler(build, process.env.NODE_ENV);
    const made = {
      handle,
      patternOf: routePatterns(build.routes),
      plain: plainRoutes(build.routes),
    };
    known.set(build, made);
    return made;
  };
}

/** Answers the addresses that are for machines that watch this one; undefined for every other. */
function ownAddress(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  place: Place,
): Promise<void> | undefined {
  const [pathname] = (incoming.url ?? '').split('?', 1);
  if (pathname === '/healthz') return Promise.resolve(sendText(outgoing, 200, 'ok\n'));
  if (pathname === '/readyz')
    return ready(place.prepared()).then((is) =>
      sendText(outgoing, is ? 200 : 503, is ? 'ready\n' : 'not ready\n'),
    );
  if (pathname === '/metrics')
    return answerMetrics(incoming, place, callerOf(incoming, place)).then((response) =>
      send(response, incoming, outgoing),
    );
  return undefined;
}

async function ready(prepared: Prepared | undefined): Promise<boolean> {
  return prepared !== undefined && (await isReady(prepared.context.db));
}
