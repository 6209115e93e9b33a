import { z } from 'zod';
import { eraseSchema, markSchema } from '../responses/selection';
import { erasureAnswer, marksAnswer } from './answers';
import type { Operation } from './operations';

const JSON_TYPE = 'application/json';
const none = z.object({});

/** The calls that change or erase stored responses. */
export const responseChanges = {
  markResponses: {
    id: 'markResponses',
    method: 'PATCH',
    path: '/waves/{id}/responses',
    role: 'admin',
    summary: 'Mark responses as complete, partial or test, or flag them',
    description:
      'Reports count complete responses that are not flagged. While the wave is open, what they show changes in steps of at least its minimum base.',
    query: none,
    body: { [JSON_TYPE]: markSchema },
    answers: {
      200: { description: 'They are marked so.', content: { [JSON_TYPE]: marksAnswer } },
    },
  },
  eraseResponses: {
    id: 'eraseResponses',
    method: 'DELETE',
    path: '/waves/{id}/responses',
    role: 'admin',
    summary: 'Erase responses for good',
    description:
      'In a wave of any status; those that are not there are left aside. The answers are gone at once, from all tallies too; while the wave is open, others leave reports with them until as many new ones come, so that figures change in steps of at least its minimum base.',
    query: none,
    body: { [JSON_TYPE]: eraseSchema },
    answers: { 200: { description: 'They are erased.', content: { [JSON_TYPE]: erasureAnswer } } },
  },
} as const satisfies Record<string, Operation<typeof none>>;
