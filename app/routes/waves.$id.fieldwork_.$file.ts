import type { LoaderFunctionArgs } from '@remix-run/node';
import { NO_STORE } from '../accounts/requireUser.server';
import { traceFile } from '../audit/trace.server';
import {
  daysCsv,
  daysSvg,
  fieldworkCsv,
  segmentsCsv,
  stagesCsv,
  stagesSvg,
} from '../fieldwork/files.server';
import { openFieldwork } from '../fieldwork/page.server';
import { fileName, markedCsv } from '../gap/syntheticFile';
import { picture } from '../picture.server';

type Write = (opened: Awaited<ReturnType<typeof openFieldwork>>) => string | undefined;

/** What the page of fieldwork shows, as files. */
const TEXTS = new Map<string, Write>([
  ['counts.csv', fieldworkCsv],
  ['stages.csv', stagesCsv],
  ['stages.svg', stagesSvg],
  ['days.csv', daysCsv],
  ['days.svg', daysSvg],
  ['segments.csv', segmentsCsv],
]);

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
};

export async function loader(args: LoaderFunctionArgs) {
  const name = args.params.file ?? '';
  // Who may not read the page learns nothing of its files.
  const opened = await openFieldwork(args);
  const { wave } = opened;
  const [, kind] = /\.(csv|svg|png)$/.exec(name) ?? [];
  const body = TEXTS.get(name.replace(/\.png$/, '.svg'))?.(opened);
  if (body === undefined || !(kind === 'csv' || kind === 'svg' || kind === 'png'))
    throw new Response(null, { status: 404, headers: NO_STORE });
  await traceFile(args, wave, `fieldwork-${name}`);
  const of = { studyKey: wave.studyKey, key: wave.key, synthetic: wave.isSynthetic };
  const text = kind === 'csv' ? markedCsv(body, of) : body;
  return new Response(kind === 'png' ? await picture(args.request, body) : text, {
    headers: {
      ...NO_STORE,
      'Content-Type': TYPES[kind],
      'Content-Disposition': `attachment; filename="${fileName(of, `fieldwork-${name}`)}"`,
    },
  });
}
