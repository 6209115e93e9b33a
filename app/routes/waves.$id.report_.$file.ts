import type { LoaderFunctionArgs } from '@remix-run/node';
import { NO_STORE } from '../accounts/requireUser.server';
import { traceFile } from '../audit/trace.server';
import { chartSvg, itemSvg, segmentsSvg } from '../chart.server';
import { benchmarksCsv } from '../gap/benchmarkFile';
import { gapsCsv } from '../gap/csv';
import { fileName, markedCsv } from '../gap/syntheticFile';
import { gapDocument } from '../gapDocument.server';
import { picture } from '../picture.server';
import { askedIn, openReport } from '../report.server';

type Opened = Awaited<ReturnType<typeof openReport>>;

const FILES = new Map<
  string,
  { type: string; make: (opened: Opened, asked: URLSearchParams) => string | null | undefined }
>([
  [
    'gaps.csv',
    {
      type: 'text/csv; charset=utf-8',
      make: ({ wave, shown }) => markedCsv(gapsCsv(shown.figures), wave),
    },
  ],
  [
    'gaps.json',
    {
      type: 'application/json; charset=utf-8',
      make: ({ wave, shown }) => JSON.stringify(gapDocument(wave, shown)),
    },
  ],
  ['chart.svg', { type: 'image/svg+xml; charset=utf-8', make: chartSvg }],
  ['chart.png', { type: 'image/png', make: chartSvg }],
  [
    'benchmarks.csv',
    {
      type: 'text/csv; charset=utf-8',
      make: ({ view, wave }) => view.benchmarks && markedCsv(benchmarksCsv(view.benchmarks), wave),
    },
  ],
  [
    'segments.svg',
    {
      type: 'image/svg+xml; charset=utf-8',
      make: (opened, asked) => segmentsSvg(opened, asked.get('of')),
    },
  ],
  [
    'segments.png',
    {
      type: 'image/png',
      make: (opened, asked) => segmentsSvg(opened, asked.get('of')),
    },
  ],
  [
    'item.svg',
    {
      type: 'image/svg+xml; charset=utf-8',
      make: (opened, asked) => itemSvg(opened, asked.get('item')),
    },
  ],
  ['item.png', { type: 'image/png', make: (opened, asked) => itemSvg(opened, asked.get('item')) }],
]);

export async function loader(args: LoaderFunctionArgs) {
  const name = args.params.file ?? '';
  const file = FILES.get(name);
  if (!file) throw new Response(null, { status: 404 });
  const opened = await openReport(args);
  const made = file.make(opened, askedIn(args.request));
  if (made === undefined || made === null) throw new Response(null, { status: 404 });
  const { focus, wave } = opened;
  // Whoever finds the file later is to see that it is of one segment.
  const of = focus ? `${focus.map(({ item, code }) => `${item}-${code}`).join('-')}-` : '';
  await traceFile(args, wave, name);
  // A picture is drawn of the other one.
  const body = name.endsWith('.png') ? await picture(args.request, made) : made;
  return new Response(body, {
    headers: {
      ...NO_STORE,
      'Content-Type': file.type,
      'Content-Disposition': `attachment; filename="${fileName(wave, `${of}${name}`)}"`,
    },
  });
}
