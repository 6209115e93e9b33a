import { determined } from '../gap/determined';

/**
 * The counts of a table that may be shown beside the sums of its columns, and of those of its rows that
 * are shown. Null are counts under the minimum base, all of a row whose sum is withheld, all of a column
 * whose sum is under the minimum base (where the others are empty, the sum is one count), and the smallest
 * others from which one of these, or a few people in one line, would follow: empty ones only where
 * nothing else keeps it (Cox 1980).
 * @param isSumShown of each row, whether its sum stands beside it
 * @example shownTable([[9, 2], [8, 7], [30, 40]], [true, true, true], 5) // [[null, null], [null, null], [30, 40]]
 */
export function shownTable(
  counts: readonly (readonly number[])[],
  isSumShown: readonly boolean[],
  minimumBase: number,
): (number | null)[][] {
  const width = counts[0]?.length ?? 0;
  const all = counts.flat();
  const rows = counts.map((row, at) => row.map((_, column) => at * width + column));
  const columns = (counts[0] ?? []).map((_, column) => counts.map((_, at) => at * width + column));
  const lines = [...rows.filter((_, at) => isSumShown[at]), ...columns];
  const equations = [
    ...lines.map((places) => ({ places, signs: places.map(() => 1) })),
    // A withheld sum is one more cell, which must not follow either.
    ...rows.flatMap((places, at) =>
      isSumShown[at]
        ? []
        : [{ places: [...places, all.length + at], signs: [...places.map(() => 1), -1] }],
    ),
  ];
  const count = (place: number) => all[place] ?? 0;
  const isFew = (people: number) => people > 0 && people < minimumBase;
  const total = (places: readonly number[]) =>
    places.reduce((people, place) => people + count(place), 0);
  const fewIn = columns.map((places) => isFew(total(places)));
  // Where a sum says that there is nobody, nothing can be hidden.
  const isKnown = new Set(lines.filter((places) => total(places) === 0).flat());
  const isSecret = all.map(
    (own, place) =>
      !isKnown.has(place) &&
      (isFew(own) ||
        isSumShown[Math.floor(place / width)] === false ||
        fewIn[place % width] === true),
  );
  const isHidden = [...isSecret];
  /** The smallest that is shown, one that is empty last. */
  const smallestShown = (places: readonly number[]) =>
    places
      .filter((place) => place < all.length && !isHidden[place] && !isKnown.has(place))
      .sort((a, b) => Number(count(a) === 0) - Number(count(b) === 0) || count(a) - count(b))[0];
  const isTold = (places: readonly number[]) => {
    const hidden = places.filter((place) => isHidden[place]);
    return hidden.length > 0 && (hidden.length === 1 || total(hidden) < minimumBase);
  };
  /** What is to be hidden next; undefined where nothing follows any more, or nothing is left. */
  const next = () => {
    for (const places of lines.filter(isTold)) {
      const place = smallestShown(places.filter((at) => count(at) > 0));
      if (place !== undefined) return place;
    }
    // What stands in a way by which a secret follows.
    return determined(equations, (at) => isHidden[at] ?? true)
      .filter(({ place }) => isSecret[place] ?? true)
      .map(({ combination }) =>
        smallestShown([...combination.keys()].flatMap(({ places }) => places)),
      )
      .find((place) => place !== undefined);
  };
  for (let place = next(); place !== undefined; place = next()) isHidden[place] = true;
  return rows.map((places) => places.map((place) => (isHidden[place] ? null : count(place))));
}
