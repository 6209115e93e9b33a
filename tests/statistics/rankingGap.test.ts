import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { designOf } from '../../app/statistics/design';
import { variableSums } from '../../app/statistics/fromRows';
import { gapOfMeans } from '../../app/statistics/gap';
import { type IndexRow, indexSums } from '../../app/statistics/indexFromRows';
import { mean } from '../../app/statistics/mean';
import { rankingFigures } from '../../app/statistics/meanRanks';
import { correlation, displacementIndex, kendallTauB } from '../../app/statistics/rankCorrelation';
import { midRanks, tieSum } from '../../app/statistics/ranking';
import { rankingSums } from '../../app/statistics/rankingFromRows';
import { rankingGap, waldTest } from '../../app/statistics/rankingGap';
import { expectSame } from './expectSame';

type Entries = (number | null)[];
interface Ranker {
  w: number;
  cluster: string | null;
  entries: Entries | null;
}

const everybody = (...rankings: Entries[]): Ranker[] =>
  rankings.map((entries) => ({ w: 1, cluster: null, entries }));
const figuresOf = (rows: readonly Ranker[], channels = 3) =>
  rankingFigures(
    rankingSums(designOf(rows), ({ entries }) => entries, channels),
    0.95,
  );

const some = (channels: number, minLength = 0) =>
  fc.array(
    fc.record({
      w: fc.double({ min: 0.2, max: 4, noNaN: true }),
      cluster: fc.constantFrom(null, null, 'a', 'b'),
      entries: fc.oneof(
        { weight: 1, arbitrary: fc.constant(null) },
        {
          weight: 9,
          arbitrary: fc.array(fc.constantFrom(null, 1, 2, 3, 4), {
            minLength: channels,
            maxLength: channels,
          }),
        },
      ),
    }),
    { minLength, maxLength: 25 },
  );

describe('the ranking of one audience', () => {
  test('has mean ranks, positions and first choices', () => {
    const { n, df, channels, kendallW } = figuresOf(
      everybody([1, 2, 3], [1, 3, 2], [2, 1, null], [null, null, null]),
    );
    expect([n, df]).toEqual([3, 2]);
    expect(channels.map(({ meanRank }) => meanRank.estimate)).toEqual([4 / 3, 2, 8 / 3]);
    expect(channels.map(({ position }) => position)).toEqual([1, 2, 3]);
    expect(channels.map(({ firstShare }) => firstShare)).toEqual([2 / 3, 1 / 3, 0]);
    expect(kendallW).toBeCloseTo((2 * (2 / 3) ** 2) / 2, 14);
  });

  test('agrees completely if all give the same ranking, and not at all if they cancel', () => {
    expect(figuresOf(everybody([1, 2, 3], [1, 2, 3])).kendallW).toBe(1);
    expect(figuresOf(everybody([1, 2, 2], [1, 2, 2])).kendallW).toBeCloseTo(1, 14);
    expect(figuresOf(everybody([1, 2, 3], [3, 2, 1])).kendallW).toBe(0);
  });

  test('has no agreement to speak of if everybody ties everything', () => {
    expect(figuresOf(everybody([1, 1, 1], [2, 2, 2])).kendallW).toBeNull();
  });

  test('counts a shared first place for nobody', () => {
    expect(figuresOf(everybody([1, 1, 2])).channels.map(({ firstShare }) => firstShare)).toEqual([
      0, 0, 0,
    ]);
  });

  test('of nobody is null', () => {
    for (const rows of [
      [],
      everybody([null, null, null]),
      [{ w: 1, cluster: null, entries: null }],
    ])
      expect(figuresOf(rows)).toMatchObject({ n: 0, df: null, covariance: null, kendallW: null });
  });

  test('of one respondent or one cluster has no standard errors', () => {
    const alone = figuresOf(everybody([1, 2, 3]));
    expect(alone).toMatchObject({ n: 1, df: 0, covariance: null, kendallW: 1 });
    expect(alone.channels[0]?.meanRank).toMatchObject({ estimate: 1, se: null, low: null });
    const cluster = everybody([1, 2, 3], [2, 1, 3]).map((row) => ({ ...row, cluster: 'a' }));
    expect(figuresOf(cluster).covariance).toBeNull();
  });

  test('has covariances that fit its standard errors and add up to 0', () => {
    fc.assert(
      fc.property(some(4), (rows) => {
        const { channels, covariance } = figuresOf(rows, 4);
        fc.pre(covariance !== null);
        covariance?.forEach((row, j) => {
          expect(row[j]).toBeCloseTo((channels[j]?.meanRank.se ?? Number.NaN) ** 2, 10);
          expect(row.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 10);
        });
      }),
    );
  });

  test('from sums is that from rows', () => {
    fc.assert(
      fc.property(some(3), (rows) => {
        const ranked = rows.map((row) => ({
          ...row,
          s: row.entries?.some((entry) => entry !== null) ?? false,
          ranks: midRanks(row.entries ?? [null, null, null]),
        }));
        const inBase = ranked.filter(({ s }) => s);
        const items: IndexRow[] = ranked.map(({ w, cluster, s, ranks }) => ({
          w,
          cluster,
          items: ranks.map((y) => ({ y, s })),
        }));
        fc.pre(items.length > 0);
        const sums = {
          channels: [0, 1, 2].map((j) =>
            variableSums(ranked.map((row) => ({ ...row, y: row.ranks[j] ?? 0 }))),
          ),
          joint: indexSums(items),
          first: [0, 1, 2].map((j) =>
            inBase.reduce((sum, { w, ranks }) => sum + (ranks[j] === 1 ? w : 0), 0),
          ),
          ties: inBase.reduce((sum, { w, ranks }) => sum + w * tieSum(ranks), 0),
        };
        expectSame(rankingFigures(sums, 0.95), figuresOf(rows));
      }),
    );
  });
});

