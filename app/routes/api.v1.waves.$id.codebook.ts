import { studyVersion } from '../../db/studies.server';
import { api, waveOf } from '../api.server';
import { problem } from '../problem.server';
import { codebook, codebookCsv } from '../responses/codebook';
import { chooseLocale } from '../study/text';

const answer = api({
  GET: {
    role: 'analyst',
    async handle(call) {
      const wave = await waveOf(call);
      const study = await studyVersion(call.db, wave.studyId, wave.studyVersion);
      const search = call.url.searchParams;
      const format = search.get('format') ?? 'json';
      const columns = codebook(study, chooseLocale(study.locales, [search.get('locale') ?? '']));
      if (format === 'json') return Response.json(columns);
      if (format !== 'csv')
        return problem(400, 'Bad request', {
          errors: [{ path: 'format', message: 'must be "json" or "csv"' }],
        });
      return new Response(codebookCsv(columns), {
        headers: { 'Content-Type': 'text/csv; charset=utf-8' },
      });
    },
  },
});

export const loader = answer;
export const action = answer;
