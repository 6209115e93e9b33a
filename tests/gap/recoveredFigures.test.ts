import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gapReport } from '../../app/gap/report';
import type { Break } from '../../app/gap/segments';
import { type CountedResponse, tally } from '../../app/gap/tally';
import type { Weighting } from '../../app/gap/weights';
import type { Answers } from '../../app/study/conditions';
import { parseStudy } from '../../app/study/parse';
import { recoveredFigures } from './recoveredFigures';
import { response } from './responses';

const text = (en: string) => ({ en });
const CODES = {
  stays: ['yes', 'no', 'else'],
  why: ['cost', 'noise'],
  local: ['bus', 'train'],
  region: ['N', 'S', 'E'],
  sex: ['f', 'm'],
};

/**
 * Two segment items, a question, a follow-up of its answer "no", and one that region N alone is asked;
 * nothing is compulsory.
 */
const study = (() => {
  const items = Object.entries(CODES).map(([key, codes]) => ({
    key,
    kind: 'single',
    ...(key === 'region' || key === 'sex' ? { segment: true } : {}),
    options: codes.map((code) => ({ code, label: text(code) })),
    wording: { consumer: text('?') },
  }));
  const parsed = parseStudy({
    format: 'parallax.study/1',
    key: 'recovered',
    title: text('Recovered'),
    locales: ['en'],
    audiences: { consumer: { label: text('C') }, manager: { label: text('M') } },
    items,
    questionnaires: {
      consumer: [
        {
          key: 'all',
          items: [
            'region',
            'sex',
            'stays',
            { item: 'why', when: { item: 'stays', is: ['no'] } },
            { item: 'local', when: { item: 'region', is: ['N'] } },
          ],
        },
      ],
      manager: [],
    },
  });
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
  return parsed.study;
})();

const without = (answers: Record<string, string | undefined>): Answers =>
  Object.fromEntries(
    Object.entries(answers).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );

/** Every way to answer. */
const KINDS: Answers[] = [...CODES.region, undefined].flatMap((region) =>
  [...CODES.sex, undefined].flatMap((sex) =>
    [...CODES.stays, undefined].flatMap((stays) =>
      (stays === 'no' ? [...CODES.why, undefined] : [undefined]).flatMap((why) =>
        (region === 'N' ? [...CODES.local, undefined] : [undefined]).map((local) =>
          without({ region, sex, stays, why, local }),
        ),
      ),
    ),
  ),
);

const BREAKS: Break[] = [['region'], ['sex'], ['region', 'sex'], ['sex', 'region']];
const MARGIN: Weighting = { region: { N: 0.5, S: 0.3, E: 0.2 } };
/** Weights are alike within a region. */
const STAND_INS: Record<string, bigint> = { N: 2n, S: 3n, E: 5n };

function shown(
  responses: readonly CountedResponse[],
  minimumBase: number,
  weighting: Weighting | null = MARGIN,
) {
  const tallies = [...tally(study, responses).values()];
  const report = (weighted: boolean) =>
    gapReport(study, tallies, {
      confidence: 0.95,
      adjust: 'holm',
      weighted,
      equivalenceMargin: 0.1,
      minimumBase,
      weighting: { consumer: weighting, manager: null },
      by: BREAKS,
    });
  return { weighted: report(true), unweighted: report(false) };
}

const recovered = (
  list: readonly CountedResponse[],
  reports: ReturnType<typeof shown>,
  {
    bases = true,
    weights = STAND_INS,
  }: { bases?: boolean; weights?: typeof STAND_INS | null } = {},
) =>
  recoveredFigures(
    reports,
    list.map(({ answers }) => answers),
    KINDS,
    weights,
    bases,
  );

const asked = (answers: Answers, n: number) =>
  Array.from({ length: n }, () => response({ answers }));

describe('withheld figures', () => {
  const kindsOf = { bases: KINDS.filter(({ region, sex }) => region && sex), answers: KINDS };

  test.each([
    ['bases', 'weighted by region', MARGIN, STAND_INS],
    ['answers', 'weighted by region', MARGIN, STAND_INS],
    ['bases', 'unweighted', null, null],
    ['answers', 'unweighted', null, null],
  ] as const)(
    'follow from nothing that reports show, over all breaks: %s, %s',
    (sought, _, weighting, weights) => {
      const kinds = kindsOf[sought];
      const responses = fc
        .array(
          fc.tuple(
            fc.constantFrom(...kinds),
            fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 4, max: 15 })),
          ),
          { minLength: 3, maxLength: 40 },
        )
        .map((list) => list.flatMap(([answers, n]) => asked(answers, n)));
      fc.assert(
        fc.property(responses, fc.integer({ min: 2, max: 7 }), (list, minimumBase) => {
          const reports = shown(list, minimumBase, weighting);
          expect(recovered(list, reports, { bases: sought === 'bases', weights })).toEqual([]);
        }),
        { numRuns: Number(process.env.RUNS ?? 40) },
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
    const reports = shown(list, 5);
    expect(recovered(list, reports)).toEqual([]);
    const total = ({ rows }: (typeof reports)['weighted']) =>
      rows.find((row) => row.item === 'stays' && row.option === 'yes' && row.segment === null);
    expect(total(reports.weighted)?.consumer?.base).toBe(55);
    expect(total(reports.unweighted)?.consumer?.base).toBe(null);
    // Both totals together would give the two hidden regions away.
    const open = { ...reports, unweighted: shown(list, 5, null).unweighted };
    expect(total(open.unweighted)?.consumer?.base).toBe(55);
    expect(recovered(list, open)).not.toEqual([]);
  });

  test('of who alone was asked do not follow from the total', () => {
    const list = [
      ...asked({ region: 'N', local: 'bus' }, 4),
      ...asked({ region: 'N', local: 'train' }, 8),
      ...asked({ region: 'S' }, 3),
      ...asked({ region: 'E' }, 40),
    ];
    const { weighted } = shown(list, 5);
    const base = (region: string | null) =>
      weighted.rows.find(
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
    const list = [
      ...asked({ region: 'N', stays: 'yes' }, 12),
      ...asked({ region: 'S', stays: 'yes' }, 3),
      ...asked({ region: 'E', stays: 'yes' }, 40),
    ];
    const { weighted } = shown(list, 5, null);
    const share = (option: string) =>
      weighted.rows.find(
        (row) => row.item === 'region' && row.option === option && row.segment === null,
      )?.consumer?.estimate;
    expect([share('N'), share('S')]).toEqual([null, null]);
    expect(share('E')).toBeGreaterThan(0);
  });
});
