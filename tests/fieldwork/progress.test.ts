import { describe, expect, it } from 'vitest';
import { shownOf } from '../../app/fieldwork/bySegment';
import { funnel } from '../../app/fieldwork/funnel';
import { fullOn, median, perDay, sideProgress } from '../../app/fieldwork/progress';
import { everyKindStudy } from '../study/fixtures';

const now = new Date('2026-11-30T12:00:00Z');
const sent = (given: object = {}) => ({
  audience: 'consumer' as const,
  status: 'complete' as const,
  flagged: false,
  isOwn: true,
  day: '2026-11-30',
  count: 1,
  lastAt: now,
  ...given,
});
const unsent = (given: object = {}) => ({
  audience: 'consumer' as const,
  reached: 1,
  isActive: false,
  count: 1,
  ...given,
});

describe('how far a side is', () => {
  it('counts what came from elsewhere as completed, and not as started', () => {
    const side = sideProgress(
      {
        sent: [sent({ count: 6 }), sent({ isOwn: false, count: 10 }), sent({ flagged: true })],
        unsent: [unsent({ count: 2 }), unsent({ isActive: true })],
        taken: [{ seconds: 60, count: 6 }],
      },
      { target: 20, invited: 64, minimumBase: 5 },
      now,
    );
    expect(side).toMatchObject({
      completed: 16,
      flagged: 1,
      started: 10,
      underWay: 1,
      left: 2,
      responseRate: 0.25,
      completionRate: 0.7,
      medianSeconds: 60,
    });
  });

  it('has no rate, time or moment where there is nobody', () => {
    const nobody = { sent: [], unsent: [], taken: [] };
    expect(sideProgress(nobody, { target: 5, invited: null, minimumBase: 5 }, now)).toMatchObject({
      completed: 0,
      responseRate: null,
      completionRate: null,
      medianSeconds: null,
      lastAt: null,
      fullOn: null,
    });
    const few = { ...nobody, taken: [{ seconds: 9, count: 4 }] };
    expect(
      sideProgress(few, { target: null, invited: null, minimumBase: 5 }, now).medianSeconds,
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
    [[3, 0, 0], 5, [null, 0, 0]],
    [[1, 4, 2], 1, [1, 4, 2]],
  ])('%j are shown over %i as %j', (parts, minimumBase, shown) => {
    expect(shownOf(parts, minimumBase)).toEqual(shown);
  });
});
