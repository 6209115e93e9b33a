import { operations } from '../api/operations';
import { api, on, readWave } from '../api.server';
import { groupsDocument } from '../groups.server';
import { NO_STORE, refusePart } from '../partRoute.server';

const answer = api(
  on(operations.getGroups, async (call) => {
    const wave = await readWave(call, 'groups');
    const found = await groupsDocument(call, wave, call.query, call.now()).catch(refusePart);
    return Response.json(found, NO_STORE);
  }),
);

export const loader = answer;
export const action = answer;
