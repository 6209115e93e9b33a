import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advances, bySegment, countsBySegment, shownOf } from '../../app/fieldwork/bySegment';
import { funnel } from '../../app/fieldwork/funnel';
import { median } from '../../app/fieldwork/median';
import { fullOn, perDay, sideProgress } from '../../app/fieldwork/progress';
import { shownTable } from '../../app/fieldwork/shownTable';
import { everyKindStudy } from '../study/fixtures';

const now = new Date('2026-11-30T12:00:00Z');
const sent = (given: object = {}) => ({
  audience: 'consumer' as const,
  status: 'complete' as const,
  flagged: false,
  isOwn: true,
  day: '2026-11-30',
  count: 1,
  ...given,
});
const unsent = (given: object = {}) => ({
  audience: 'consumer' as const,
  reached: 1,
  isActive: false,
  count: 1,
  ...given,
});

const taken = (given: object = {}) => ({
  audience: 'consumer' as const,
  item: null,
  code: null,
  seconds: 60,
  count: 1,
  ...given,
});
const nobody = { sent: [], unsent: [], taken: [], last: {}, opened: [] };

describe('how far a side is', () => {
  it('counts what came from elsewhere as completed, and not as started', () => {
    const side = sideProgress(
      'consumer',
      {
        ...nobody,
        sent: [sent({ count: 6 }), sent({ isOwn: false, count: 10 }), sent({ flagged: true })],
        unsent: [unsent({ count: 2 }), unsent({ isActive: true })],
        taken: [taken({ count: 6 })],
        opened: [{ audience: 'consumer', count: 15 }],
      },
      { target: 20, invited: 64, minimumBase: 5 },
      now,
    );
    expect(side).toMatchObject({
      completed: 16,
      flagged: 1,
      opened: 15,
      started: 10,
      underWay: 1,
      left: 2,
      responseRate: 0.25,
      completionRate: 0.7,
      medianSeconds: 60,
    });
  });

  it('has no rate, time or moment where there is nobody', () => {
    expect(
      sideProgress('consumer', nobody, { target: 5, invited: null, minimumBase: 5 }, now),
    ).toMatchObject({
      completed: 0,
      responseRate: null,
      completionRate: null,
      medianSeconds: null,
      lastAt: null,
      fullOn: null,
    });
    const few = { ...nobody, taken: [taken({ count: 4 }), taken({ seconds: null, count: 40 })] };
    expect(
      sideProgress('consumer', few, { target: null, invited: null, minimumBase: 5 }, now)
        .medianSeconds,
    ).toBeNull();
  });

  it('fills at the pace of its last seven days, or of its own', () => {
    const days = ['2026-11-01', '2026-11-28', '2026-11-29', '2026-11-30'];
    const came = days.map((day) => sent({ day, count: 13 }));
    // 39 in the six and a half days since the 24th: 6 a day.
    expect(fullOn(came, 12, now)).toEqual(new Date('2026-12-02T12:00:00Z'));
    expect(fullOn([sent({ count: 5 })], 5, now)).toEqual(new Date('2026-12-01T12:00:00Z'));
    expect(fullOn(came, 0, now)).toEqual(now);
    expect(fullOn([sent({ count: 4 })], 5, now)).toBeNull();
    expect(fullOn([sent({ day: '2026-11-01', count: 400 })], 5, now)).toBeNull();
  });

  it('takes the middle time of many', () => {
    expect(median([])).toBeNull();
    expect(
      median([
        { seconds: 10, count: 2 },
        { seconds: 90, count: 1 },
      ]),
    ).toBe(10);
    expect(
      median([
        { seconds: 90, count: 1 },
        { seconds: 60, count: 1 },
      ]),
    ).toBe(75);
  });

  it('shows days on which nobody answered', () => {
    const days = perDay([sent({ day: '2026-11-28', count: 2 }), sent({ count: 3 })]);
    expect(days.map(({ day, counts }) => [day, counts.consumer])).toEqual([
      ['2026-11-28', 2],
      ['2026-11-29', 0],
      ['2026-11-30', 3],
    ]);
  });
});

