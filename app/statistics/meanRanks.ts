import { type Items, linearItems } from './linearItems';
import { mean } from './mean';
import type { Estimate } from './proportion';
import { positions } from './ranking';
import type { Variable } from './variable';

/**
 * What the ranking of K channels needs of one audience: the mid-rank of each channel as a variable,
 * all of them together, and over the base the sums of weights of those who ranked the channel first
 * alone, and of weight times the sum of t^3 - t over a respondent's groups of t ties.
 */
export interface RankingSums {
  channels: readonly Variable[];
  joint: Items;
  first: readonly number[];
  ties: number;
}

/** One channel: its mean rank (1 is best), position and share of first choices. */
export interface RankedChannel {
  meanRank: Estimate;
  position: number | null;
  firstShare: number | null;
}

/**
 * Mean ranks of one audience with their covariance matrix (null without a standard error), and
 * Kendall's W, the agreement within the audience, 0..1.
 */
export interface RankingFigures {
  n: number;
  df: number | null;
  channels: RankedChannel[];
  covariance: number[][] | null;
  kendallW: number | null;
}

/**
 * Ranking of K channels by one audience. Mean ranks are means in ranks; their covariances come from
 * the variances of sums of two. W has the correction for ties (Kendall and Gibbons 1990), and is
 * null if everybody ties all channels.
 *
 * Empty base: null. One respondent or one cluster: mean ranks only.
 *
 * @example
 * const rows = [[1, 2, 3], [1, 3, 2]].map((ranks) => ({ w: 1, ranks }));
 * rankingFigures(rankingSums(designOf(rows), ({ ranks }) => ranks, 3), 0.95).kendallW // 0.75
 */
export function rankingFigures(sums: RankingSums, level: number): RankingFigures {
  const { n, w, df, items, variance } = linearItems(sums.joint);
  const means = sums.channels.map((channel) => mean(channel, level));
  const places = positions(means.map(({ estimate }) => estimate));
  const channels = means.map((meanRank, j) => ({
    meanRank,
    position: places[j] ?? null,
    firstShare: n > 0 ? (sums.first[j] ?? 0) / w : null,
  }));
  if (n === 0) return { n, df: null, channels, covariance: null, kendallW: null };

  const terms = (chosen: readonly number[]) =>
    items.map((item, j) => ({
      mean: item.wy / item.w,
      factor: chosen.filter((place) => place === j).length / item.w,
    }));
  const own = items.map((_, j) => variance(terms([j])));
  const covariance = items.map((_, j) =>
    items.map((_, l) => {
      if (j === l) return own[j] ?? 0;
      return (variance(terms([j, l])) - (own[j] ?? 0) - (own[l] ?? 0)) / 2;
    }),
  );
  const k = items.length;
  const spread = items.reduce((sum, item) => sum + (item.wy / item.w - (k + 1) / 2) ** 2, 0);
  const most = (k ** 3 - k - sums.ties / w) / 12;
  return {
    n,
    df,
    channels,
    covariance: df > 0 ? covariance : null,
    kendallW: most > 1e-12 ? spread / most : null,
  };
}
