import { z } from 'zod';
import { AUDIENCES, storable } from '../study/document';

/** Most responses that one call marks or erases. */
const MOST = 5000;

const name = z.string().min(1, 'must not be empty').max(500).refine(storable);
const names = z.array(name).min(1, 'names no response').max(MOST, `names more than ${MOST}`);

const byId = z.strictObject({ ids: names.describe('What the responses are stored under.') });
const byRespondent = z.strictObject({
  audience: z.enum(AUDIENCES),
  respondents: names.describe('Outside identities.'),
});

/** Which responses of a wave are to be erased. */
export const eraseSchema = z.union([byId, byRespondent]).meta({ id: 'ResponseSelection' });

const marks = {
  status: z.enum(['complete', 'partial', 'test']).optional(),
  flagged: z.boolean().optional(),
};

/** Which responses of a wave are to be marked, and as what. */
export const markSchema = z
  .union([byId.extend(marks), byRespondent.extend(marks)])
  .refine(
    ({ status, flagged }) => status !== undefined || flagged !== undefined,
    'says neither "status" nor "flagged"',
  )
  .meta({ id: 'ResponseMarks' });
