import { WaveNotOpen } from '../../db/responses.server';
import { studyVersion } from '../../db/studies.server';
import { availability } from '../../db/waves.server';
import { api, jsonBody, waveOf } from '../api.server';
import { takeResponses } from '../intake.server';
import { problem } from '../problem.server';

const notOpen = (status: string) =>
  problem(409, 'The wave is not open', {
    detail: `Its status is "${status}"; only an open wave, between its dates, takes responses.`,
  });

const answer = api({
  POST: {
    role: 'collector',
    async handle(call) {
      const wave = await waveOf(call);
      const now = call.now();
      const mode = call.url.searchParams.get('mode');
      if (mode !== null && mode !== 'skip')
        return problem(400, 'Bad request', {
          errors: [
            { path: 'mode', message: `"${mode.slice(0, 50)}" is not a mode; there is "skip"` },
          ],
        });
      const body = await jsonBody(call.request);
      if (availability(wave, now) !== 'open') return notOpen(wave.status);
      const study = await studyVersion(call.db, wave.studyId, wave.studyVersion);
      try {
        const records = Array.isArray(body) ? body : [body];
        const skip = mode === 'skip';
        const intake = await takeResponses(call.db, wave, study, records, { skip, now });
        const { stored, duplicates, rejected, rejectedCount } = intake;
        if (rejectedCount > 0 && !skip)
          return problem(422, 'Some responses have faults', {
            detail: `${rejectedCount} of ${records.length} were faulty; none was stored.`,
            errors: rejected.map(({ row, path, message }) => ({
              path: Array.isArray(body) ? path.replace('$', `$[${row - 1}]`) : path,
              message,
            })),
            stored,
            duplicates,
            rejected,
          });
        return Response.json({ stored, duplicates, rejected }, { status: stored > 0 ? 201 : 200 });
      } catch (error) {
        if (error instanceof WaveNotOpen) return notOpen(wave.status);
        throw error;
      }
    },
  },
});

export const loader = answer;
export const action = answer;
