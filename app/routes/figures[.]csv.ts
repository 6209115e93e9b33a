import type { LoaderFunctionArgs } from '@remix-run/node';
import { NO_STORE } from '../accounts/requireUser.server';
import { openFigures } from '../figures.server';
import { figuresCsv } from '../figuresCsv';

/** The published figures beside the program's own, as a file. */
export async function loader(args: LoaderFunctionArgs) {
  const { publications } = await openFigures(args);
  if (publications.length === 0) throw new Response(null, { status: 404, headers: NO_STORE });
  return new Response(figuresCsv(publications), {
    headers: {
      ...NO_STORE,
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="synthetic-reproduced-figures.csv"',
    },
  });
}
