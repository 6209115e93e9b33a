/** A figure that is known within limits; `value` is null where only the limits are stated. */
export interface Range {
  low: number;
  value: number | null;
  high: number;
}

/**
 * A figure that is known exactly (definition).
 *
 * @example exactly(5) // { low: 5, value: 5, high: 5 }
 */
export function exactly(value: number): Range {
  return { low: value, value, high: value };
}

/**
 * The range of a result over all combinations of its inputs' limits (interval arithmetic, Moore
 * 1966): where the result moves one way with each input, nothing inside the limits goes beyond it.
 * Null where a combination has no result.
 *
 * It says nothing about how probable its ends are. Survey shares enter with limits at the level of
 * `levelOfEach`, so that all of them hold at once with at least the confidence that was asked for,
 * whether or not the same people gave them; assumptions enter with the limits that were stated.
 *
 * @example
 * rangeOver({ share: { low: 0.1, value: 0.2, high: 0.3 }, cost: exactly(50) },
 *   ({ share, cost }) => 1000 * share * cost)
 * // { low: 5000, value: 10000, high: 15000 }
 */
export function rangeOver<Name extends string>(
  inputs: Readonly<Record<Name, Range>>,
  result: (values: Record<Name, number>) => number | null,
): Range | null {
  const given = Object.entries<Range>(inputs);
  const of = (figures: readonly number[]): number | null => {
    // The names are those of the inputs, each with its figure.
    const values = Object.fromEntries(
      given.map(([name], place) => [name, figures[place]]),
    ) as Record<Name, number>;
    const figure = result(values);
    return figure !== null && Number.isFinite(figure) ? figure : null;
  };
  const corners = given.reduce<number[][]>(
    (made, [, { low, high }]) =>
      (low === high ? [low] : [low, high]).flatMap((end) => made.map((ends) => [...ends, end])),
    [[]],
  );
  const ends = corners.map(of);
  const known = ends.filter((end) => end !== null);
  if (known.length < ends.length) return null;
  const values = given.flatMap(([, { value }]) => (value === null ? [] : [value]));
  return {
    low: Math.min(...known),
    value: values.length === given.length ? of(values) : null,
    high: Math.max(...known),
  };
}

/**
 * The level of each of several intervals at which all hold at once with a confidence, however they
 * depend on each other (Bonferroni's inequality, Dunn 1961).
 *
 * @example levelOfEach(0.95, 2) // 0.975
 */
export function levelOfEach(confidence: number, intervals: number): number {
  return intervals <= 1 ? confidence : 1 - (1 - confidence) / intervals;
}
