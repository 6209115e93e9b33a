import type { IndexTerm } from './indexVariance';
import { type Items, type LinearItems, linearItems } from './linearItems';
import { type WaldTest, waldTestOf } from './wald';

/** How far the means of several items are from that of the last one, with their covariances. */
export interface Contrasts {
  df: number;
  distances: number[];
  covariance: number[][];
}

/** Whether several figures differ by more than chance: the test, and what chance does not explain. */
export interface Consistency extends WaldTest {
  /** The part of the variation that is more than chance, a fraction. */
  iSquared: number | null;
}

/**
 * The distances of several items' means from the last one's, with the covariances of those that the
 * same people answered (linearised, Binder 1983). Null where an item has no answers.
 *
 * @example
 * const rows = [[1, 0], [1, 1], [1, 0], [0, 0], [1, 0]].map((items) =>
 *   ({ w: 1, items: items.map((y) => ({ y, s: true })) }));
 * contrastsOf(indexSums(rows)) // { df: 4, distances: [0.6], covariance: [[0.06]] }
 */
export function contrastsOf(given: Items): Contrasts | null {
  const side = linearItems(given);
  const { items, df } = side;
  if (items.length === 0 || items.some(({ w }) => !(w > 0))) return null;
  const contrasts = items.slice(0, -1).map((_, place) => place);
  const last = items.length - 1;
  return {
    df,
    distances: contrasts.map((place) => meanOf(side, place) - meanOf(side, last)),
    covariance: contrasts.map((first) =>
      contrasts.map((second) => covarianceOf(side, first, second)),
    ),
  };
}

/**
 * Test that several items have the same mean, or with another side that their gaps are the same. Of
 * items that nobody has in common it is the heterogeneity Q over inverse variances (Cochran 1954);
 * with their covariances it is Wald's F test (Fellegi 1980; Korn and Graubard 1990), and it does not
 * matter which item is the last. I² is what of Q is above its degrees of freedom (Higgins and
 * Thompson 2002).
 *
 * @example
 * consistency({ df: 40, distances: [0.2, 0.1], covariance: [[0.01, 0.005], [0.005, 0.01]] })
 * // { statistic: 4, f: 1.95, df1: 2, df2: 39, p: 0.1559, iSquared: 0.5 }
 */
export function consistency(side: Contrasts, other?: Contrasts): Consistency {
  const test = waldTestOf(
    side.distances.map((distance, place) => distance - (other?.distances[place] ?? 0)),
    side.covariance.map((row, j) =>
      row.map((value, l) => value + (other?.covariance[j]?.[l] ?? 0)),
    ),
    side.df + (other?.df ?? 0),
  );
  const { statistic, df1 } = test;
  if (statistic === null || df1 === null) return { ...test, iSquared: null };
  return { ...test, iSquared: statistic > df1 ? 1 - df1 / statistic : 0 };
}

function meanOf({ items }: LinearItems, place: number): number {
  const { w = 1, wy = 0 } = items[place] ?? {};
  return wy / w;
}

/** Of two items' distances from the last one. */
function covarianceOf(side: LinearItems, first: number, second: number): number {
  const { items, variance } = side;
  const last = items.length - 1;
  const terms = (factor: (place: number) => number): IndexTerm[] =>
    items.map(({ w }, place) => ({ mean: meanOf(side, place), factor: factor(place) / w }));
  const distance = (of: number) => (place: number) => Number(place === of) - Number(place === last);
  const [one, other] = [distance(first), distance(second)];
  if (first === second) return variance(terms(one));
  const together = variance(terms((place) => one(place) + other(place)));
  return (together - variance(terms(one)) - variance(terms(other))) / 2;
}
