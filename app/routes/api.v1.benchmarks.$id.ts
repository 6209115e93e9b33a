import { removeBenchmark } from '../../db/benchmarks.server';
import { operations } from '../api/operations';
import { api, on } from '../api.server';
import { benchmarkRemoved } from '../audit/benchmarkNotes.server';
import { traced } from '../audit/trace.server';
import { problem } from '../problem.server';

const answer = api(
  on(operations.removeBenchmark, async ({ db, tenantId, actor, params }) => {
    const { id = '' } = params;
    const removed = await traced(
      db,
      actor,
      (tx) => removeBenchmark(tx, tenantId, id),
      benchmarkRemoved,
    );
    if (removed) return Response.json({ erased: 1 });
    return problem(404, 'Not found', {
      detail: `No published figure "${id}" of your own is there to be erased.`,
    });
  }),
);

export const loader = answer;
export const action = answer;
