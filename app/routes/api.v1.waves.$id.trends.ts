import { trendsDocument } from '../across.server';
import { operations } from '../api/operations';
import { api, on, readWave } from '../api.server';
import { NO_STORE, refusePart } from '../partRoute.server';

const answer = api(
  on(operations.getTrends, async (call) => {
    const wave = await readWave(call, 'trends');
    const document = await trendsDocument(call, wave, call.query, call.now()).catch(refusePart);
    return Response.json(document, NO_STORE);
  }),
);

export const loader = answer;
export const action = answer;
