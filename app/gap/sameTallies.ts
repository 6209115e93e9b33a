import type { ValueSums } from './counting';
import { type Tally, tallyKey } from './tally';

/** Sums of the same responses in another order differ by rounding only. */
const TOLERANCE = 1e-9;

/** Whether stored tallies equal a recount; cells that hold nothing any more count as absent. */
export function sameTallies(
  stored: readonly Tally[],
  recounted: ReadonlyMap<string, Tally>,
): boolean {
  const filled = stored.filter(({ sums }) => (sums[0] ?? 0) !== 0);
  return (
    filled.length === recounted.size &&
    filled.every((tally) => {
      const other = recounted.get(tallyKey(tally));
      return (
        other !== undefined &&
        tally.sums.length === other.sums.length &&
        tally.sums.every((sum, place) => near(sum, other.sums[place] ?? 0)) &&
        sameValues(tally.values, other.values) &&
        sameValues(other.values, tally.values)
      );
    })
  );
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a), Math.abs(b));
}

function sameValues(first: ValueSums, second: ValueSums): boolean {
  return Object.entries(first).every(([item, byValue]) =>
    Object.entries(byValue).every(([value, sums]) => {
      const other = second[item]?.[value];
      return other !== undefined && sums.every((sum, place) => near(sum, other[place] ?? 0));
    }),
  );
}
