import { z } from 'zod';
import { BENCHMARK_MEASURES, benchmarkSchema } from '../study/benchmark';
import { erasureAnswer, figure } from './answers';
import type { Operation } from './operations';

const JSON_TYPE = 'application/json';
const none = z.object({});

const side = z
  .strictObject({
    value: z.number(),
    base: z.int().nullable().describe('Null: none is published, and the figure counts as exact.'),
    baseOf: z
      .enum(['side', 'both'])
      .describe('Whom the base counts: this side, or both together, of whom half are taken.'),
    approx: z.string().nullable().describe('Where the publication is not exact: nearly, over.'),
  })
  .nullable();

export const benchmarkAnswer = z
  .strictObject({
    id: z.string(),
    shipped: z.boolean().describe('Comes with the program, and cannot be removed.'),
    label: z.string(),
    source: z.string(),
    year: figure,
    item: z.string().nullable(),
    construct: z.string().nullable(),
    measure: z.enum(BENCHMARK_MEASURES),
    option: z.string().nullable(),
    unit: z
      .string()
      .nullable()
      .describe('What it is counted in: figures of another unit are not compared with it.'),
    manager: side,
    consumer: side,
  })
  .meta({ id: 'Benchmark' });

/** The calls for published figures that reports are held against. */
export const benchmarkCalls = {
  listBenchmarks: {
    id: 'listBenchmarks',
    method: 'GET',
    path: '/benchmarks',
    role: 'analyst',
    summary: 'List the published figures that reports can be held against',
    query: none,
    answers: {
      200: {
        description: 'Those that ship with the program, then the organisation’s own.',
        content: { [JSON_TYPE]: z.array(benchmarkAnswer) },
      },
    },
  },
  addBenchmark: {
    id: 'addBenchmark',
    method: 'POST',
    path: '/benchmarks',
    role: 'admin',
    summary: 'Add a published figure of your own',
    description:
      'It stands beside every report with a row of its item (or of its construct, where a study has one item of that), measure and option.',
    query: none,
    body: { [JSON_TYPE]: benchmarkSchema.meta({ id: 'NewBenchmark' }) },
    answers: {
      201: { description: 'It was added.', content: { [JSON_TYPE]: benchmarkAnswer } },
    },
  },
  removeBenchmark: {
    id: 'removeBenchmark',
    method: 'DELETE',
    path: '/benchmarks/{id}',
    role: 'admin',
    summary: 'Erase a published figure of your own',
    query: none,
    answers: { 200: { description: 'It is erased.', content: { [JSON_TYPE]: erasureAnswer } } },
  },
} as const satisfies Record<string, Operation<typeof none>>;
