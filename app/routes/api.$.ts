import type { LoaderFunctionArgs } from '@remix-run/node';
import { problem } from '../problem.server';

const notFound = ({ request }: LoaderFunctionArgs) =>
  problem(404, 'Not found', {
    detail: `There is nothing at ${new URL(request.url).pathname.slice(0, 200)}.`,
  });

export const loader = notFound;
export const action = notFound;
