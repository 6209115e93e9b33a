import { api, waveOf } from '../api.server';
import { gapsCsv } from '../gap/csv';
import { gapDocument, gapLines, reportQuery, waveReport } from '../gapDocument.server';
import { problem } from '../problem.server';

const answer = api({
  GET: {
    role: 'analyst',
    async handle(call) {
      const wave = await waveOf(call);
      const parsed = reportQuery(call.url.searchParams);
      const format = call.url.searchParams.get('format') ?? 'json';
      if ('faults' in parsed || (format !== 'json' && format !== 'csv' && format !== 'jsonl'))
        return problem(400, 'The report cannot be made so', {
          errors:
            'faults' in parsed
              ? parsed.faults
              : [{ path: '$.format', message: 'must be "json", "jsonl" or "csv"' }],
        });
      const report = await waveReport(call.db, wave, parsed.query, call.now());
      const headers = { 'Cache-Control': 'no-store' };
      if (format === 'jsonl')
        return new Response(gapLines(report), {
          headers: { ...headers, 'Content-Type': 'application/x-ndjson; charset=utf-8' },
        });
      return format === 'csv'
        ? new Response(gapsCsv(report.figures), {
            headers: { ...headers, 'Content-Type': 'text/csv; charset=utf-8' },
          })
        : Response.json(gapDocument(wave, report), { headers });
    },
  },
});

export const loader = answer;
export const action = answer;