it('those who left are counted on pages that everybody gets', () => {
  const study = everyKindStudy();
  const stages = funnel(
    study,
    'consumer',
    [
      unsent({ reached: 1, count: 4 }),
      unsent({ reached: 2, count: 3 }),
      unsent({ reached: 2, isActive: true }),
    ],
    12,
  );
  expect(stages.map(({ page, reached, left }) => [page, reached, left])).toEqual([
    ['stay', 20, 0],
    ['after', 20, 4],
    ['end', 16, 3],
  ]);
  // The managers' second page is for some alone: who left there had answered so.
  expect(funnel(study, 'manager', [unsent({ reached: 1, count: 3 })], 5)).toEqual([
    { page: 'all', pages: 2, reached: 8, left: 3 },
  ]);
});

describe('parts of a sum', () => {
  it.each([
    [[40, 12, 2], 5, [40, null, null]],
    [[40, 12, 0], 5, [40, 12, 0]],
    [[3, 2, 9], 5, [null, null, 9]],
    [[2, 1, 9, 30], 5, [null, null, null, 30]],
    [[3, 0, 0], 5, [null, null, null]],
    [[0, 0, 0], 5, [0, 0, 0]],
    [[1, 4, 2], 1, [1, 4, 2]],
  ])('%j are shown over %i as %j', (parts, minimumBase, shown) => {
    expect(shownOf(parts, minimumBase)).toEqual(shown);
  });
});

describe('a table of counts', () => {
  it.each([
    [
      'nothing where nobody is told',
      [
        [9, 0],
        [8, 7],
      ],
      [
        [9, 0],
        [8, 7],
      ],
    ],
    [
      'a small count with the three from which it follows',
      [
        [9, 2],
        [8, 7],
        [30, 40],
      ],
      [
        [null, null],
        [null, null],
        [30, 40],
      ],
    ],
    [
      'what would follow from several sums together',
      [
        [3, 3, 9, 9],
        [3, 3, 2, 9],
        [9, 9, 3, 3],
        [9, 9, 3, 3],
      ],
      [
        [null, null, 9, 9],
        [null, null, null, null],
        [9, 9, null, null],
        [9, 9, null, null],
      ],
    ],
    [
      'who stopped on a page with few, and all that would tell it',
      [
        [9, 3, 0],
        [8, 0, 0],
        [30, 0, 20],
      ],
      [
        [null, null, 0],
        [null, null, 0],
        [null, null, null],
      ],
    ],
    [
      'a few people in one line',
      [
        [2, 2, 9],
        [9, 9, 9],
        [30, 30, 30],
      ],
      [
        [null, null, null],
        [null, null, null],
        [30, 30, 30],
      ],
    ],
  ])('withholds %s', (_, counts, shown) => {
    expect(
      shownTable(
        counts,
        counts.map(() => true),
        5,
      ),
    ).toEqual(shown);
  });

  it('withholds all of a row whose sum is withheld', () => {
    expect(
      shownTable(
        [
          [3, 6],
          [7, 8],
        ],
        [false, true],
        5,
      ),
    ).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  it('never lets a count under the minimum base follow from the sums beside it', () => {
    const table = fc.array(
      fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 4, maxLength: 4 }),
      {
        minLength: 2,
        maxLength: 5,
      },
    );
    fc.assert(
      fc.property(table, (counts) => {
        const shown = shownTable(
          counts,
          counts.map(() => true),
          5,
        );
        const isHidden = (row: number, column: number) => shown[row]?.[column] === null;
        for (const [row, own] of counts.entries())
          for (const [column, count] of own.entries()) {
            if (!isHidden(row, column)) {
              expect(count === 0 || count >= 5).toBe(true);
              continue;
            }
            const lines = [own, counts.map((line) => line[column] ?? 0)];
            if (lines.some((line) => line.every((other) => other === 0 || other === count)))
              continue;
            // Beside it, in its row and in its column, is another one that is hidden.
            expect(own.some((_, at) => at !== column && isHidden(row, at))).toBe(true);
            expect(counts.some((_, at) => at !== row && isHidden(at, column))).toBe(true);
          }
      }),
    );
  });
});

