import { listWaves } from '../../db/waves.server';
import { operations } from '../api/operations';
import { api, on } from '../api.server';
import { waveJson } from '../waveJson.server';

const answer = api(
  on(operations.listWaves, async ({ db, tenantId, query, links, now }) => {
    const waves = await listWaves(db, tenantId, query.study);
    return Response.json(waves.map((wave) => waveJson(wave, links, now())));
  }),
);

export const loader = answer;
export const action = answer;
