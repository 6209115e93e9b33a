import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { baseStatuses } from '../../app/statistics/baseStatus';

const cells = (...n: number[]) => n.map((each) => ({ n: each, effective: each }));
const rules = { minimumBase: 5, secondary: true };

describe('the status of a base', () => {
  test('withholds below the minimum, and marks by the smaller of base and effective base', () => {
    const statuses = baseStatuses(
      [
        { n: 240, effective: 180 },
        { n: 61, effective: 48.5 },
        { n: 34, effective: 29.9 },
        { n: 4, effective: 4 },
        { n: 5, effective: null },
        { n: 0, effective: null },
      ],
      { ...rules, secondary: false },
    );
    expect(statuses).toEqual([
      'ok',
      'low_base',
      'unreliable',
      'withheld',
      'unreliable',
      'no_answers',
    ]);
  });

  test('takes the smallest other segment along with a single withheld one', () => {
    expect(baseStatuses(cells(60, 4, 80, 0), rules)).toEqual([
      'withheld_secondary',
      'withheld',
      'ok',
      'no_answers',
    ]);
  });

  test('takes the first of equally small ones', () => {
    expect(baseStatuses(cells(60, 60, 4), rules)).toEqual(['withheld_secondary', 'ok', 'withheld']);
  });

  test('lets two withheld segments protect each other', () => {
    expect(baseStatuses(cells(60, 4, 3), rules)).toEqual(['ok', 'withheld', 'withheld']);
  });

  test('has nobody to take along where nobody else answered', () => {
    expect(baseStatuses(cells(4, 0, 0), rules)).toEqual(['withheld', 'no_answers', 'no_answers']);
    expect(baseStatuses([], rules)).toEqual([]);
  });

  test('never leaves exactly one of several segments with answers hidden', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 12 }), { maxLength: 6 }), (n) => {
        const statuses = baseStatuses(cells(...n), rules);
        const hidden = statuses.filter((status) => status.startsWith('withheld')).length;
        expect(hidden === 1 && n.filter((each) => each > 0).length > 1).toBe(false);
      }),
    );
  });
});
