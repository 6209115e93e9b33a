import { z } from 'zod';
import { itemKey, MAX_NUMBER, storable } from './document';

/** The measures that a published figure can be of. */
export const BENCHMARK_MEASURES = [
  'favourable',
  'share',
  'mean',
  'median',
  'at_most',
  'mean_rank',
  'rank_position',
  'first_choice',
  'nps',
] as const;

/** Whether a measure's figures are shares, from 0 to 1. */
export function isShare(measure: string): boolean {
  return ['favourable', 'share', 'at_most', 'first_choice'].includes(measure);
}

const text = (most: number) =>
  z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(most, `must be at most ${most} characters`)
    .refine(storable, 'holds a character that cannot be stored');

const side = z
  .strictObject({
    value: z
      .number()
      .min(-MAX_NUMBER)
      .max(MAX_NUMBER)
      .describe('A fraction for shares and net scores, else in the measure’s unit.'),
    base: z
      .int()
      .min(1)
      .max(1_000_000_000)
      .nullable()
      .default(null)
      .describe('How many answered, of a share: its sampling error is then counted in.'),
  })
  .nullable()
  .default(null);

/** A published figure as it is given: what it is of, where it stands, what it says of each side. */
export const benchmarkSchema = z
  .strictObject({
    label: text(200),
    source: text(500),
    year: z.int().min(1900).max(2200).nullable().default(null),
    item: itemKey.nullable().default(null).describe('The key of an item; or else a construct.'),
    construct: text(200).nullable().default(null),
    measure: z.enum(BENCHMARK_MEASURES, `must be one of ${BENCHMARK_MEASURES.join(', ')}`),
    option: text(200).nullable().default(null).describe('The option code or the threshold.'),
    manager: side,
    consumer: side,
  })
  .superRefine((given, context) => {
    const fault = (path: string[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    if ((given.item === null) === (given.construct === null))
      fault(['item'], 'give either an item or a construct');
    if (!given.manager && !given.consumer) fault(['manager'], 'give a value of at least one side');
    for (const name of ['manager', 'consumer'] as const) {
      const of = given[name];
      if (!of) continue;
      const [least, most] = isShare(given.measure)
        ? [0, 1]
        : given.measure === 'nps'
          ? [-1, 1]
          : [-MAX_NUMBER, MAX_NUMBER];
      if (of.value < least || of.value > most)
        fault([name, 'value'], `must be from ${least} to ${most}`);
      if (of.base !== null && !isShare(given.measure))
        fault([name, 'base'], 'is counted in for shares alone');
    }
  });

export type BenchmarkDocument = z.output<typeof benchmarkSchema>;
