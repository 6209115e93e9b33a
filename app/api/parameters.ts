import { z } from 'zod';

const level = 'must be a number from 0.5 to 0.9999';

/** What a gap report can be asked to be. */
export const reportParameters = z.object({
  weighted: z.enum(['true', 'false'], 'must be "true" or "false"').default('true'),
  confidence: z.coerce.number(level).min(0.5, level).max(0.9999, level).default(0.95),
  adjust: z.enum(['holm', 'bh', 'none'], 'must be one of holm, bh, none').default('holm'),
});
