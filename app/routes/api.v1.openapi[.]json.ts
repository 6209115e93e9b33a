import type { LoaderFunctionArgs } from '@remix-run/node';
import { version } from '../../package.json';
import { openApi } from '../api/openapi';
import { methodNotAllowed } from '../problem.server';

/** What the API takes and gives, for programs. It needs no key: it says nothing of what is stored. */
export function loader({ context }: LoaderFunctionArgs): Response {
  return Response.json(openApi(context.links.publicUrl, version), {
    headers: { 'Cache-Control': 'public, max-age=300', 'Access-Control-Allow-Origin': '*' },
  });
}

export const action = () => methodNotAllowed(['GET']);
