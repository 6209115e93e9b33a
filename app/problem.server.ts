import type { Fault } from './study/document';

/**
 * A fault as `application/problem+json` (RFC 9457), with every single fault in `errors`.
 * @example problem(404, 'No such wave')
 */
export function problem(
  status: number,
  title: string,
  extra: { detail?: string; errors?: readonly Fault[]; headers?: HeadersInit } & Record<
    string,
    unknown
  > = {},
): Response {
  const { headers, ...members } = extra;
  const response = Response.json(
    { type: 'about:blank', title, status, errors: [], ...members },
    { status, ...(headers ? { headers } : {}) },
  );
  response.headers.set('Content-Type', 'application/problem+json');
  response.headers.set('Cache-Control', 'no-store');
  return response;
}
