import { contrastOfMeans, type Figure, type MeanContrast } from './meanContrast';
import type { Proportion } from './proportion';
import { contrastOfProportions, type ProportionContrast } from './proportionContrast';

/** The two sides of a gap. */
export interface Sides<Side> {
  manager: Side;
  consumer: Side;
}

/**
 * First gap of shares minus the second, from four independent groups: a segment and its complement,
 * or a wave and an earlier one. MOVER on the intervals of the two gaps (Zou and Donner 2008), and
 * the p-value that inverts it with all inner limits recomputed. Nulls as for a gap.
 *
 * @example
 * const share = (x: number, n: number) => proportion(variableSums(
 *   Array.from({ length: n }, (_, i) => ({ y: i < x ? 1 : 0, s: true, w: 1 }))), 0.95);
 * differenceOfProportionGaps(
 *   { manager: share(80, 100), consumer: share(148, 400) },
 *   { manager: share(79, 100), consumer: share(180, 400) }, 0.95,
 * ) // { value: 0.09, low: -0.04118, high: 0.22042, p: 0.17856 }
 */
export function differenceOfProportionGaps(
  first: Sides<Proportion>,
  second: Sides<Proportion>,
  level: number,
): ProportionContrast {
  return contrastOfProportions(
    [first.manager, second.consumer],
    [first.consumer, second.manager],
    level,
  );
}

/**
 * First gap of means minus the second, from four independent groups: standard error from the four
 * variances, degrees of freedom by Welch (1947) and Satterthwaite (1946). Nulls as for a gap.
 *
 * @example
 * const average = (values: number[]) =>
 *   mean(variableSums(values.map((y) => ({ y, s: true, w: 1 }))), 0.95);
 * differenceOfMeanGaps(
 *   { manager: average([5, 5, 4]), consumer: average([1, 2, 4, 5]) },
 *   { manager: average([3, 4]), consumer: average([2, 2, 3]) }, 0.95,
 * ) // { value: 0.5, se: 1.14261, df: 5.56423, p: 0.67815 }
 */
export function differenceOfMeanGaps(
  first: Sides<Figure>,
  second: Sides<Figure>,
  level: number,
): MeanContrast {
  return contrastOfMeans([first.manager, second.consumer], [first.consumer, second.manager], level);
}
