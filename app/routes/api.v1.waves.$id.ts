import { studyVersion } from '../../db/studies.server';
import { findWave, updateWave } from '../../db/waves.server';
import { operations } from '../api/operations';
import { api, jsonBody, on, waveOf } from '../api.server';
import { noted } from '../audit/waveNotes.server';
import { problem } from '../problem.server';
import { faultsOf } from '../study/document';
import { waveChange } from '../waveChange';
import { waveChangeSchema } from '../waveDocument';
import { waveJson } from '../waveJson.server';

const answer = api(
  on(operations.getWave, async (call) => {
    return Response.json(waveJson(await waveOf(call), call.links, call.now()));
  }),
  on(operations.changeWave, async (call) => {
    await waveOf(call);
    const parsed = waveChangeSchema.safeParse(await jsonBody(call.request));
    if (!parsed.success)
      return problem(422, 'The change has faults', { errors: faultsOf(parsed.error) });
    for (;;) {
      const wave = await waveOf(call);
      const study = await studyVersion(call.db, wave.studyId, wave.studyVersion);
      const read = waveChange(wave, study, parsed.data);
      if ('faults' in read)
        return read.kind === 'faulty'
          ? problem(422, 'The change has faults', { errors: read.faults })
          : problem(409, 'The wave cannot be changed so', { errors: read.faults });
      const note = noted(call.actor, wave, read.change);
      // Somebody else has changed it since it was read: the change is made of what it is now.
      if (!(await updateWave(call.db, wave.id, read.change, note, wave))) continue;
      const changed = (await findWave(call.db, wave.id)) ?? wave;
      return Response.json(waveJson(changed, call.links, call.now()));
    }
  }),
);

export const loader = answer;
export const action = answer;
