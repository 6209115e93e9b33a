import { ImportGivenUp } from '../../db/imports.server';
import { studyVersion } from '../../db/studies.server';
import { availability, type Wave, WaveNotOpen } from '../../db/waves.server';
import { operations } from '../api/operations';
import { type ApiCall, api, jsonText, on, waveOf } from '../api.server';
import { importTraced, ofWave, traced } from '../audit/trace.server';
import { problem } from '../problem.server';
import { formatOfBody, only, opened } from '../responses/body.server';
import { eraseAnswer, markAnswer } from '../responses/changing.server';
import { responsesDownload } from '../responses/download.server';
import { FileFault, type FileFormat } from '../responses/file.server';
import { takeFile } from '../responses/intake.server';
import { intakeAnswer, unreadableAnswer } from '../responses/intakeAnswer.server';
import type { FileMode } from '../responses/modes';
import { takeOne } from '../responses/single.server';
import type { Study } from '../study/document';

const notOpen = (status: string) =>
  problem(409, 'The wave is not open', {
    detail: `Its status is "${status}"; only an open wave, between its dates, takes responses.`,
  });

const answer = api(
  on(operations.exportResponses, async (call) => {
    const wave = await waveOf(call);
    const study = await studyVersion(call.db, wave.studyId, wave.studyVersion);
    return responsesDownload(call, wave, study, call.query);
  }),
  on(operations.storeResponses, async (call) => {
    const wave = await waveOf(call);
    const format = formatOfBody(call.request);
    if (availability(wave, call.now()) !== 'open') return notOpen(wave.status);
    const study = await studyVersion(call.db, wave.studyId, wave.studyVersion);
    try {
      return await take(call, wave, study, format);
    } catch (error) {
      if (error instanceof WaveNotOpen) return notOpen(wave.status);
      if (error instanceof FileFault) return unreadableAnswer(error);
      if (error instanceof ImportGivenUp)
        return problem(503, 'The import was given up', {
          detail: 'It stood still for too long. Nothing was stored; send it again.',
          headers: { 'Retry-After': '1' },
        });
      throw error;
    }
  }),
  on(operations.markResponses, markAnswer),
  on(operations.eraseResponses, eraseAnswer),
);

export const loader = answer;
export const action = answer;

async function take(
  call: ApiCall & { query: { mode: FileMode; again: '0' | '1' } },
  wave: Wave,
  study: Study,
  format: FileFormat,
): Promise<Response> {
  const { db, request, now, metrics } = call;
  const { mode } = call.query;
  const again = call.query.again === '1';
  const body = await opened(request.body);
  if (format === 'json' && 'whole' in body) {
    const value = jsonText(body.whole);
    const [single, ...more] = Array.isArray(value) ? value : [value];
    if (more.length === 0 && single !== undefined) {
      // Each response that comes singly is a row with its moment; what it takes the place of is gone.
      const intake = await traced(
        db,
        call.actor,
        (tx) => takeOne(tx, wave, study, single, { mode, now: now() }),
        ({ stored, replaced }) => {
          if (stored === 0) return null;
          const subject = ofWave(wave);
          return replaced > 0
            ? { action: 'responses.replace', subject, details: { replaced } }
            : { action: 'responses.store', subject, details: { stored } };
        },
      );
      metrics.responsesStored.inc({ by: 'api' }, intake.stored);
      return intakeAnswer(intake, { skip: mode === 'skip', isList: Array.isArray(value) });
    }
  }
  const bytes = 'whole' in body ? only(body.whole) : body.bytes;
  const intake = await takeFile(
    db,
    wave,
    study,
    { bytes, format },
    { mode, again, now, signal: request.signal, also: importTraced(call.actor, wave) },
  );
  metrics.responsesStored.inc({ by: 'api' }, intake.stored);
  return intakeAnswer(intake, { skip: mode === 'skip', isList: true });
}
