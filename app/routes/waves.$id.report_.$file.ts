import type { LoaderFunctionArgs } from '@remix-run/node';
import { chartSvg, itemSvg, segmentsSvg } from '../chart.server';
import { benchmarksCsv } from '../gap/benchmarkFile';
import { gapsCsv } from '../gap/csv';
import { gapDocument } from '../gapDocument.server';
import { askedIn, openReport } from '../report.server';
import { sourceOf, viewFile } from '../viewFile.server';

type Opened = Awaited<ReturnType<typeof openReport>>;
type Write = (opened: Opened, asked: URLSearchParams) => string | null | undefined;

/** What the report shows, as files. */
const TEXTS = new Map<string, Write>([
  ['gaps.csv', ({ shown }) => gapsCsv(shown.figures)],
  ['gaps.json', ({ wave, shown }) => JSON.stringify(gapDocument(wave, shown))],
  ['chart.svg', chartSvg],
  ['benchmarks.csv', ({ view }) => view.benchmarks && benchmarksCsv(view.benchmarks)],
  ['segments.svg', (opened, asked) => segmentsSvg(opened, asked.get('of'))],
  ['item.svg', (opened, asked) => itemSvg(opened, asked.get('item'))],
]);

export async function loader(args: LoaderFunctionArgs) {
  const name = args.params.file ?? '';
  const write = TEXTS.get(sourceOf(name));
  if (!write) throw new Response(null, { status: 404 });
  const opened = await openReport(args);
  const { focus, wave } = opened;
  const part = focus ? `${focus.map(({ item, code }) => `${item}-${code}`).join('-')}-` : '';
  const text = write(opened, askedIn(args.request));
  return viewFile(args, { ...wave, isSynthetic: wave.synthetic }, { name, text, part });
}
