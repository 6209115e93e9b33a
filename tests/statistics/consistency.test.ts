import { describe, expect, it } from 'vitest';
import { heterogeneity } from '../../app/statistics/acrossGaps';
import { consistency, contrastsOf } from '../../app/statistics/consistency';
import { normalCritical } from '../../app/statistics/distributions';
import { indexSums } from '../../app/statistics/indexFromRows';
import { linearItems } from '../../app/statistics/linearItems';
import { randomFrom } from '../../seeds/random';

type Row = { w: number; items: { y: number; s: boolean }[] };

/** Ratings of three channels with a mood in common. */
function ratings(count: number, shares: readonly number[], seed: string): Row[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => {
    const mood = 0.5 * (random() - 0.5);
    return {
      w: 1,
      items: shares.map((share) => ({ y: random() < share + mood ? 1 : 0, s: true })),
    };
  });
}

const testOf = (rows: readonly Row[]) => {
  const contrasts = contrastsOf(indexSums(rows));
  if (!contrasts) throw new Error('an item has no answers');
  return consistency(contrasts);
};

describe('the test of whether channels are alike', () => {
  it('is the heterogeneity of independent shares where nobody rates two', () => {
    const random = randomFrom('apart');
    const rows = Array.from({ length: 300 }, (_, i) => ({
      w: 1,
      items: [0.4, 0.5, 0.6].map((share, place) => ({
        y: random() < share ? 1 : 0,
        s: i % 3 === place,
      })),
    }));
    const { items, variance } = linearItems(indexSums(rows));
    const z = normalCritical(0.95);
    const gaps = items.map(({ w, wy }, place) => {
      const half =
        z *
        Math.sqrt(
          variance(
            items.map((item, at) => ({
              mean: item.wy / item.w,
              factor: at === place ? 1 / item.w : 0,
            })),
          ),
        );
      return { value: wy / w, low: wy / w - half, high: wy / w + half };
    });
    const { q, df } = heterogeneity(gaps, 0.95) ?? { q: Number.NaN, df: 0 };
    const test = testOf(rows);
    expect(test.statistic).toBeCloseTo(q, 9);
    expect(test.df1).toBe(df);
    expect(test.iSquared).toBeCloseTo(Math.max(0, 1 - df / q), 9);
  });

  it('does not hang on which channel is the last', () => {
    const rows = ratings(120, [0.4, 0.5, 0.55], 'order');
    const turned = rows.map(({ w, items }) => ({ w, items: [...items].reverse() }));
    expect(testOf(turned).statistic).toBeCloseTo(testOf(rows).statistic ?? Number.NaN, 9);
  });

  it('errs as often as it says where channels are alike, though the same people rate them', () => {
    const runs = 400;
    const found = Array.from({ length: runs }, (_, run) =>
      testOf(ratings(100, [0.5, 0.5, 0.5], `same ${run}`)),
    ).filter(({ p }) => (p ?? 1) <= 0.05);
    expect(found.length / runs).toBeGreaterThan(0.025);
    expect(found.length / runs).toBeLessThan(0.085);
  });

  it('finds a difference, and none between the gaps of two sides that differ alike', () => {
    const consumer = contrastsOf(indexSums(ratings(300, [0.3, 0.5, 0.6], 'one')));
    const manager = contrastsOf(indexSums(ratings(300, [0.5, 0.7, 0.8], 'two')));
    if (!consumer || !manager) throw new Error('an item has no answers');
    expect(consistency(consumer).p).toBeLessThan(0.001);
    expect(consistency(manager).p).toBeLessThan(0.001);
    expect(consistency(manager, consumer).p).toBeGreaterThan(0.05);
  });

  it('has no test where everybody says the same, nor of an item without answers', () => {
    const same = ratings(20, [2, 2], 'all');
    expect(testOf(same)).toMatchObject({ p: null, iSquared: null, reason: 'no_variance_estimate' });
    const silent = same.map(({ w }) => ({
      w,
      items: [
        { y: 1, s: true },
        { y: 0, s: false },
      ],
    }));
    expect(contrastsOf(indexSums(silent))).toBe(null);
    expect(contrastsOf(indexSums([]))).toBe(null);
  });
});
