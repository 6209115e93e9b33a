import type { LoaderFunctionArgs } from '@remix-run/node';
import { figuresSvg } from '../chart.server';
import { figuresFile, openFigures } from '../figures.server';

/** The chart of published figures against the program's own, as a file. */
export async function loader(args: LoaderFunctionArgs) {
  const svg = figuresSvg(await openFigures(args));
  return figuresFile(svg, 'image/svg+xml; charset=utf-8', 'svg');
}
