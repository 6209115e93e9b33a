import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWithheld } from '../../app/gap/complementary';
import { askedBy } from '../../app/gap/followUps';
import { tallyLayout } from '../../app/gap/layout';
import type { Segment } from '../../app/gap/segments';
import { placesOf, tablesOf } from '../../app/gap/segmentTables';
import { type CountedResponse, tally } from '../../app/gap/tally';
import { withholding } from '../../app/gap/withholding';
import type { Answers } from '../../app/study/conditions';
import { parseStudy } from '../../app/study/parse';
import { randomFrom } from '../../seeds/random';
import { cpuSeconds } from '../system/cpuTime';
import { combinations, RowSpace, recovered } from './linearSystem';
import { response } from './responses';

const text = (en: string) => ({ en });
const options = (...codes: string[]) => codes.map((code) => ({ code, label: text(code) }));
const both = { consumer: text('?'), manager: text('?') };
const SEGMENTS = { region: ['N', 'S', 'E'], sex: ['f', 'm'], age: ['young', 'old'] };

/** A study with three segment items, of which managers are asked one, and a follow-up. */
const study = (() => {
  const items = ['stays', 'why', 'uses', 'region', 'sex', 'age'];
  const asked = items.map((item) =>
    item === 'why' ? { item, when: { item: 'stays', is: ['no'] } } : item,
  );
  const parsed = parseStudy({
    format: 'parallax.study/1',
    key: 'withheld',
    title: text('Withheld'),
    locales: ['en'],
    audiences: { consumer: { label: text('C') }, manager: { label: text('M') } },
    items: [
      { key: 'stays', kind: 'single', options: options('yes', 'no', 'else'), wording: both },
      { key: 'why', kind: 'single', options: options('cost', 'noise'), wording: both },
      { key: 'uses', kind: 'multiple', options: options('app', 'desk'), wording: both },
      ...Object.entries(SEGMENTS).map(([key, codes]) => ({
        key,
        kind: 'single',
        segment: true,
        options: options(...codes),
        wording: key === 'region' ? both : { consumer: text('?') },
      })),
    ],
    questionnaires: {
      consumer: [{ key: 'all', items: asked }],
      manager: [{ key: 'all', items: asked.filter((item) => item !== 'sex' && item !== 'age') }],
    },
  });
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
  return parsed.study;
})();

const layout = tallyLayout(study, 'consumer');
const tables = tablesOf(study, layout);

/** Every segment that readers can ask for, with its place in the tables. */
const segments: { segment: Segment; place: number }[] = [
  { segment: [], place: 0 },
  ...tables.segments.flatMap(({ item, codes }, i) =>
    codes.flatMap((code, a) => [
      { segment: [{ item, code }], place: tables.single(i, a) },
      ...tables.segments.flatMap((other, j) =>
        j <= i
          ? []
          : other.codes.map((otherCode, b) => ({
              segment: [
                { item: other.item, code: otherCode },
                { item, code },
              ],
              place: tables.pair(i, a, j, b),
            })),
      ),
    ]),
  ),
];

const maybe = <Value>(value: fc.Arbitrary<Value>) =>
  fc.oneof({ arbitrary: value, weight: 7 }, { arbitrary: fc.constant(undefined), weight: 1 });

const answers = fc
  .record({
    stays: maybe(fc.constantFrom('yes', 'yes', 'no', 'else')),
    reason: fc.constantFrom('cost', 'noise'),
    uses: maybe(fc.constantFrom<string[]>(['app'], ['app', 'desk'])),
    region: maybe(fc.constantFrom('N', 'N', 'N', 'S', 'E')),
    sex: maybe(fc.constantFrom('f', 'm')),
    age: maybe(fc.constantFrom('young', 'old', 'old')),
  })
  .map(({ reason, ...given }): Answers => {
    const all = { ...given, why: given.stays === 'no' ? reason : undefined };
    return Object.fromEntries(
      Object.entries(all).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
    );
  });

const someResponses = fc
  .array(answers, { minLength: 0, maxLength: 120 })
  .map((list) => list.map((given): CountedResponse => response({ answers: given })));

const decide = (responses: readonly CountedResponse[], minimumBase = 5, complementary = true) =>
  withholding(study, [...tally(study, responses).values()], { minimumBase, complementary });

const statesOf = (item: string | null, decided: ReturnType<typeof decide>) => {
  const states = tables.equations.map(() => 'no_answers');
  for (const { segment, place } of segments)
    states[place] = decided.stateOf('consumer', item, segment);
  return states;
};

