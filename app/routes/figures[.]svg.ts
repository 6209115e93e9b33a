import type { LoaderFunctionArgs } from '@remix-run/node';
import { figuresSvg } from '../chart.server';
import { FIGURES_FILE, openFigures } from '../figures.server';
import { fileOf } from '../viewFile.server';

/** The chart of published figures against the program's own, as a file. */
export async function loader(args: LoaderFunctionArgs) {
  const svg = figuresSvg(await openFigures(args));
  return fileOf(args.request, `${FIGURES_FILE}.svg`, svg);
}
