import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GroupQuestion } from '../../app/gap/groupQuestion';
import { groupReport } from '../../app/gap/groups';
import { type CountedResponse, tally } from '../../app/gap/tally';
import { response, someResponses, study } from './responses';

const SETTINGS = { confidence: 0.95, weighted: true, minimumBase: 1 };
const QUESTION: GroupQuestion = {
  item: 'booking',
  options: [],
  by: 'region',
  codes: ['N'],
  than: [],
  to: null,
};

const told = (
  people: readonly CountedResponse[],
  asked: Partial<GroupQuestion>,
  settings: Partial<typeof SETTINGS> = {},
) =>
  groupReport(
    study,
    [...tally(study, people).values()],
    { ...QUESTION, ...asked },
    { ...SETTINGS, ...settings },
  );

const people = (count: number, region: string, booking: string, minutes = 5) =>
  Array.from({ length: count }, () => response({ answers: { region, booking, minutes } }));

describe('a group of several segments', () => {
  it('has the figures of those who would be one segment, weights and clusters included', () => {
    fc.assert(
      fc.property(someResponses({ weights: true, clusters: true }), (responses) => {
        const said = responses.filter(({ answers }) => answers.region !== undefined);
        const together = said.map((one) => ({ ...one, answers: { ...one.answers, region: 'N' } }));
        for (const options of [[], ['hard', 'fair']]) {
          const two = told(said, { codes: ['N', 'S'], options });
          const one = told(together, { options });
          for (const side of ['manager', 'consumer'] as const)
            for (const figure of ['base', 'effective', 'estimate', 'low', 'high'] as const) {
              const wanted = one[side].own?.[figure] ?? null;
              const given = two[side].own?.[figure] ?? null;
              if (wanted === null) expect([figure, given]).toEqual([figure, null]);
              else expect(given).toBeCloseTo(wanted, 9);
            }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is withheld where one of them is', () => {
    const some = [...people(30, 'N', 'easy'), ...people(3, 'S', 'hard')];
    const both = told(some, { codes: ['N', 'S'] }, { minimumBase: 5 }).consumer;
    expect(both).toMatchObject({
      reason: 'withheld_secondary',
      own: { base: null },
      ratio: { value: null },
    });
    expect(told(some, { codes: ['S'], than: ['N'] }, { minimumBase: 5 }).consumer).toMatchObject({
      own: { base: null, estimate: null },
      relative: { value: null },
    });
  });
});

describe('what a group is held against', () => {
  const some = [
    ...people(30, 'N', 'easy', 10),
    ...people(10, 'N', 'hard', 30),
    ...people(10, 'S', 'easy', 5),
    ...people(30, 'S', 'hard', 2.5),
  ];

  it('is another group’s figure', () => {
    const { ratio, relative, own, other } = told(some, { than: ['S'] }).consumer;
    expect([own?.estimate, other?.estimate, ratio.value, relative.value]).toEqual([
      0.75, 0.25, 3, 2,
    ]);
    expect(relative.low).toBeCloseTo((ratio.low ?? 0) - 1, 12);
  });

  it('is everybody’s, with limits that follow from the ratio to the others', () => {
    const all = told(some, {}).consumer;
    const others = told(some, { than: ['S'] }).consumer;
    expect(all.ratio.value).toBeCloseTo(0.75 / 0.5, 12);
    // Half are in the group: r to the others is r / (r / 2 + 1 / 2) to all.
    const toAll = (end: number) => end / (end / 2 + 1 / 2);
    expect(all.ratio.low).toBeCloseTo(toAll(others.ratio.low ?? 0), 12);
    expect(all.ratio.high).toBeCloseTo(toAll(others.ratio.high ?? 0), 12);
  });

  it('is another item of the same people, which nothing gives an interval to', () => {
    const { ratio, withoutLimits } = told(some, { item: 'minutes', to: 'advise' }).consumer;
    expect([ratio.value, withoutLimits]).toEqual([null, null]);
    const advised = some.map((one) => ({ ...one, answers: { ...one.answers, advise: 5 } }));
    expect(told(advised, { item: 'minutes', to: 'advise' }).consumer).toMatchObject({
      ratio: { value: 3, low: null },
      withoutLimits: 'same_people',
    });
  });

  it('is nothing where it is 0', () => {
    const none = [...people(20, 'N', 'easy'), ...people(20, 'S', 'hard')];
    expect(told(none, { than: ['S'] }).consumer.ratio.value).toBeNull();
  });
});
