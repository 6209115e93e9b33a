import { pictureRefusal } from './http/turnedAway.server';
import { chartPng, NoFont } from './png.server';

/**
 * A chart as PNG.
 * @throws Response 422 with a page that leads to the SVG, where no font has its letters
 */
export async function picture(request: Request, svg: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await chartPng(svg);
  } catch (error) {
    if (!(error instanceof NoFont)) throw error;
    const { url, headers } = request;
    throw pictureRefusal({ url: new URL(url), headers }, error.letters);
  }
}
