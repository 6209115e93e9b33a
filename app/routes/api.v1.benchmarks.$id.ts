import { removeBenchmark } from '../../db/benchmarks.server';
import { operations } from '../api/operations';
import { api, on } from '../api.server';
import { problem } from '../problem.server';

const answer = api(
  on(operations.removeBenchmark, async ({ db, tenantId, params }) => {
    const { id = '' } = params;
    if (await removeBenchmark(db, tenantId, id)) return Response.json({ erased: 1 });
    return problem(404, 'Not found', {
      detail: `No published figure "${id}" of your own is there to be erased.`,
    });
  }),
);

export const loader = answer;
export const action = answer;
