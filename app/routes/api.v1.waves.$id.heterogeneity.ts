import { heterogeneityDocument } from '../across.server';
import { operations } from '../api/operations';
import { api, on, readWave } from '../api.server';
import { NO_STORE, refusePart } from '../partRoute.server';

const answer = api(
  on(operations.getHeterogeneity, async (call) => {
    const wave = await readWave(call, 'heterogeneity');
    const document = await heterogeneityDocument(call, wave, call.query, call.now()).catch(
      refusePart,
    );
    return Response.json(document, NO_STORE);
  }),
);

export const loader = answer;
export const action = answer;
