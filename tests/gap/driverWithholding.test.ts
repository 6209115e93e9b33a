import { describe, expect, test } from 'vitest';
import { type ComputedDrivers, driverReport } from '../../app/gap/drivers';
import { driversWithheld } from '../../app/gap/driverWithholding';
import { tally } from '../../app/gap/tally';
import { withholding } from '../../app/gap/withholding';
import type { Answers } from '../../app/study/conditions';
import { parseStudy } from '../../app/study/parse';
import { everyKind } from '../study/fixtures';
import { response } from './responses';

/**
 * The study of every kind whose regions count as favourable or not, with `south`, which only the
 * south is asked, and `deeper`, which follows upon that.
 */
const study = (() => {
  const given = everyKind();
  const items = given.items.map((item) =>
    item.key === 'region' ? { ...item, favourable: ['N'] } : item,
  );
  const [consumer, manager] = [given.questionnaires.consumer, given.questionnaires.manager];
  const score = (key: string) => ({
    key,
    kind: 'nps',
    wording: { consumer: { en: `${key}?` }, manager: { en: `${key}?` } },
  });
  const parsed = parseStudy({
    ...given,
    items: [...items, score('south'), score('deeper')],
    questionnaires: Object.fromEntries(
      Object.entries({ consumer, manager }).map(([audience, pages]) => [
        audience,
        [
          ...pages,
          {
            key: 'south',
            items: [
              { item: 'south', when: { item: 'region', is: ['S'] } },
              { item: 'deeper', when: { item: 'south', atLeast: 0 } },
            ],
          },
        ],
      ]),
    ),
  });
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
  return parsed.study;
})();

/** Consumers of both regions, of which some answered everything. */
function decided(north: number, south: number, unknown = 0) {
  const some = (n: number, answers: Answers) =>
    Array.from({ length: n }, (_, i) =>
      response({
        answers: { advise: i % 11, booking: i % 2 ? 'easy' : 'hard', minutes: i, ...answers },
      }),
    );
  const list = [
    ...some(north, { region: 'N' }),
    ...some(south, { region: 'S', south: 3, deeper: 4 }),
    ...some(unknown, {}),
  ];
  return withholding(study, [...tally(study, list).values()], { minimumBase: 5 });
}

const reason = (outcome: string, drivers: string[], of: ReturnType<typeof decided>) =>
  driversWithheld(study, { outcome, drivers }, 'consumer', of);

describe('drivers of one segment', () => {
  const within = (code: string) => [{ item: 'region', code }];
  const reasonIn = (code: string, of: ReturnType<typeof decided>, drivers = ['booking']) =>
    driversWithheld(study, { outcome: 'advise', drivers }, 'consumer', of, [], within(code));

  test('are withheld where it is, and where what is shown would tell of it', () => {
    expect(reasonIn('S', decided(40, 20))).toBe(null);
    expect(reasonIn('S', decided(40, 3))).toBe('withheld');
    expect(reasonIn('N', decided(40, 3))).toBe('withheld_secondary');
    expect(reason('advise', ['booking'], decided(40, 3))).toBe(null);
  });

  test('are withheld where three segment items would be taken together', () => {
    const both = [...within('S'), { item: 'other', code: 'x' }];
    const of = decided(40, 20);
    const shown = { stateOf: () => 'shown' as const };
    expect(
      driversWithheld(
        study,
        { outcome: 'advise', drivers: ['south'] },
        'consumer',
        shown,
        [],
        both,
      ),
    ).toBe(null);
    expect(
      driversWithheld(
        study,
        { outcome: 'advise', drivers: ['region'] },
        'consumer',
        shown,
        [],
        [
          { item: 'other', code: 'x' },
          { item: 'third', code: 'y' },
        ],
      ),
    ).toBe('withheld');
    expect(reasonIn('S', of, ['region'])).toBe(null);
  });
});

describe('drivers of which one is a segment item', () => {
  test('are withheld where a cell of it is, since R² would give the mean of its answers', () => {
    const small = decided(40, 3);
    expect(reason('advise', ['region'], small)).toBe('withheld');
    expect(reason('region', ['advise', 'booking'], small)).toBe('withheld');
    expect(reason('advise', ['booking', 'minutes'], small)).toBe(null);
  });

  test('are withheld where those who did not answer it are too few', () => {
    expect(reason('advise', ['region'], decided(40, 20, 2))).toBe('withheld');
    expect(reason('advise', ['region'], decided(40, 20, 12))).toBe(null);
  });

  test('are shown where all of its cells are', () => {
    expect(reason('advise', ['region', 'booking'], decided(40, 20))).toBe(null);
  });

  test('are withheld where a cell is hidden for another’s sake alone', () => {
    const of = decided(40, 20);
    const secondary = driversWithheld(
      study,
      { outcome: 'advise', drivers: ['region'] },
      'manager',
      {
        stateOf: (audience, item, segment) =>
          item === 'advise' && segment?.[0]?.code === 'S'
            ? 'withheld_secondary'
            : of.stateOf(audience, item, segment),
      },
    );
    expect(secondary).toBe('withheld_secondary');
  });
});

describe('drivers that only some segments were asked', () => {
  test('are withheld where a cell of the segment item is, through a chain of conditions too', () => {
    // The south is well filled, but to be hidden: the north is small.
    const small = decided(3, 40);
    expect(reason('advise', ['south'], small)).toBe('withheld');
    expect(reason('deeper', ['advise'], small)).toBe('withheld');
    expect(reason('advise', ['south', 'deeper'], decided(20, 40))).toBe(null);
  });

  test('are no drivers in the report then, and no importance gap', () => {
    const computed: ComputedDrivers = {
      manager: null,
      consumer: {
        n: 43,
        result: { status: 'ok', n: 43, df: 42, rSquared: 0.5, drivers: [], covariances: null },
      },
    };
    const settings = { minimumBase: 5, confidence: 0.95 };
    const question = { outcome: 'advise', drivers: ['region'] };
    const report = driverReport(study, question, computed, decided(40, 3), settings);
    expect(report.consumer).toEqual({
      base: null,
      rSquared: null,
      drivers: null,
      constant: null,
      reason: 'withheld',
    });
    expect(report.gaps).toBe(null);
  });
});
