import fc from 'fast-check';
import type { CountedResponse } from '../../app/gap/tally';
import { visible } from '../../app/study/conditions';
import { everyKindStudy } from '../study/fixtures';

export const study = everyKindStudy();

/** A response of nothing in particular, to be overridden. */
export function response(given: Partial<CountedResponse> = {}): CountedResponse {
  return {
    audience: 'consumer',
    status: 'complete',
    flagged: false,
    cluster: null,
    weight: 1,
    answers: {},
    ...given,
  };
}

const answers = fc.record(
  {
    booking: fc.constantFrom('hard', 'fair', 'easy', 'dk'),
    returned: fc.constantFrom('yes', 'no', 'else'),
    uses: fc.oneof(
      fc.subarray(['app', 'desk', 'phone'], { minLength: 1 }),
      fc.constantFrom(['none'], 'dk' as const),
    ),
    order: fc.shuffledSubarray(['price', 'place', 'sleep'], { minLength: 1, maxLength: 2 }),
    minutes: fc.constantFrom(0, 2.5, 5, 7, 10, 30, 55),
    advise: fc.integer({ min: 0, max: 10 }),
    region: fc.constantFrom('N', 'S'),
  },
  { requiredKeys: [] },
);

/** Responses of both sides; weights and clusters where asked for. */
export function someResponses({ weights = false, clusters = false } = {}) {
  return fc.array(
    fc
      .record({
        audience: fc.constantFrom('consumer' as const, 'manager' as const),
        weight: weights ? fc.constantFrom(0.25, 1, 1.75, 3) : fc.constant(1),
        cluster: clusters ? fc.constantFrom(null, 'a', 'b', 'c') : fc.constant(null),
        answers,
      })
      .map(({ audience, weight, cluster, answers: given }) =>
        response({
          audience,
          weight,
          cluster,
          answers: visible(study, audience, given).answers,
        }),
      ),
    { maxLength: 60 },
  );
}
