import { operations } from '../api/operations';
import { api, on, readWave } from '../api.server';
import { choicesDocument } from '../choices.server';
import { NO_STORE, refusePart } from '../partRoute.server';

const answer = api(
  on(operations.getChoices, async (call) => {
    const wave = await readWave(call, 'choices');
    const document = await choicesDocument(call, wave, call.query, call.now()).catch(refusePart);
    return Response.json(document, NO_STORE);
  }),
);

export const loader = answer;
export const action = answer;
