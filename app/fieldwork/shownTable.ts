import { determined } from '../gap/determined';

/**
 * The counts of a table that may be shown beside the sums of its columns, and of those of its rows that
 * are shown. Null are counts under the minimum base, all of a row whose sum is withheld, and the smallest
 * others from which one of these, or a few people in one line, would follow. A count that is all of a line
 * follows from that line's sum whatever is hidden beside it.
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
  const isHidden = all.map(
    (own, place) =>
      own > 0 && (own < minimumBase || isSumShown[Math.floor(place / width)] === false),
  );
  // What is all of a line is its sum, which stands beside it: hiding others keeps nothing.
  const isAll = all.map((_, place) =>
    lines.some(
      (places) => places.includes(place) && places.every((at) => at === place || count(at) === 0),
    ),
  );
  const isKept = (place: number) => isHidden[place] === true && !isAll[place];
  const smallestShown = (places: readonly number[]) =>
    places
      .filter((place) => count(place) > 0 && !isHidden[place])
      .sort((a, b) => count(a) - count(b))[0];
  const isTold = (places: readonly number[]) => {
    const hidden = places.filter(isKept);
    const sum = hidden.reduce((people, place) => people + count(place), 0);
    return hidden.length > 0 && (hidden.length === 1 || sum < minimumBase);
  };
  /** What is to be hidden next; undefined where nothing follows any more, or nothing is left. */
  const next = () => {
    for (const places of lines.filter(isTold)) {
      const place = smallestShown(places);
      if (place !== undefined) return place;
    }
    const told = determined(equations, (at) => at >= all.length || isKept(at)).find(
      ({ place }) => place < all.length || rows[place - all.length]?.some(isKept),
    );
    if (!told) return undefined;
    const beside = lines.filter((places) => places.includes(told.place)).flat();
    return smallestShown(beside) ?? smallestShown(lines.flat());
  };
  for (let place = next(); place !== undefined; place = next()) isHidden[place] = true;
  return rows.map((places) => places.map((place) => (isHidden[place] ? null : count(place))));
}
