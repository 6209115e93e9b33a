import type { LoaderFunctionArgs } from '@remix-run/node';
import {
  daysCsv,
  daysSvg,
  fieldworkCsv,
  segmentsCsv,
  stagesCsv,
  stagesSvg,
} from '../fieldwork/files.server';
import { openFieldwork } from '../fieldwork/page.server';
import { sourceOf, viewFile } from '../viewFile.server';

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

export async function loader(args: LoaderFunctionArgs) {
  const name = args.params.file ?? '';
  // Who may not read the page learns nothing of its files.
  const opened = await openFieldwork(args);
  const text = TEXTS.get(sourceOf(name))?.(opened);
  return viewFile(args, opened.wave, { name: `fieldwork-${name}`, text });
}
