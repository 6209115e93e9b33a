import { operations } from '../api/operations';
import { api, on, readWave } from '../api.server';
import { NO_STORE, refusePart } from '../partRoute.server';
import { planningDocument } from '../planning.server';

const answer = api(
  on(operations.getPlanning, async (call) => {
    const wave = await readWave(call, 'planning');
    const document = await planningDocument(call, wave, call.query, call.now()).catch(refusePart);
    return Response.json(document, NO_STORE);
  }),
);

export const loader = answer;
export const action = answer;