/** How many respondents gave an answer, by place. */
function countsOf(
  responses: readonly CountedResponse[],
  has: (given: CountedResponse['answers']) => boolean,
): number[] {
  const counts = new Array<number>(tables.length).fill(0);
  for (const { answers: given } of responses) {
    if (!has(given)) continue;
    const codes = tables.segments.map(({ item }) => {
      const answer = given[item];
      return typeof answer === 'string' ? answer : null;
    });
    for (const place of placesOf(tables, codes)) counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}

describe('what is withheld of a wave', () => {
  test('are the cells whose own base is small, and more only beside them', () => {
    fc.assert(
      fc.property(someResponses, (responses) => {
        const decided = decide(responses);
        for (const item of ['stays', 'uses', 'region'] as const) {
          const counts = countsOf(responses, (given) => given[item] !== undefined);
          const isSmall = (n: number) => n > 0 && n < 5;
          for (const { segment, place } of segments) {
            const n = counts[place] ?? 0;
            const state = decided.stateOf('consumer', item, segment);
            if (n === 0) expect(state).toBe('no_answers');
            else if (isSmall(n)) expect(state).toBe('withheld');
            else if (!counts.some(isSmall)) expect(state).toBe('shown');
            else expect(['shown', 'withheld_secondary']).toContain(state);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('cannot be recovered for any item from all tables together', () => {
    fc.assert(
      fc.property(someResponses, fc.integer({ min: 2, max: 7 }), (responses, minimumBase) => {
        const decided = decide(responses, minimumBase);
        for (const item of [null, 'stays', 'uses', 'region', 'age']) {
          const states = statesOf(item, decided);
          expect(
            recovered(tables, {
              isShown: (place) => states[place] === 'shown',
              isEmpty: (place) => states[place] === 'no_answers',
            }),
          ).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('cannot be recovered from the counts of all options and of a follow-up', () => {
    const codes = ['yes', 'no', 'else'];
    fc.assert(
      fc.property(someResponses, (responses) => {
        const decided = decide(responses);
        const [own, followUp] = [statesOf('stays', decided), statesOf('why', decided)];
        const unknowns = combinations(tables)
          .map((combination) => placesOf(tables, combination))
          .filter((places) => !places.some((place) => own[place] === 'no_answers'))
          .flatMap((places) => codes.map((code) => ({ places, code })));
        const sum = (place: number, only?: string) =>
          unknowns.map(({ places, code }) =>
            places.includes(place) && (only === undefined || code === only) ? 1n : 0n,
          );
        const refusals = countsOf(responses, (given) => given.stays === 'no');
        const saysNone = (place: number) =>
          around(place).some((margin) => own[margin] === 'shown' && refusals[margin] === 0);
        const system = new RowSpace();
        for (let place = 0; place < tables.length; place += 1) {
          if (own[place] === 'shown') {
            system.add(sum(place));
            for (const code of codes) system.add(sum(place, code));
          }
          // Everybody who is asked why says so. Where nobody in a shown segment said no, nobody did
          // in its parts; that is seen without the follow-up, and no matter of adding up.
          if (followUp[place] === 'shown' || (followUp[place] === 'no_answers' && !saysNone(place)))
            system.add(sum(place, 'no'));
        }
        for (let place = 0; place < tables.length; place += 1) {
          if (!isWithheld(decided.stateOf('consumer', 'stays', segmentAt(place)))) continue;
          for (const sought of [sum(place), ...codes.map((code) => sum(place, code))])
            expect(system.contains(sought)).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('does not depend on the order of responses or tallies', () => {
    fc.assert(
      fc.property(someResponses, (responses) => {
        const tallies = [...tally(study, responses).values()];
        const [one, other] = [tallies, [...tallies].reverse()].map((list) =>
          withholding(study, list, { minimumBase: 5 }),
        );
        for (const item of [null, ...layout.items.map((place) => place.item.key)])
          for (const { segment } of segments)
            expect(other?.stateOf('consumer', item, segment)).toBe(
              one?.stateOf('consumer', item, segment),
            );
      }),
      { numRuns: 40 },
    );
  });

  test('without complementary withholding are small cells only, and what depends on them', () => {
    const decided = decide(spread({ N: 30, S: 20, E: 3 }), 5, false);
    const state = (item: string, code: string) =>
      decided.stateOf('consumer', item, [{ item: 'region', code }]);
    expect(state('stays', 'E')).toBe('withheld');
    expect(state('stays', 'S')).toBe('shown');
    expect(decide(spread({ N: 30, S: 20, E: 3 })).hides(figure('stays', 'S'))).toBe(
      'withheld_secondary',
    );
  });

  test('includes a follow-up where its item is withheld, though nobody answered it there', () => {
    const responses = spread({ N: 30, S: 20, E: 3 }).map((given, person) =>
      person < 12 ? { ...given, answers: { ...given.answers, stays: 'no', why: 'cost' } } : given,
    );
    const decided = decide(responses);
    expect(decided.hides(figure('stays', 'E'))).toBe('withheld');
    expect(decided.hides(figure('why', 'E'))).toBe('withheld');
    expect(decided.hides(figure('stays', 'S'))).toBe('withheld_secondary');
    expect(decided.hides(figure('why', 'S'))).toBe('withheld');
    expect(decided.hides(figure('why', 'N'))).toBe(null);
    expect(askedBy(study, 'consumer')).toEqual(new Map([['why', ['stays']]]));
  });

  test('leaves aside segment items that an audience was not asked', () => {
    const managers = spread({ N: 30, S: 20, E: 3 }).map((given) =>
      response({ ...given, audience: 'manager' }),
    );
    const decided = decide(managers);
    const segment = [
      { item: 'sex', code: 'f' },
      { item: 'region', code: 'E' },
    ];
    expect(decided.stateOf('manager', 'stays', segment)).toBe('withheld');
    expect(decided.stateOf('manager', 'stays', [{ item: 'sex', code: 'f' }])).toBe('shown');
    expect(decided.stateOf('manager', 'sex', [])).toBe('withheld');
  });

  test('is decided in a moment for a wide wave of which every item has a base of its own', () => {
    const wide = wideStudy();
    const random = randomFrom('wide');
    const pick = (codes: readonly string[]) => codes[Math.floor(random() * codes.length)] ?? '';
    const responses = Array.from({ length: 4000 }, (_, person) =>
      response({
        audience: person % 2 ? 'manager' : 'consumer',
        answers: Object.fromEntries(
          wide.items.flatMap((item) => {
            if (item.kind !== 'single' || random() < 0.03) return [];
            return [[item.key, pick(item.options.map(({ code }) => code))]];
          }),
        ),
      }),
    );
    const tallies = [...tally(wide, responses).values()];
    expect(cpuSeconds(() => withholding(wide, tallies, { minimumBase: 5 }))).toBeLessThan(10);
  });
});

function segmentAt(place: number): Segment {
  return segments.find((candidate) => candidate.place === place)?.segment ?? [];
}

/** The cell itself and those that it is a part of. */
function around(place: number): number[] {
  const segment = segmentAt(place);
  return segments.flatMap((other) =>
    other.segment.every(({ item, code }) =>
      segment.some((part) => part.item === item && part.code === code),
    )
      ? [other.place]
      : [],
  );
}

const MEASURE = { measure: 'share' as const, option: 'yes' };

function figure(item: string, code: string) {
  return { audience: 'consumer' as const, item, segment: [{ item: 'region', code }], ...MEASURE };
}

/** Respondents by region who all stay. */
function spread(regions: Record<string, number>): CountedResponse[] {
  return Object.entries(regions).flatMap(([region, n]) =>
    Array.from({ length: n }, (_, person) =>
      response({
        answers: { stays: 'yes', region, sex: person % 2 ? 'f' : 'm', age: 'old' },
      }),
    ),
  );
}

/** Sixty items and four segment items of twelve codes. */
function wideStudy() {
  const items = [
    ...Array.from({ length: 60 }, (_, i) => ({ key: `item_${i}`, options: options('yes', 'no') })),
    ...Array.from({ length: 4 }, (_, i) => ({
      key: `segment_${i}`,
      segment: true,
      options: options(...Array.from({ length: 12 }, (_, code) => `c${code}`)),
    })),
  ].map((item) => ({ ...item, kind: 'single', wording: both }));
  const page = [{ key: 'all', items: items.map(({ key }) => key) }];
  const parsed = parseStudy({
    format: 'parallax.study/1',
    key: 'wide',
    title: text('Wide'),
    locales: ['en'],
    audiences: { consumer: { label: text('C') }, manager: { label: text('M') } },
    items,
    questionnaires: { consumer: page, manager: page },
  });
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
  return parsed.study;
}
