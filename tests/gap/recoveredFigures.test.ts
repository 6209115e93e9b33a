import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gapReport, type ReportOptions } from '../../app/gap/report';
import type { Break } from '../../app/gap/segments';
import { type CountedResponse, tally } from '../../app/gap/tally';
import type { Weighting } from '../../app/gap/weights';
import type { Answers } from '../../app/study/conditions';
import { recoveredFigures } from './recoveredFigures';
import { FAMILIES, study } from './recoveredStudy';
import { response } from './responses';
import { commentFacts, shownFacts } from './shownFacts';

const BREAKS: Break[] = [['region'], ['sex'], ['region', 'sex']];
const MARGIN: Weighting = { region: { N: 0.5, S: 0.3, E: 0.2 } };
/** Weights are alike within a region. */
const STAND_INS: Record<string, number> = { N: 2, S: 3, E: 5 };

const asked = (answers: Answers, n: number) =>
  Array.from({ length: n }, () => response({ answers }));

const managers = ['good', 'good', 'fair', 'bad', 'good', 'fair'].map((rated, at) =>
  response({
    audience: 'manager',
    answers: { rated, guess: 30 + 10 * at },
  }),
);

/** An earlier wave that shows everything. */
const earlier = [
  ...tally(study, [...managers, ...FAMILIES.flat().flatMap((kind) => asked(kind, 7))]).values(),
];

function optionsOf(
  minimumBase: number,
  weighting: Weighting | null,
  weighted: boolean,
): ReportOptions {
  const settings = { minimumBase, weighting: { consumer: weighting, manager: null } };
  return {
    ...settings,
    confidence: 0.95,
    adjust: 'holm',
    weighted,
    equivalenceMargin: 0.1,
    by: BREAKS,
  };
}

/** The earlier wave, which is not weighted, shows all of its rows. */
const against = { minimumBase: 5, study, tallies: earlier };
const earlierRows = gapReport(study, earlier, optionsOf(5, null, false)).rows;

const talliesOf = (responses: readonly CountedResponse[]) => [
  ...tally(study, [...managers, ...responses]).values(),
];

/** What follows for whom of all that is shown, weighted and not. */
function recovered(
  list: readonly CountedResponse[],
  {
    minimumBase = 5,
    weighting = MARGIN,
    unweightedBy = weighting,
    bases = true,
  }: {
    minimumBase?: number;
    weighting?: Weighting | null;
    /** The margins that the unweighted report is told of. */
    unweightedBy?: Weighting | null;
    bases?: boolean;
  } = {},
): string[] {
  const tallies = talliesOf(list);
  // Changes are of answers: bases have none.
  const shown = (options: ReportOptions) =>
    bases
      ? shownFacts(study, tallies, options, [])
      : shownFacts(study, tallies, { ...options, against }, earlierRows);
  const facts = [
    ...shown(optionsOf(minimumBase, weighting, true)),
    ...shown(optionsOf(minimumBase, unweightedBy, false)),
    ...commentFacts(study, tallies, optionsOf(minimumBase, unweightedBy, false), list),
  ];
  const people = list.map(({ answers }) => answers);
  const weights = weighting && STAND_INS;
  return FAMILIES.flatMap((kinds) => recoveredFigures(facts, people, kinds, weights, bases));
}

function report(
  list: readonly CountedResponse[],
  {
    weighting = MARGIN,
    weighted = true,
  }: { weighting?: Weighting | null; weighted?: boolean } = {},
) {
  return gapReport(study, talliesOf(list), optionsOf(5, weighting, weighted));
}

describe('withheld figures', () => {
  test.each([
    ['bases', 'weighted by region', MARGIN],
    ['answers', 'weighted by region', MARGIN],
    ['bases', 'unweighted', null],
    ['answers', 'unweighted', null],
  ] as const)(
    'follow from nothing that is shown, over all breaks: %s, %s',
    (sought, _, weighting) => {
      const ofFamily = (kinds: readonly Answers[]) =>
        fc.array(
          fc.tuple(
            fc.constantFrom(...kinds),
            fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 4, max: 15 })),
          ),
          { minLength: 3, maxLength: 40 },
        );
      // Who is asked of one family is asked of no other: more would say nothing more.
      const responses = fc
        .tuple(...FAMILIES.map(ofFamily))
        .map((lists) => lists.flat().flatMap(([answers, n]) => asked(answers, n)));
      fc.assert(
        fc.property(responses, fc.integer({ min: 2, max: 7 }), (list, minimumBase) => {
          const found = recovered(list, {
            minimumBase,
            weighting,
            bases: sought === 'bases',
          });
          expect(found).toEqual([]);
        }),
        { numRuns: Number(process.env.RUNS ?? 5) },
      );
    },
  );

  test('of a region do not follow from its weighted and its unweighted complement', () => {
    // How many there are of each region is known, and with it how they are weighted.
    const list = [
      ...asked({ region: 'N' }, 9),
      ...asked({ region: 'S', stays: 'yes' }, 9),
      ...asked({ region: 'S', stays: 'no' }, 3),
      ...asked({ region: 'N', stays: 'yes' }, 1),
      ...asked({ region: 'N', stays: 'no' }, 2),
      ...asked({ region: 'E', stays: 'yes' }, 20),
      ...asked({ region: 'E', stays: 'no' }, 20),
    ];
    expect(recovered(list)).toEqual([]);
    const total = (given: Parameters<typeof report>[1]) =>
      report(list, given).rows.find(
        (row) => row.item === 'stays' && row.option === 'yes' && row.segment === null,
      );
    expect(total({})?.consumer?.base).toBe(55);
    expect(total({ weighted: false })?.consumer?.base).toBe(null);
    // Both totals together would give the two hidden regions away.
    expect(total({ weighted: false, weighting: null })?.consumer?.base).toBe(55);
    expect(recovered(list, { unweightedBy: null })).not.toEqual([]);
  });

  test('of who alone was asked do not follow from the total', () => {
    const { rows } = report([
      ...asked({ region: 'N', local: 'bus' }, 4),
      ...asked({ region: 'N', local: 'train' }, 8),
      ...asked({ region: 'S' }, 3),
      ...asked({ region: 'E' }, 40),
    ]);
    const base = (region: string | null) =>
      rows.find(
        ({ item, segment }) =>
          item === 'local' &&
          (region === null ? segment === null : segment?.length === 1) &&
          (segment ?? []).every(({ code }) => code === region),
      )?.consumer?.base;
    expect(base('N')).toBe(null);
    expect(base(null)).toBe(null);
    expect(base('E')).toBe(0);
  });

  test('of a small region are no shares of the question for regions', () => {
    const { rows } = report(
      [
        ...asked({ region: 'N', stays: 'yes' }, 12),
        ...asked({ region: 'S', stays: 'yes' }, 3),
        ...asked({ region: 'E', stays: 'yes' }, 40),
      ],
      { weighting: null },
    );
    const share = (option: string) =>
      rows.find((row) => row.item === 'region' && row.option === option && row.segment === null)
        ?.consumer?.estimate;
    expect([share('N'), share('S')]).toEqual([null, null]);
    expect(share('E')).toBeGreaterThan(0);
  });

  test('of a small region do not follow from how many there are in the others', () => {
    // Two who do not say their region protect nobody: the question's own base tells how many they are.
    const list = [
      ...asked({ region: 'N' }, 30),
      ...asked({ region: 'S' }, 20),
      ...asked({ region: 'E' }, 3),
      ...asked({ stays: 'yes' }, 2),
    ];
    expect(recovered(list, { weighting: null })).toEqual([]);
    expect(recovered(list)).toEqual([]);
  });
});
