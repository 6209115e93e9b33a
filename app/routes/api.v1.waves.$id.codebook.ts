import { studyVersion } from '../../db/studies.server';
import { operations } from '../api/operations';
import { api, on, readWave, studyLocale, waveOf } from '../api.server';
import { exported, trace } from '../audit/trace.server';
import { codebook, codebookCsv } from '../responses/codebook';

const answer = api(
  on(operations.getCodebook, async (call) => {
    const { format, locale } = call.query;
    const wave = format === 'json' ? await readWave(call, 'codebook') : await waveOf(call);
    const study = await studyVersion(call.db, wave.studyId, wave.studyVersion);
    const columns = codebook(study, studyLocale(study, locale));
    if (format === 'json') return Response.json(columns);
    await trace(call.db, call.actor, exported('export.codebook', wave, { format }));
    return new Response(codebookCsv(columns), {
      headers: { 'Content-Type': 'text/csv; charset=utf-8' },
    });
  }),
);

export const loader = answer;
export const action = answer;
