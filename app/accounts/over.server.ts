import { RESPONSE_ID } from '../../db/ids.server';

/**
 * How a link is answered: one that opens nothing is over, and whether it ever opened something is told
 * to nobody; one of another form never was a link.
 */
export function overStatus(
  { token = '' }: { token?: string | undefined },
  found: object | undefined,
): number {
  if (found) return 200;
  return RESPONSE_ID.test(token) ? 410 : 404;
}
