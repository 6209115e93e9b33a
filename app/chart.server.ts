import { createRequire } from 'node:module';
import path from 'node:path';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { openReport } from './report.server';
import { ChartDocument } from './ui/ChartDocument';
import { certaintyText, findingText } from './ui/headlineText';
import { wordsOf } from './ui/Words';

/** A report's chart as an SVG document. */
export function chartSvg({ wave, report, view, locale }: Awaited<ReturnType<typeof openReport>>) {
  const words = wordsOf(locale);
  const { t, f } = words;
  const chart = createElement(ChartDocument, {
    view,
    words,
    title: findingText(view, words),
    certainty: certaintyText(view, wave.minimumBase, words),
    badge: wave.synthetic ? t('page.synthetic') : null,
    notes: [
      t('chart.note', { adjust: view.adjust }),
      t('page.model_based'),
      ...(wave.synthetic ? [t('page.synthetic_text')] : []),
      t('chart.made', { study: view.title, wave: wave.title, date: f.date(report.asOf) }),
    ],
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${renderToStaticMarkup(chart)}`;
}

const require = createRequire(import.meta.url);
const fonts = path.join(path.dirname(require.resolve('dejavu-fonts-ttf/package.json')), 'ttf');

/** An SVG document as PNG, at twice its size. */
export function chartPng(svg: string): Uint8Array<ArrayBuffer> {
  // Required, not imported: Vite's scan for the browser's packages would stumble on the native file.
  const { Resvg }: typeof import('@resvg/resvg-js') = require('@resvg/resvg-js');
  const drawn = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: 2 },
    font: {
      fontFiles: ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((file) => path.join(fonts, file)),
      loadSystemFonts: false,
      defaultFontFamily: 'DejaVu Sans',
      sansSerifFamily: 'DejaVu Sans',
    },
  }).render();
  return new Uint8Array(drawn.asPng());
}
