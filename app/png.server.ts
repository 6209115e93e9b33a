import { once } from 'node:events';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';

const require = createRequire(import.meta.url);
const fonts = path.join(path.dirname(require.resolve('dejavu-fonts-ttf/package.json')), 'ttf');

/** A chart of sixty questions takes seconds to paint, in which nobody else would be answered. */
const PAINTS = `
  const { parentPort, workerData: { module, svg, options } } = require('node:worker_threads');
  const { Resvg } = require(module);
  parentPort.postMessage(new Resvg(svg, options).render().asPng());
`;

const painted = z.instanceof(Uint8Array<ArrayBuffer>);

/** Charts are painted one after the other, so that half of a small machine is left to everybody else. */
let before: Promise<unknown> = Promise.resolve();

/** An SVG document as PNG, at twice its size. */
export function chartPng(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  const own = before.then(() => paint(svg));
  before = own.catch(() => {});
  return own;
}

async function paint(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  const worker = new Worker(PAINTS, {
    eval: true,
    workerData: {
      // Required, not imported: Vite's scan for the browser's packages would stumble on the native file.
      module: require.resolve('@resvg/resvg-js'),
      svg,
      options: {
        fitTo: { mode: 'zoom', value: 2 },
        font: {
          fontFiles: ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((file) =>
            path.join(fonts, file),
          ),
          loadSystemFonts: false,
          defaultFontFamily: 'DejaVu Sans',
          sansSerifFamily: 'DejaVu Sans',
        },
      },
    },
  });
  try {
    const [png] = await Promise.race([
      once(worker, 'message'),
      // Else the next one would wait for ever.
      once(worker, 'exit').then(() => Promise.reject(new Error('the chart was not painted'))),
    ]);
    return painted.parse(png);
  } finally {
    await worker.terminate();
  }
}
