import fc from 'fast-check';
import type { CountedResponse } from '../../app/gap/tally';
import { visible } from '../../app/study/conditions';
import { parseStudy } from '../../app/study/parse';
import { everyKind } from '../study/fixtures';
import { response } from './responses';

const text = (en: string) => ({ en });

/**
 * The study of every kind with a segment item that consumers alone are asked, `age`, a number by
 * which managers predict what percentage of consumers find booking easy, `guess`, and one with more
 * possible values than tallies list, `spent`; as plain JSON.
 */
export function segmented() {
  const study = everyKind();
  const [last] = study.questionnaires.consumer.slice(-1);
  const [lastOfManagers] = study.questionnaires.manager.slice(-1);
  last?.items.push('age', 'spent');
  lastOfManagers?.items.push('guess', 'spent');
  return {
    ...study,
    key: 'segmented',
    items: [
      ...study.items,
      {
        key: 'age',
        kind: 'single',
        segment: true,
        dontKnow: true,
        options: [
          { code: 'young', label: text('Young') },
          { code: 'old', label: text('Old') },
        ],
        wording: { consumer: text('Age?') },
      },
      {
        key: 'guess',
        kind: 'number',
        min: 0,
        max: 100,
        predicts: { item: 'booking' },
        wording: { manager: text('What percentage find booking easy?') },
      },
      {
        key: 'spent',
        kind: 'number',
        step: 0.1,
        thresholds: [0.3, 25],
        wording: { consumer: text('Spent?'), manager: text('What do they spend?') },
      },
    ],
  };
}

export const segmentedStudy = (() => {
  const parsed = parseStudy(segmented());
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults, null, 2));
  return parsed.study;
})();

const answers = fc.record(
  {
    booking: fc.constantFrom('hard', 'fair', 'easy', 'dk'),
    returned: fc.constantFrom('yes', 'no', 'else'),
    uses: fc.oneof(
      fc.subarray(['app', 'desk', 'phone'], { minLength: 1 }),
      fc.constantFrom(['none'], 'dk' as const),
    ),
    order: fc.shuffledSubarray(['price', 'place', 'sleep'], { minLength: 1, maxLength: 2 }),
    minutes: fc.constantFrom(0, 2.5, 5, 7, 10, 30),
    advise: fc.integer({ min: 0, max: 10 }),
    region: fc.constantFrom('N', 'S'),
    age: fc.constantFrom('young', 'old', 'dk'),
    guess: fc.constantFrom(10, 40, 50, 75, 100),
    spent: fc.oneof(
      fc.constantFrom(-3, 0.3, 0.4, 25, 1_000_000),
      fc.integer({ min: 0, max: 500 }).map((tenths) => tenths / 10),
    ),
  },
  { requiredKeys: [] },
);

/** Responses of both sides of the segmented study, up to `most` of them. */
export function segmentedResponses({
  weights = false,
  clusters = false,
  least = 0,
  most = 60,
}): fc.Arbitrary<CountedResponse[]> {
  return fc.array(
    fc
      .record({
        audience: fc.constantFrom('consumer' as const, 'manager' as const),
        weight: weights ? fc.constantFrom(0.25, 1, 1.75, 3) : fc.constant(1),
        cluster: clusters ? fc.constantFrom(null, null, 'a', 'b', 'c', 'd') : fc.constant(null),
        answers,
      })
      .map(({ audience, weight, cluster, answers: { age, guess, ...common } }) =>
        response({
          audience,
          weight,
          cluster,
          answers: visible(segmentedStudy, audience, {
            ...common,
            ...(audience === 'consumer' ? (age ? { age } : {}) : guess ? { guess } : {}),
          }).answers,
        }),
      ),
    { minLength: least, maxLength: most, size: 'max' },
  );
}
