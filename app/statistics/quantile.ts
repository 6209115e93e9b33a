import { normalCritical } from './distributions';
import { noAnswers, type Proportion, proportion } from './proportion';
import type { Sample, VariableSums } from './sums';
import { indicatorMoments } from './valueMoments';
import type { Variable } from './variable';
import { wilson } from './wilson';

/** Respondents of the base who gave one value: count, sum of weights and of squared weights. */
export interface ValueSums {
  value: number;
  n: number;
  w: number;
  w2: number;
}

/** Answers by value, of the units of their own together and within each cluster, in any order. */
export interface Distribution {
  sample: Sample;
  own: readonly ValueSums[];
  clusters: readonly (readonly ValueSums[])[];
}

/**
 * Answers by value with their final weights, in any order, and the 0/1 variable "at most this
 * value", whatever the design.
 */
export interface LinearDistribution {
  values: readonly { value: number; n: number; w: number }[];
  upTo(limit: number): Variable;
}

/**
 * Weighted quantile (0.5: the median) with Woodruff's (1952) interval: Wilson limits around the
 * probability itself, with the interval base of the share of answers up to the quantile, read off
 * the distribution. In the units of the answers; `se` is null, `designEffect` and `effective` are
 * those of that share. Why around the probability: answers are heaped on 5, 10, 15 minutes, where
 * the share up to the quantile can lie far above it.
 *
 * Empty base: null. Respondents of a single cluster: quantile only.
 *
 * @example quantile(distribution([1, 3, 7, 10].map((y) => ({ y, s: true, w: 1 }))), 0.5, 0.95)
 * // { estimate: 5, low: 1, high: 10 }
 */
export function quantile(
  distribution: Distribution | LinearDistribution,
  probability: number,
  level: number,
): Proportion {
  const { values, upTo } = linearDistribution(distribution);
  return quantileOf(cumulativeSteps(values), upTo, probability, level);
}

/**
 * The same (Woodruff 1952) from the values in their order with cumulative shares.
 *
 * @example quantileOf([{ value: 3, reached: 1 }],
 *   () => variableSums([{ y: 1, s: true, w: 1 }]), 0.5, 0.95).estimate // 3
 */
export function quantileOf(
  steps: readonly Step[],
  upTo: LinearDistribution['upTo'],
  probability: number,
  level: number,
): Proportion {
  const inverse = (probability: number) => valueAt(steps, probability);
  const estimate = inverse(probability);
  if (estimate === null) return { ...noAnswers, intervalBase: null };
  const share = proportion(upTo(estimate), level);
  if (share.intervalBase === null) return { ...share, estimate };
  const around = wilson(probability, share.intervalBase, normalCritical(level));
  return { ...share, estimate, se: null, low: inverse(around.low), high: inverse(around.high) };
}

/**
 * What quantiles need of a distribution (Woodruff 1952).
 *
 * @example linearDistribution(distribution([{ y: 5, s: true, w: 2 }])).values
 * // [{ value: 5, n: 1, w: 2, w2: 4 }]
 */
export function linearDistribution(
  distribution: Distribution | LinearDistribution,
): LinearDistribution {
  if ('upTo' in distribution) return distribution;
  return {
    values: [distribution.own, ...distribution.clusters].flat(),
    upTo: (limit) => shareUpTo(distribution, limit),
  };
}

/** Cumulative shares are sums of rounded weights: closer than this they count as equal. */
export const shareTolerance = 1e-9;

/** A value that somebody gave, and the share of answers up to it. */
export interface Step {
  value: number;
  reached: number;
}

/**
 * The values that somebody gave in their order, with cumulative weighted shares (definition).
 *
 * @example cumulativeSteps([{ value: 3, n: 1, w: 1 }, { value: 1, n: 1, w: 3 }])
 * // [{ value: 1, reached: 0.75 }, { value: 3, reached: 1 }]
 */
export function cumulativeSteps(values: LinearDistribution['values']): Step[] {
  const weights = new Map<number, number>();
  for (const { value, n, w } of values)
    if (n > 0) weights.set(value, (weights.get(value) ?? 0) + w);
  const total = [...weights.values()].reduce((sum, w) => sum + w, 0);
  let cumulative = 0;
  return [...weights]
    .sort(([a], [b]) => a - b)
    .map(([value, weight]) => {
      cumulative += weight;
      return { value, reached: cumulative / total };
    });
}

/** The smallest value whose cumulative share reaches p; between two values, their average. */
function valueAt(steps: readonly Step[], probability: number): number | null {
  const at = steps.findIndex(({ reached }) => reached >= probability - shareTolerance);
  const step = steps[at];
  if (step === undefined) return null;
  const next = steps[at + 1];
  const between = Math.abs(step.reached - probability) <= shareTolerance;
  return between && next !== undefined ? (step.value + next.value) / 2 : step.value;
}

/** The 0/1 variable "the answer is at most this value". */
function shareUpTo(distribution: Distribution, limit: number): VariableSums {
  const { sample, own, clusters } = distribution;
  return {
    sample,
    own: indicatorMoments(own, limit),
    clusters: clusters.map((values) => indicatorMoments(values, limit)),
  };
}
