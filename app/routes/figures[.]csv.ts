import type { LoaderFunctionArgs } from '@remix-run/node';
import { FIGURES_FILE, openFigures } from '../figures.server';
import { figuresCsv } from '../figuresCsv';
import { fileOf } from '../viewFile.server';

/** The published figures beside the program's own, as a file. */
export async function loader(args: LoaderFunctionArgs) {
  const { publications } = await openFigures(args);
  const csv = publications.length > 0 ? figuresCsv(publications) : undefined;
  return fileOf(args.request, `${FIGURES_FILE}.csv`, csv);
}
