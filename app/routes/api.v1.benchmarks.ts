import { addBenchmark } from '../../db/benchmarks.server';
import { operations } from '../api/operations';
import { api, jsonBody, on } from '../api.server';
import { benchmarkAdded } from '../audit/benchmarkNotes.server';
import { traced } from '../audit/trace.server';
import { asBenchmark, knownBenchmarks, placed } from '../benchmarks.server';
import type { Benchmark } from '../gap/benchmarks';
import { problem } from '../problem.server';
import { benchmarkSchema } from '../study/benchmark';
import { type Fault, faultsOf } from '../study/document';

const written = ({ isShipped, ...of }: Benchmark) => ({ shipped: isShipped, ...of });

const faulty = (errors: Fault[]) =>
  problem(422, 'The published figure has faults', {
    detail: `${errors.length} found; nothing was stored.`,
    errors,
  });

const answer = api(
  on(operations.listBenchmarks, async ({ db, tenantId }) =>
    Response.json((await knownBenchmarks(db, tenantId, 'en')).map(written)),
  ),
  on(operations.addBenchmark, async ({ db, tenantId, actor, request }) => {
    const given = benchmarkSchema.safeParse(await jsonBody(request));
    if (!given.success) return faulty(faultsOf(given.error));
    const found = await placed(db, tenantId, given.data);
    if ('faults' in found) return faulty(found.faults);
    const added = await traced(
      db,
      actor,
      (tx) => addBenchmark(tx, tenantId, found.benchmark),
      benchmarkAdded,
    );
    return Response.json(written(asBenchmark(added)), {
      status: 201,
      headers: { Location: `/api/v1/benchmarks/${added.id}` },
    });
  }),
);

export const loader = answer;
export const action = answer;