describe('a side by segment', () => {
  const inRegion = (code: string | null, count: number, seconds: number | null = 90) =>
    taken({ item: 'region', code, count, seconds });
  const left = (code: string | null, count: number, reached: number | null = 0) => ({
    audience: 'consumer' as const,
    item: 'region',
    code,
    count,
    reached,
  });
  const settings = { minimumBase: 5, target: 100, margin: { N: 0.4, S: 0.6 }, invited: { N: 60 } };
  const rowsOf = (given: Parameters<typeof countsBySegment>[0]) =>
    bySegment(
      everyKindStudy(),
      'consumer',
      'region',
      countsBySegment(given, 'consumer', 'region'),
      settings,
    );

  it('has rates, targets and times of each option', () => {
    const rows = rowsOf({
      taken: [inRegion('N', 10), inRegion('N', 5, 30), inRegion('S', 6), taken({ count: 21 })],
      unsentIn: [left('N', 5), left(null, 8)],
    });
    expect(rows[0]).toEqual({
      code: 'N',
      completed: 15,
      target: 40,
      invited: 60,
      responseRate: 0.25,
      unsent: 5,
      // Three pages, and nobody of whom it is not known.
      unsentAt: [5, 0, 0, 0],
      completionRate: 0.75,
      medianSeconds: 90,
    });
    expect(rows[1]).toMatchObject({ code: 'S', unsent: 0, completionRate: 1, responseRate: null });
    expect(rows.at(-1)).toMatchObject({ code: null, completed: 0, unsent: 8, completionRate: 0 });
  });

  it('has those who did not send by the page that they came to', () => {
    const at = (given: Parameters<typeof rowsOf>[0]['unsentIn']) =>
      rowsOf({ taken: [], unsentIn: given }).map(({ code, unsentAt }) => [code, ...unsentAt]);
    expect(at([left('N', 6, 0), left('N', 7, 2), left('S', 9, 1), left(null, 8, null)])).toEqual([
      ['N', 6, 0, 7, 0],
      ['S', 0, 9, 0, 0],
      [null, 0, 0, 0, 8],
    ]);
    // One who is alone on a page would be told by its sum, were it said that no others are there.
    expect(at([left('N', 9, 0), left('N', 1, 1), left('S', 8, 0)])).toEqual([
      ['N', 'withheld', 'withheld', 0, 0],
      ['S', 'withheld', 'withheld', 0, 0],
      [null, 0, 0, 0, 0],
    ]);
    // Two of one page would follow from its sum, and from those of their region.
    expect(at([left('N', 6, 0), left('N', 2, 2), left('S', 9, 0), left('S', 20, 2)])).toEqual([
      ['N', 'withheld', 0, 'withheld', 0],
      ['S', 'withheld', 0, 'withheld', 0],
      [null, 0, 0, 0, 0],
    ]);
  });

  it('withholds every figure from which a small group would follow', () => {
    const rows = rowsOf({ taken: [inRegion('N', 4), inRegion('S', 9)], unsentIn: [left('S', 2)] });
    expect(rows[0]).toMatchObject({
      completed: 'withheld',
      responseRate: 'withheld',
      completionRate: 'withheld',
      medianSeconds: 'withheld',
    });
    expect(rows[1]).toMatchObject({ unsent: 'withheld', completionRate: 'withheld' });
    // Two who were brought from elsewhere would follow from the rate of the others.
    const mixed = rowsOf({ taken: [inRegion('N', 9), inRegion('N', 2, null)], unsentIn: [] });
    expect(mixed[0]).toMatchObject({ completed: 11, completionRate: 'withheld' });
  });

  it('advances by nobody or by enough of each count', () => {
    const state = (completed: number, unsent: number) =>
      countsBySegment(
        { taken: [inRegion('N', completed)], unsentIn: [left('N', unsent)] },
        'consumer',
        'region',
      );
    const from = state(20, 10);
    expect(advances(from, state(24, 10), 5)).toBe(false);
    expect(advances(from, state(25, 10), 5)).toBe(true);
    expect(advances(from, state(25, 9), 5)).toBe(false);
    expect(advances(from, state(25, 5), 5)).toBe(true);
    expect(advances(from, from, 5)).toBe(false);
  });
});
