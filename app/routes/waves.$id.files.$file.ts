import type { LoaderFunctionArgs } from '@remix-run/node';
import { NO_STORE } from '../accounts/requireUser.server';
import { chartPng, driversSvg, planningSvg, trendSvg } from '../chart.server';
import { crossCsv, driversCsv, planningCsv, wavesCsv } from '../gap/viewFiles';
import { openDrivers, openPlanning, openTables, openTrend } from '../views.server';

/** A file of a view; without a body where the view has nothing to show. */
interface Made {
  wave: { studyKey: string; key: string };
  body: string | undefined;
}

type Make = (args: LoaderFunctionArgs) => Promise<Made>;

/** Every view's files: its table as CSV, its chart as SVG. */
const TEXTS: Record<string, Make> = {
  'planning.csv': async (args) => {
    const { wave, view } = await openPlanning(args);
    return { wave, body: planningCsv(view) };
  },
  'planning.svg': async (args) => {
    const opened = await openPlanning(args);
    return { wave: opened.wave, body: planningSvg(opened) };
  },
  'drivers.csv': async (args) => {
    const { wave, view } = await openDrivers(args);
    return { wave, body: view ? driversCsv(view) : undefined };
  },
  'drivers.svg': async (args) => {
    const opened = await openDrivers(args);
    return { wave: opened.wave, body: driversSvg(opened) };
  },
  'tables.csv': async (args) => {
    const { wave, view } = await openTables(args);
    return { wave, body: view ? crossCsv(view) : undefined };
  },
  'trend.csv': async (args) => {
    const { wave, view } = await openTrend(args);
    return { wave, body: wavesCsv(view) };
  },
  'trend.svg': async (args) => {
    const opened = await openTrend(args);
    return { wave: opened.wave, body: trendSvg(opened) };
  },
};

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
};

export async function loader(args: LoaderFunctionArgs) {
  const name = args.params.file ?? '';
  const [, kind] = /\.(csv|svg|png)$/.exec(name) ?? [];
  // A picture is drawn of the other one.
  const source = name.replace(/\.png$/, '.svg');
  const make = Object.hasOwn(TEXTS, source) ? TEXTS[source] : undefined;
  if (!make || !(kind === 'csv' || kind === 'svg' || kind === 'png'))
    throw new Response(null, { status: 404 });
  const { wave, body } = await make(args);
  if (body === undefined) throw new Response(null, { status: 404 });
  return new Response(kind === 'png' ? chartPng(body) : body, {
    headers: {
      ...NO_STORE,
      'Content-Type': TYPES[kind],
      'Content-Disposition': `attachment; filename="${wave.studyKey}-${wave.key}-${name}"`,
    },
  });
}
