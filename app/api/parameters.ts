import { z } from 'zod';
import { MAX_BREAKS, MAX_ROWS } from '../gap/segments';
import { type Fault, faultsOf, jsonPath } from '../study/document';

const level = 'must be a number from 0.5 to 0.9999';

/** What a gap report can be asked to be. */
export const reportParameters = z.object({
  by: z
    .array(z.string().max(200))
    .optional()
    .describe(
      `A segment item that every row is broken by, or two as \`a*b\`; may be given up to ${MAX_BREAKS} times. Every segment has as many rows as the total, and all together are at most ${MAX_ROWS.toLocaleString('en')}.`,
    ),
  against: z
    .string()
    .max(100)
    .optional()
    .describe('The id of an earlier wave of the study: what has changed since.'),
  weighted: z.enum(['true', 'false'], 'must be "true" or "false"').default('true'),
  confidence: z.coerce.number(level).min(0.5, level).max(0.9999, level).default(0.95),
  adjust: z.enum(['holm', 'bh', 'none'], 'must be one of holm, bh, none').default('holm'),
});

/**
 * The parameters of an address that a schema knows, checked; others are passed over. One that takes a
 * single value and is given several is refused like any other fault: which was meant is unknown.
 */
export function readParameters<Schema extends z.ZodObject>(
  search: URLSearchParams,
  schema: Schema,
): { query: z.output<Schema> } | { faults: Fault[] } {
  const names = [...new Set(search.keys())].filter((name) => Object.hasOwn(schema.shape, name));
  const several = (name: string) => takesSeveral(schema.shape[name]);
  const repeated = names
    .filter((name) => !several(name) && search.getAll(name).length > 1)
    .map((name) => ({ path: jsonPath([name]), message: 'is given more than once' }));
  const parsed = schema.safeParse(
    Object.fromEntries(
      names.map((name) => [name, several(name) ? search.getAll(name) : search.get(name)]),
    ),
  );
  const faults = [...repeated, ...(parsed.success ? [] : faultsOf(parsed.error))];
  return parsed.success && faults.length === 0 ? { query: parsed.data } : { faults };
}

function takesSeveral(schema: unknown): boolean {
  return schema instanceof z.ZodOptional
    ? takesSeveral(schema.unwrap())
    : schema instanceof z.ZodArray;
}
