/**
 * Mid-ranks of one respondent's ranking (Kendall and Gibbons 1990), 1 = best: ties share the
 * average of their places, entries that were not ranked (null) share the average of the places left
 * over.
 *
 * @example midRanks([2, null, 1, 2, null]) // [2.5, 4.5, 1, 2.5, 4.5]
 */
export function midRanks(entries: readonly (number | null)[]): number[] {
  return averageRanks(entries.map((entry) => entry ?? Number.POSITIVE_INFINITY));
}

/**
 * Positions of mean ranks (Kendall and Gibbons 1990), 1 = best: compared after rounding to 9
 * decimals, ties share the average. A null has no position and takes none.
 *
 * @example positions([2.1, null, 1.4, 2.1]) // [2.5, null, 1, 2.5]
 */
export function positions(meanRanks: readonly (number | null)[]): (number | null)[] {
  const known = meanRanks.filter((meanRank) => meanRank !== null);
  const ranks = averageRanks(known.map((meanRank) => Math.round(meanRank * 1e9)));
  return meanRanks.map((meanRank) => (meanRank === null ? null : (ranks.shift() ?? null)));
}

function averageRanks(values: readonly number[]): number[] {
  return values.map((value) => {
    const better = values.filter((other) => other < value).length;
    const tied = values.filter((other) => other === value).length;
    return better + (tied + 1) / 2;
  });
}

/**
 * Sum over one respondent's groups of t tied channels of t^3 - t, for Kendall's W (Kendall and
 * Gibbons 1990).
 *
 * @example tieSum([1, 2.5, 2.5, 4]) // 6
 */
export function tieSum(ranks: readonly number[]): number {
  const groups = new Map<number, number>();
  for (const rank of ranks) groups.set(rank, (groups.get(rank) ?? 0) + 1);
  return [...groups.values()].reduce((sum, t) => sum + t ** 3 - t, 0);
}
