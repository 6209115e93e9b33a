/** How many took so long, in seconds. */
interface Taken {
  seconds: number;
  count: number;
}

/**
 * The time that half of them took at most, between the two middle ones where there are two.
 * @example median([{ seconds: 60, count: 1 }, { seconds: 90, count: 1 }]) // 75
 */
export function median(taken: readonly Taken[]): number | null {
  const all = taken.reduce((sum, { count }) => sum + count, 0);
  const sorted = [...taken].sort((a, b) => a.seconds - b.seconds);
  const nth = (place: number) => {
    let before = 0;
    return sorted.find(({ count }) => {
      before += count;
      return before > place;
    })?.seconds;
  };
  const [low, high] = [nth(Math.floor((all - 1) / 2)), nth(Math.floor(all / 2))];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
