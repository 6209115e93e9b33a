import type { LoaderFunctionArgs } from '@remix-run/node';
import { figuresSvg } from '../chart.server';
import { figuresFile, openFigures } from '../figures.server';
import { picture } from '../picture.server';

/** The chart of published figures against the program's own, as a picture. */
export async function loader(args: LoaderFunctionArgs) {
  const svg = figuresSvg(await openFigures(args));
  return figuresFile(svg && (await picture(args.request, svg)), 'image/png', 'png');
}
