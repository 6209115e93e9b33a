import { pictureRefusal, picturesBusy } from './http/turnedAway.server';
import { chartPng, NoFont, TooManyPictures } from './png.server';

/**
 * A chart as PNG.
 * @throws Response with a page that leads to the SVG: 422 where no font has its letters, 503 while too
 * many others are painted
 */
export async function picture(request: Request, svg: string): Promise<Uint8Array<ArrayBuffer>> {
  const asked = { url: new URL(request.url), headers: request.headers };
  try {
    return await chartPng(svg);
  } catch (error) {
    if (error instanceof NoFont) throw pictureRefusal(asked, error.letters);
    if (error instanceof TooManyPictures) throw picturesBusy(asked);
    throw error;
  }
}
