import { once } from 'node:events';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';

const require = createRequire(import.meta.url);

/** The fonts that come along, each in two weights. */
const fonts = () => [
  {
    packaged: require.resolve('dejavu-fonts-ttf/package.json'),
    files: ['ttf/DejaVuSans.ttf', 'ttf/DejaVuSans-Bold.ttf'],
  },
  {
    packaged: require.resolve('@expo-google-fonts/noto-sans-thai/package.json'),
    files: ['400Regular/NotoSansThai_400Regular.ttf', '700Bold/NotoSansThai_700Bold.ttf'],
  },
  {
    packaged: require.resolve('@expo-google-fonts/noto-sans-devanagari/package.json'),
    files: [
      '400Regular/NotoSansDevanagari_400Regular.ttf',
      '700Bold/NotoSansDevanagari_700Bold.ttf',
    ],
  },
];

/** The scripts that they have; of others the machine is asked for fonts. */
const SCRIPTS =
  /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Thai}\p{Script=Devanagari}\p{Script=Common}\p{Script=Inherited}]/u;

/**
 * A chart of sixty questions takes seconds to paint, in which nobody else would be answered. A letter
 * that looks like one that no font has is painted by none: each is painted below the other, all at once,
 * since the machine's fonts are looked through for every picture.
 */
const PAINTS = `
  const { parentPort, workerData: { module, svg, options, letters } } = require('node:worker_threads');
  const { Resvg } = require(module);
  const all = [...letters, '\\u{F0000}'];
  const column = '<svg xmlns="http://www.w3.org/2000/svg" width="72" height="' + 72 * all.length + '">' +
    all.map((letter, at) => '<text y="' + (72 * at + 48) + '" font-size="24">' + letter + '</text>').join('') + '</svg>';
  const pixels = letters.length > 0 ? new Resvg(column, options).render().pixels : null;
  const look = (at) => pixels.subarray(at * pixels.length / all.length, (at + 1) * pixels.length / all.length);
  const missing = letters.filter((_, at) => look(at).equals(look(letters.length)));
  parentPort.postMessage(missing.length > 0 ? missing : new Resvg(svg, options).render().asPng());
`;

const answer = z.union([z.instanceof(Uint8Array<ArrayBuffer>), z.array(z.string())]);

/** No font of this machine has letters that a chart is labelled with. */
export class NoFont extends Error {
  constructor(readonly letters: readonly string[]) {
    super(`no font has ${letters.join(' ')}`);
  }
}

/** More charts wait to be painted than anybody would wait for. */
export class TooManyPictures extends Error {}

/** Most charts that wait. */
const MOST_WAITING = 20;

/** Charts are painted one after the other, so that half of a small machine is left to everybody else. */
let before: Promise<unknown> = Promise.resolve();
let waiting = 0;

/**
 * An SVG document as PNG, at twice its size.
 * @throws NoFont naming the letters that would be empty boxes, TooManyPictures
 */
export async function chartPng(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  if (waiting >= MOST_WAITING) throw new TooManyPictures();
  waiting += 1;
  const own = before.then(() => paint(svg));
  before = own.catch(() => {});
  return own.finally(() => {
    waiting -= 1;
  });
}

async function paint(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  const letters = [...new Set(svg)].filter((letter) => !SCRIPTS.test(letter));
  const worker = new Worker(PAINTS, {
    eval: true,
    workerData: {
      // Required, not imported: Vite's scan for the browser's packages would stumble on the native file.
      module: require.resolve('@resvg/resvg-js'),
      svg,
      letters,
      options: {
        fitTo: { mode: 'zoom', value: 2 },
        font: {
          fontFiles: fonts().flatMap(({ packaged, files }) =>
            files.map((file) => path.join(path.dirname(packaged), file)),
          ),
          loadSystemFonts: letters.length > 0,
          defaultFontFamily: 'DejaVu Sans',
          sansSerifFamily: 'DejaVu Sans',
        },
      },
    },
  });
  try {
    const [message] = await Promise.race([
      once(worker, 'message'),
      // Else the next one would wait for ever.
      once(worker, 'exit').then(() => Promise.reject(new Error('the chart was not painted'))),
    ]);
    const painted = answer.parse(message);
    if (Array.isArray(painted)) throw new NoFont(painted);
    return painted;
  } finally {
    await worker.terminate();
  }
}
