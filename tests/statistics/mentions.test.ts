import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { designOf } from '../../app/statistics/design';
import { designItems } from '../../app/statistics/designItems';
import { type IndexRow, indexSums } from '../../app/statistics/indexFromRows';
import { shareOfMentions } from '../../app/statistics/mentions';
import { expectSame } from './expectSame';
import { rowwiseVariance } from './rowwise';
import { sampleOf } from './samples';

/** Whether the option is ticked, and how many are; null: outside the base. */
const ticks = (...rows: ([number, number] | null)[]): IndexRow[] =>
  rows.map((row) => ({
    w: 1,
    items: (row ?? [0, 0]).map((y) => ({ y, s: row !== null })),
  }));
const share = (...rows: ([number, number] | null)[]) =>
  shareOfMentions(indexSums(ticks(...rows)), 0.95);

describe('a share of mentions', () => {
  test('counts ticks, not respondents', () => {
    const figure = share([1, 2], [0, 1], [1, 1]);
    expect(figure).toMatchObject({ n: 3, estimate: 0.5, df: 2, reason: null });
    // u: 0, -1/8, 1/8
    expect(figure.se).toBeCloseTo(Math.sqrt((3 / 2) * (2 / 64)), 14);
  });

  test('drops respondents outside the base of a simple sample', () => {
    expectSame(share([1, 2], null, [0, 1], [1, 1], null), share([1, 2], [0, 1], [1, 1]));
  });

  test('of an empty base, or of no ticks at all, is null', () => {
    expect(share()).toMatchObject({ n: 0, estimate: null, reason: 'no_answers' });
    expect(share(null, null)).toMatchObject({ n: 0, estimate: null, reason: 'no_answers' });
    expect(share([0, 0], [0, 0])).toMatchObject({ n: 2, estimate: null, reason: 'no_answers' });
  });

  test('of one respondent has no interval', () => {
    expect(share([1, 4])).toMatchObject({
      estimate: 0.25,
      se: null,
      low: null,
      df: 0,
      reason: 'no_variance_estimate',
    });
  });

  test('that everybody gives has no variance', () => {
    expect(share([1, 2], [1, 2], [1, 2])).toMatchObject({ estimate: 0.5, se: 0, low: 0.5 });
    expect(share([0, 3], [0, 1])).toMatchObject({ estimate: 0, se: 0 });
  });

  test('has the variance of the formula row by row', () => {
    fc.assert(
      fc.property(sampleOf(fc.nat({ max: 4 })), (rows) => {
        const answers = rows.map(({ y, s, ...row }, i) => ({
          ...row,
          items: [
            { y: y > 0 && i % 2 === 0 ? 1 : 0, s },
            { y, s },
          ],
        }));
        const figure = shareOfMentions(indexSums(answers), 0.95);
        const onRows = designItems(designOf(answers), ({ items }) => items);
        expectSame(shareOfMentions(onRows, 0.95), figure);
        fc.pre(figure.se !== null);
        const total = answers.reduce(
          (sum, { w, items: [, all] }) => sum + (all?.s ? w * all.y : 0),
          0,
        );
        const literal = rowwiseVariance(
          answers.map(({ items: [option, all], ...row }) => ({
            ...row,
            inBase: all?.s ?? false,
            z: all?.s ? ((option?.y ?? 0) - (figure.estimate ?? 0) * all.y) / total : 0,
          })),
        );
        expect(Math.abs((figure.se ?? 0) ** 2 - literal)).toBeLessThan(1e-12 + 1e-9 * literal);
      }),
      { numRuns: 300 },
    );
  });
});
