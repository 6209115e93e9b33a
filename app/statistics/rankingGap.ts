import { holm } from './adjust';
import { gapOfMeans } from './gap';
import type { MeanContrast } from './meanContrast';
import type { RankingFigures } from './meanRanks';
import { correlation, displacementIndex, kendallTauB } from './rankCorrelation';
import { noWaldTest, type WaldTest, waldTestOf } from './wald';

/**
 * One channel: gap of mean ranks (negative: managers place it higher), displacement, which is the
 * same turned round, difference of positions, and p-value after Holm over the channels.
 */
export interface ChannelGap {
  gap: MeanContrast;
  displacement: number | null;
  positionGap: number | null;
  pAdjusted: number | null;
}

/** Two audiences' rankings of the same channels compared. The indices and correlations describe. */
export interface RankingGap {
  channels: ChannelGap[];
  displacementIndex: number | null;
  footrule: number | null;
  kendallTauB: number | null;
  spearmanRho: number | null;
  wald: WaldTest;
}

/**
 * Gap of two rankings, channel by channel (Welch 1947, after Holm 1979) and as a whole (Diaconis
 * and Graham 1977; Kendall and Gibbons 1990). Inference on the whole ranking is the Wald test only,
 * since absolute differences are biased upwards. An empty side: all null.
 *
 * @example
 * const twice = (ranks: number[]) => rankingFigures(
 *   rankingSums(designOf([{ w: 1 }, { w: 1 }]), () => ranks, ranks.length), 0.95);
 * rankingGap(twice([1, 2, 3]), twice([3, 2, 1]), 0.95)
 * // { displacementIndex: 1, footrule: 1, kendallTauB: -1, spearmanRho: -1 }
 */
export function rankingGap(
  manager: RankingFigures,
  consumer: RankingFigures,
  level: number,
): RankingGap {
  const pairs = manager.channels.flatMap((first, j) => {
    const second = consumer.channels[j];
    return second ? [{ first, second }] : [];
  });
  const gaps = pairs.map(({ first, second }) => gapOfMeans(first.meanRank, second.meanRank, level));
  const adjusted = holm(gaps.map(({ p }) => p));
  const known = pairs.filter(
    ({ first, second }) => first.position !== null && second.position !== null,
  );
  const complete = known.length === pairs.length ? known : [];
  const ranks = complete.map(({ first }) => first.meanRank.estimate ?? 0);
  const otherRanks = complete.map(({ second }) => second.meanRank.estimate ?? 0);
  const places = complete.map(({ first }) => first.position ?? 0);
  const otherPlaces = complete.map(({ second }) => second.position ?? 0);
  return {
    channels: pairs.map(({ first, second }, j) => {
      const gap = gaps[j] ?? gapOfMeans(first.meanRank, second.meanRank, level);
      return {
        gap,
        displacement: gap.value === null ? null : -gap.value,
        positionGap:
          first.position === null || second.position === null
            ? null
            : first.position - second.position,
        pAdjusted: adjusted[j] ?? null,
      };
    }),
    displacementIndex: displacementIndex(ranks, otherRanks),
    footrule: displacementIndex(places, otherPlaces),
    kendallTauB: kendallTauB(ranks, otherRanks),
    spearmanRho: correlation(places, otherPlaces),
    wald: waldTest(manager, consumer),
  };
}

/**
 * Global test that two audiences have the same mean ranks (Fellegi 1980; Korn and Graubard 1990);
 * the last channel is left out, and it does not matter which. A covariance matrix that is singular
 * or missing, or too few degrees of freedom: null, `no_variance_estimate`.
 *
 * @example
 * const figures = (rankings: number[][]) => rankingFigures(rankingSums(
 *   designOf(rankings.map((ranks) => ({ w: 1, ranks }))), ({ ranks }) => ranks, 2), 0.95);
 * waldTest(figures([[1, 2], [1, 2], [2, 1]]), figures([[2, 1], [2, 1], [1, 2]]))
 * // { statistic: 0.5, df1: 1, df2: 4, p: 0.51852 }
 */
export function waldTest(manager: RankingFigures, consumer: RankingFigures): WaldTest {
  if (manager.n === 0 || consumer.n === 0) return noWaldTest('no_answers');
  const q = manager.channels.length - 1;
  const nu = (manager.df ?? 0) + (consumer.df ?? 0);
  const [first, second] = [manager.covariance, consumer.covariance];
  if (!first || !second) return noWaldTest('no_variance_estimate');
  const gaps = manager.channels
    .slice(0, q)
    .map(
      ({ meanRank }, j) =>
        (meanRank.estimate ?? 0) - (consumer.channels[j]?.meanRank.estimate ?? 0),
    );
  const covariance = gaps.map((_, j) =>
    gaps.map((_, l) => (first[j]?.[l] ?? 0) + (second[j]?.[l] ?? 0)),
  );
  return waldTestOf(gaps, covariance, nu);
}