describe('the gap of two rankings', () => {
  const managers = everybody([1, 2, 3], [1, 3, 2], [2, 1, 3], [1, 2, 3]);
  const consumers = everybody([3, 2, 1], [2, 3, 1], [3, 1, 2], [2, 1, 3], [3, 2, 1]);
  const [manager, consumer] = [figuresOf(managers), figuresOf(consumers)];

  test('is that of the mean ranks; displacement is the same turned round', () => {
    const { channels } = rankingGap(manager, consumer, 0.95);
    expectSame(
      channels[0]?.gap,
      gapOfMeans(
        mean(variableSums([1, 1, 2, 1].map((y) => ({ y, s: true, w: 1 }))), 0.95),
        mean(variableSums([3, 2, 3, 2, 3].map((y) => ({ y, s: true, w: 1 }))), 0.95),
        0.95,
      ),
    );
    expect(channels[0]).toMatchObject({
      displacement: expect.closeTo(1.35, 12),
      positionGap: -2,
    });
    for (const { gap, pAdjusted } of channels)
      expect(pAdjusted).toBeGreaterThanOrEqual(gap.p ?? Number.NaN);
  });

  test('swaps with its sides', () => {
    const there = rankingGap(manager, consumer, 0.95);
    const back = rankingGap(consumer, manager, 0.95);
    expect(back.displacementIndex).toBeCloseTo(there.displacementIndex ?? Number.NaN, 14);
    expect(back.footrule).toBe(there.footrule);
    expect(back.kendallTauB).toBeCloseTo(there.kendallTauB ?? Number.NaN, 14);
    expect(back.spearmanRho).toBeCloseTo(there.spearmanRho ?? Number.NaN, 14);
    expect(back.wald.p).toBeCloseTo(there.wald.p ?? Number.NaN, 12);
    expect(back.channels[0]?.gap.value).toBeCloseTo(-(there.channels[0]?.gap.value ?? 0), 14);
  });

  test('of unanimous and opposite rankings is complete, and of the same none', () => {
    const up = figuresOf(everybody([1, 2, 3], [1, 2, 3]));
    const down = figuresOf(everybody([3, 2, 1], [3, 2, 1]));
    expect(rankingGap(up, down, 0.95)).toMatchObject({
      displacementIndex: 1,
      footrule: 1,
      kendallTauB: -1,
      spearmanRho: -1,
    });
    expect(rankingGap(up, up, 0.95)).toMatchObject({
      displacementIndex: 0,
      footrule: 0,
      kendallTauB: 1,
      spearmanRho: expect.closeTo(1, 14),
    });
  });

  test('has no correlation with a side that ties everything', () => {
    const tied = figuresOf(everybody([1, 1, 1], [1, 1, 1]));
    expect(rankingGap(manager, tied, 0.95)).toMatchObject({ kendallTauB: null, spearmanRho: null });
  });

  test('with an empty side is null', () => {
    const { channels, ...whole } = rankingGap(manager, figuresOf([]), 0.95);
    expect(channels).toEqual([]);
    expect(whole).toMatchObject({ displacementIndex: null, kendallTauB: null });
    const nobody = rankingGap(manager, figuresOf(everybody([null, null, null])), 0.95);
    expect(nobody).toMatchObject({ displacementIndex: null, footrule: null, spearmanRho: null });
    expect(nobody.wald).toMatchObject({ statistic: null, p: null, reason: 'no_answers' });
    expect(nobody.channels[0]).toMatchObject({ displacement: null, positionGap: null });
    expect(nobody.channels[0]?.gap).toMatchObject({ value: null, reason: 'no_answers' });
  });
});

