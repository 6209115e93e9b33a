import { findStudy } from '../../db/studies.server';
import { createWave } from '../../db/waves.server';
import { api, jsonBody } from '../api.server';
import { problem } from '../problem.server';
import { faultsOf } from '../study/document';
import { audienceSettings, newWaveSchema, weightingFaults } from '../waveDocument';
import { waveJson } from '../waveJson.server';

const answer = api({
  POST: {
    role: 'admin',
    async handle({ db, tenantId, params, request, links, now }) {
      const found = await findStudy(db, tenantId, params.study ?? '');
      if (!found)
        return problem(404, 'Not found', { detail: `There is no study "${params.study}".` });
      const parsed = newWaveSchema.safeParse(await jsonBody(request));
      const errors = parsed.success
        ? weightingFaults(found.study, parsed.data.audiences)
        : faultsOf(parsed.error);
      if (!parsed.success || errors.length > 0)
        return problem(422, 'The wave has faults', { detail: 'Nothing was stored.', errors });
      const { opensAt, closesAt, audiences, ...given } = parsed.data;
      const wave = await createWave(db, {
        ...given,
        tenantId,
        studyId: found.id,
        title: given.title ?? given.key,
        opensAt: opensAt ? new Date(opensAt) : null,
        closesAt: closesAt ? new Date(closesAt) : null,
        audiences: audienceSettings(audiences),
        synthetic: false,
        illustrations: [],
      });
      if (!wave)
        return problem(409, 'The study has this wave already', {
          errors: [{ path: '$.key', message: `"${given.key}" is taken` }],
        });
      return Response.json(waveJson(wave, links, now()), {
        status: 201,
        headers: { Location: `/api/v1/waves/${wave.id}` },
      });
    },
  },
});

export const loader = answer;
export const action = answer;
