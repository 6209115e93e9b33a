import { findStudy } from '../../db/studies.server';
import { createWave } from '../../db/waves.server';
import { operations } from '../api/operations';
import { api, jsonBody, on } from '../api.server';
import { traced } from '../audit/trace.server';
import { waveAdded } from '../audit/waveNotes.server';
import { problem } from '../problem.server';
import { faultsOf } from '../study/document';
import { newWave } from '../waveChange';
import { newWaveSchema } from '../waveDocument';
import { waveJson } from '../waveJson.server';

const answer = api(
  on(operations.createWave, async ({ db, tenantId, actor, params, request, links, now }) => {
    const find = () => findStudy(db, tenantId, params.study ?? '');
    const none = () =>
      problem(404, 'Not found', { detail: `There is no study "${params.study}".` });
    const found = await find();
    if (!found) return none();
    const parsed = newWaveSchema.safeParse(await jsonBody(request));
    const read = parsed.success
      ? newWave(found, tenantId, parsed.data)
      : { faults: faultsOf(parsed.error) };
    if ('faults' in read)
      return problem(422, 'The wave has faults', {
        detail: 'Nothing was stored.',
        errors: read.faults,
      });
    const wave = await traced(db, actor, (tx) => createWave(tx, read.wave), waveAdded);
    if (!wave && !(await find())) return none();
    if (!wave)
      return problem(409, 'The study has this wave already', {
        errors: [{ path: '$.key', message: `"${read.wave.key}" is taken` }],
      });
    return Response.json(waveJson(wave, links, now()), {
      status: 201,
      headers: { Location: `/api/v1/waves/${wave.id}` },
    });
  }),
);

export const loader = answer;
export const action = answer;
