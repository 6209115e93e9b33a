import { Readable } from 'node:stream';
import type { OpenDatabase } from '../../db/open.server';
import type { Wave } from '../../db/waves.server';
import { Refusal } from '../api.server';
import { problem } from '../problem.server';
import type { Study } from '../study/document';
import { chooseLocale } from '../study/text';
import { exportResponses } from './export.server';

/** Exports that one process serves at a time: each keeps a connection of a server's database. */
const AT_ONCE = 4;
let underway = 0;

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/x-ndjson; charset=utf-8',
};

/**
 * A wave's responses as a download.
 * @throws Refusal for parameters that it does not know, or while too many exports run
 */
export function responsesDownload(
  database: Pick<OpenDatabase, 'db' | 'kind'>,
  wave: Wave,
  study: Study,
  search: URLSearchParams,
): Response {
  const format = search.get('format') ?? 'jsonl';
  if (format !== 'csv' && format !== 'jsonl')
    throw new Refusal(
      problem(400, 'Bad request', {
        errors: [{ path: 'format', message: 'must be "jsonl" or "csv"' }],
      }),
    );
  const labels = labelsOf(study, search);
  if (underway >= AT_ONCE)
    throw new Refusal(
      problem(503, 'Too many exports', {
        detail: `${AT_ONCE} are running; try again when one is done.`,
        headers: { 'Retry-After': '10' },
      }),
    );
  underway += 1;
  const text = Readable.from(exportResponses(database, wave.id, study, { format, labels }), {
    objectMode: false,
  });
  text.once('close', () => {
    underway -= 1;
  });
  return new Response(Readable.toWeb(text) as ReadableStream<Uint8Array>, {
    headers: {
      'Content-Type': TYPES[format],
      'Content-Disposition': `attachment; filename="${wave.studyKey}-${wave.key}.${format}"`,
      'Cache-Control': 'no-store',
    },
  });
}

/** The language of labels, where the address asks for them. @throws Refusal */
export function labelsOf(study: Study, search: URLSearchParams): string | null {
  const values = search.get('values') ?? 'codes';
  if (values !== 'codes' && values !== 'labels')
    throw new Refusal(
      problem(400, 'Bad request', {
        errors: [{ path: 'values', message: 'must be "codes" or "labels"' }],
      }),
    );
  return values === 'labels' ? chooseLocale(study.locales, [search.get('locale') ?? '']) : null;
}
