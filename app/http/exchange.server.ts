import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.server';

const REQUEST_ID = /^[\w.-]{1,64}$/;

/** One request and its answer, as logs and measurements tell of it. */
export interface Exchange {
  id: string;
  /** The pattern that its path follows, never the path: that holds ids and tokens. */
  route: string;
}

/** Aborts mean nothing to HTTP; nginx's number is what people know. */
const HUNG_UP = 499;

/**
 * Gives a request its name and, once it is over, writes its one line in the log: no path, query,
 * header, body or address, so nothing of what somebody answered, holds or is.
 */
export function openExchange(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { log, metrics }: { log: Logger; metrics: Metrics },
): Exchange {
  const given = incoming.headers['x-request-id'];
  const isUsable = typeof given === 'string' && REQUEST_ID.test(given);
  const exchange = { id: isUsable ? given : randomUUID(), route: 'none' };
  const { socket, method = '' } = incoming;
  const began = performance.now();
  const writtenBefore = socket.bytesWritten;
  outgoing.setHeader('X-Request-Id', exchange.id);
  outgoing.once('close', () => {
    const { id: requestId, route } = exchange;
    const milliseconds = performance.now() - began;
    const status = outgoing.headersSent ? outgoing.statusCode : HUNG_UP;
    metrics.requests.observe(
      { method, route, status: `${Math.floor(status / 100)}xx` },
      milliseconds / 1000,
    );
    log[status < 500 ? 'info' : 'warn'](
      {
        requestId,
        method,
        route,
        status,
        milliseconds: Math.round(milliseconds * 10) / 10,
        bytes: socket.bytesWritten - writtenBefore,
        ...(outgoing.writableFinished ? {} : { unfinished: true }),
      },
      'request',
    );
  });
  return exchange;
}
