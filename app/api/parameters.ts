import { z } from 'zod';

const level = 'must be a number from 0.5 to 0.9999';

/** What a gap report can be asked to be. */
export const reportParameters = z.object({
  by: z
    .array(z.string().max(200))
    .optional()
    .describe(
      'A segment item that every row is broken by, or two as `a*b`; may be given several times.',
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

/** The parameters of an address by name: a list where the schema takes several, else the first. */
export function givenParameters(
  search: URLSearchParams,
  shape: Readonly<Record<string, unknown>>,
): Record<string, string | string[]> {
  const given = [...new Set(search.keys())].flatMap((name) =>
    Object.hasOwn(shape, name)
      ? [
          [
            name,
            takesSeveral(shape[name]) ? search.getAll(name) : (search.get(name) ?? ''),
          ] as const,
        ]
      : [],
  );
  return Object.fromEntries(given);
}

function takesSeveral(schema: unknown): boolean {
  return schema instanceof z.ZodOptional
    ? takesSeveral(schema.unwrap())
    : schema instanceof z.ZodArray;
}
