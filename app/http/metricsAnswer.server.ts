import type { IncomingMessage } from 'node:http';
import { findApiKey } from '../../db/apiKeys.server';
import type { Database } from '../../db/open.server';
import { FIRST_ORGANISATION } from '../../db/organisations.server';
import { bearerKey } from '../api.server';
import { isLoopback } from './address';
import type { Caller } from './caller.server';
import type { Metrics } from './metrics.server';
import { tooManyCalls } from './turnedAway.server';

interface Place {
  metrics: Metrics;
  prepared: () => { context: { db: Database } } | undefined;
}

/**
 * The measurements, for Prometheus beside the program or with a key that may read. Reading them is
 * not counted by the limits; trying wrong keys here is.
 */
export async function answerMetrics(
  incoming: IncomingMessage,
  { metrics, prepared }: Place,
  caller: Caller | undefined,
): Promise<Response> {
  const headers = { 'Cache-Control': 'no-store' };
  if (!isFromHere(incoming)) {
    const key = bearerKey(incoming.headers.authorization ?? null);
    const db = prepared()?.context.db;
    const mayTry = key !== undefined && db !== undefined && caller !== undefined;
    if (mayTry && !caller.mayTry(key)) return tooManyCalls(caller.secondsLeft());
    const owner = mayTry ? await findApiKey(db, key) : undefined;
    if (mayTry && !owner) caller.mayBeWrong();
    const mayRead = owner?.role === 'admin' || owner?.role === 'analyst';
    // What is measured is of all organisations together: theirs to read whose installation it is.
    if (!mayRead || owner.tenantId !== FIRST_ORGANISATION)
      return new Response(
        'Measurements are for the machine itself, or for a key of role admin or analyst of the first organisation.\n',
        { status: 403, headers },
      );
  }
  return new Response(await metrics.text(), {
    headers: { ...headers, 'Content-Type': metrics.type },
  });
}

/** A direct connection from the machine itself: with the header a proxy stands between. */
function isFromHere({ socket, headers }: IncomingMessage): boolean {
  return headers['x-forwarded-for'] === undefined && isLoopback(socket.remoteAddress ?? '');
}
