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

const ORDER = ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE'];

/**
 * What an address takes, as the header `Allow` says it.
 * @example allowed(['POST', 'GET']) // 'GET, HEAD, POST'
 */
export function allowed(methods: readonly string[]): string {
  const taken = methods.includes('GET') ? [...methods, 'HEAD'] : methods;
  return ORDER.filter((method) => taken.includes(method)).join(', ');
}

/** The answer to a method that an address of the API does not take. */
export function methodNotAllowed(methods: readonly string[]): Response {
  const allow = allowed(methods);
  return problem(405, 'Method not allowed', {
    detail: `This address takes ${allow}.`,
    headers: { Allow: allow },
  });
}
