import { operations } from '../api/operations';
import { api, on, Refusal, readWave, waveOf } from '../api.server';
import { exported, trace } from '../audit/trace.server';
import { gapsCsv } from '../gap/csv';
import { rowsJson } from '../gap/rowJson';
import { markedCsv } from '../gap/syntheticFile';
import { gapDocument, gapLines, reportQuery, waveReport } from '../gapDocument.server';
import { keptJson } from '../http/keptJson.server';
import { problem } from '../problem.server';
import { ReportRefused } from '../reportRefused';

const answer = api(
  on(operations.getGaps, async (call) => {
    const { format, ...query } = call.query;
    const wave = format === 'json' ? await readWave(call, 'gaps') : await waveOf(call);
    const report = await waveReport(call, wave, reportQuery(query), call.now()).catch(refuse);
    const as = (type: string) => ({
      headers: { 'Cache-Control': 'no-store', 'Content-Type': `${type}; charset=utf-8` },
    });
    if (format !== 'json')
      await trace(call.db, call.actor, exported('export.report', wave, { file: `gaps.${format}` }));
    if (format === 'csv')
      return new Response(markedCsv(gapsCsv(report.figures), wave), as('text/csv'));
    if (format === 'jsonl') return new Response(gapLines(report), as('application/x-ndjson'));
    return keptJson(call.request, gapDocument(wave, report), rowsJson);
  }),
);

function refuse(error: unknown): never {
  if (!(error instanceof ReportRefused)) throw error;
  throw new Refusal(
    problem(400, 'Bad request', {
      detail: 'The parameters of the address do not fit the wave.',
      errors: error.faults,
    }),
  );
}

export const loader = answer;
export const action = answer;
