import { Readable } from 'node:stream';
import type { z } from 'zod';
import type { OpenDatabase } from '../../db/open.server';
import type { Wave } from '../../db/waves.server';
import type { operations } from '../api/operations';
import { Refusal, studyLocale } from '../api.server';
import { type Actor, exported, trace } from '../audit/trace.server';
import { fileName } from '../gap/syntheticFile';
import { problem } from '../problem.server';
import type { Study } from '../study/document';
import { exportResponses } from './export.server';

type ExportQuery = z.output<typeof operations.exportResponses.query>;

/** Exports that one process serves at a time: each keeps a connection of a server's database. */
const AT_ONCE = 4;
let underway = 0;

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/x-ndjson; charset=utf-8',
};

/**
 * A wave's responses as a download.
 * @throws Refusal while too many exports run
 */
export function responsesDownload(
  { request, ...database }: Pick<OpenDatabase, 'db' | 'kind'> & { actor: Actor; request: Request },
  wave: Wave,
  study: Study,
  { format, values, locale, marks }: ExportQuery,
): Response {
  const labels = values === 'labels' ? studyLocale(study, locale) : null;
  if (underway >= AT_ONCE)
    throw new Refusal(
      problem(503, 'Too many exports', {
        detail: `${AT_ONCE} are running; try again when one is done.`,
        headers: { 'Retry-After': '10' },
      }),
    );
  const headers = {
    'Content-Type': TYPES[format],
    'Content-Disposition': `attachment; filename="${wave.synthetic ? fileName(wave, `responses.${format}`) : `${wave.studyKey}-${wave.key}.${format}`}"`,
    'Cache-Control': 'no-store',
  };
  // Nobody reads what would begin here.
  if (request.method === 'HEAD') return new Response(null, { headers });
  const options = { format, labels, marks: marks === '1' };
  const lines = counted(exportResponses(database, wave.id, study, options), () =>
    trace(database.db, database.actor, exported('export.responses', wave, options)),
  );
  const text = Readable.from(lines, { objectMode: false });
  return new Response(Readable.toWeb(text) as ReadableStream<Uint8Array>, { headers });
}

/** Counts and notes an export from its first line on. */
async function* counted(
  lines: AsyncGenerator<string>,
  begin: () => Promise<void>,
): AsyncGenerator<string> {
  underway += 1;
  try {
    await begin();
    yield* lines;
  } finally {
    underway -= 1;
  }
}
