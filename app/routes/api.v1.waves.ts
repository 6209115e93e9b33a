import { listWaves } from '../../db/waves.server';
import { api } from '../api.server';
import { waveJson } from '../waveJson.server';

const answer = api({
  GET: {
    role: 'analyst',
    async handle({ db, tenantId, url, links, now }) {
      const waves = await listWaves(db, tenantId, url.searchParams.get('study') ?? undefined);
      return Response.json(waves.map((wave) => waveJson(wave, links, now())));
    },
  },
});

export const loader = answer;
export const action = answer;