describe('the test of a whole ranking', () => {
  const unknown = {
    statistic: null,
    f: null,
    df1: null,
    df2: null,
    p: null,
    reason: 'no_variance_estimate',
  };

  test('of two channels is the t test of one, with the degrees of freedom of both sides', () => {
    const manager = figuresOf(everybody([1, 2], [1, 2], [2, 1], [1, 2]), 2);
    const consumer = figuresOf(everybody([2, 1], [2, 1], [1, 2]), 2);
    const { gap } = rankingGap(manager, consumer, 0.95).channels[0] ?? {};
    const wald = waldTest(manager, consumer);
    expect(wald.statistic).toBeCloseTo((gap?.t ?? 0) ** 2, 12);
    expect(wald).toMatchObject({ df1: 1, df2: 5, reason: null });
  });

  test('does not depend on the channel left out', () => {
    const turn = (rows: Ranker[]) =>
      rows.map((row) => ({
        ...row,
        entries: row.entries && [...row.entries.slice(1), row.entries[0] ?? null],
      }));
    fc.assert(
      fc.property(some(4, 8), some(4, 8), (first, second) => {
        const wald = waldTest(figuresOf(first, 4), figuresOf(second, 4));
        const other = waldTest(figuresOf(turn(first), 4), figuresOf(turn(second), 4));
        fc.pre(wald.statistic !== null && wald.statistic < 1e4 && other.statistic !== null);
        expect((other.statistic ?? 0) / (wald.statistic ?? 1)).toBeCloseTo(1, 5);
      }),
    );
  });

  test('needs variation', () => {
    const same = figuresOf(everybody([1, 2, 3], [1, 2, 3], [1, 2, 3]));
    expect(waldTest(same, same)).toEqual(unknown);
    const tied = figuresOf(everybody([1, 2, 2], [2, 1, 1], [1, 2, 2], [2, 1, 1], [1, 2, 2]));
    expect(waldTest(tied, tied)).toEqual(unknown);
  });

  test('needs degrees of freedom and two channels', () => {
    const one = figuresOf(everybody([1, 2, 3]));
    expect(waldTest(one, one)).toEqual(unknown);
    const two = figuresOf(everybody([1, 2, 3, 4], [2, 1, 4, 3]), 4);
    expect(waldTest(two, two)).toEqual(unknown);
    const [first, second] = [everybody([1, 2, 3], [2, 1, 3]), everybody([1, 2, 3], [1, 3, 2])];
    expect(waldTest(figuresOf(first), figuresOf(second))).toEqual(unknown);
    expect(waldTest(figuresOf(first), figuresOf([...second, ...first])).reason).toBeNull();
    const single = figuresOf(everybody([1], [1], [1]), 1);
    expect(waldTest(single, single)).toEqual(unknown);
  });

  test('is never NaN', () => {
    fc.assert(
      fc.property(some(3), some(3), (first, second) => {
        const { channels, wald, ...whole } = rankingGap(figuresOf(first), figuresOf(second), 0.95);
        const gaps = channels.flatMap(({ gap, ...rest }) => [
          ...Object.values(gap),
          ...Object.values(rest),
        ]);
        for (const value of [...gaps, ...Object.values(wald), ...Object.values(whole)])
          if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('rank correlations', () => {
  test('of a small example', () => {
    expect(kendallTauB([1, 2, 3, 4], [1, 3, 2, 4])).toBeCloseTo(2 / 3, 14);
    expect(correlation([1, 2, 3, 4], [1, 3, 2, 4])).toBeCloseTo(0.8, 14);
    // cor(c(1, 2, 2, 3), c(1, 2, 3, 3), method = "kendall")
    expect(kendallTauB([1, 2, 2, 3], [1, 2, 3, 3])).toBeCloseTo(0.8, 14);
  });

  test('take values that differ by rounding only for ties', () => {
    expect(kendallTauB([0.1 + 0.2, 0.3, 1], [1, 1, 2])).toBe(1);
  });

  test('are null without variation', () => {
    expect(kendallTauB([1, 1], [1, 2])).toBeNull();
    expect(correlation([1, 1], [1, 2])).toBeNull();
    expect(kendallTauB([], [])).toBeNull();
    expect(correlation([], [])).toBeNull();
  });

  test('and displacement of fewer than two channels is nothing', () => {
    expect(displacementIndex([1], [1])).toBeNull();
    expect(displacementIndex([1, 2, 3], [3, 2, 1])).toBe(1);
    expect(displacementIndex([1, 2, 3, 4], [4, 3, 2, 1])).toBe(1);
  });
});
