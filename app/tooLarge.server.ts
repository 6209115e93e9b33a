import { problem } from './problem.server';

/** The answer to a body over the limit, in the form that its reader expects. */
export function tooLarge(pathname: string, limit: number, _languages: string | null): Response {
  const detail = `The body is larger than ${Math.round(limit / 1024 / 1024)} MB.`;
  if (pathname.startsWith('/api/')) return problem(413, 'Too large', { detail });
  return new Response(`${detail}\n`, { status: 413 });
}
