import type { LoaderFunctionArgs } from '@remix-run/node';
import { figuresFile, openFigures } from '../figures.server';
import { figuresCsv } from '../figuresCsv';

/** The published figures beside the program's own, as a file. */
export async function loader(args: LoaderFunctionArgs) {
  const { publications } = await openFigures(args);
  const csv = publications.length > 0 ? figuresCsv(publications) : undefined;
  return figuresFile(csv, 'text/csv; charset=utf-8', 'csv');
}
