import { normalCritical } from './distributions';
import { noAnswers, type Proportion, proportion } from './proportion';
import type { Moments, Sample, VariableSums } from './sums';
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
 * Weighted quantile (0.5: the median) with Woodruff's (1952) interval: Wilson limits around the
 * probability itself, with the interval base of the share of answers up to the quantile, read off
 * the distribution. In the units of the answers; `se` is null, `designEffect` and `effective` are
 * those of that share. Why around the probability: answers are heaped on 5, 10, 15 minutes, where
 * the share up to the quantile can lie far above it.
 *
 * Empty base: null. Respondents of a single cluster: quantile only.
 *
 * @example quantile(distribution([1, 3, 7, 10].map((y) => ({ y, s: true, w: 1 }))), 0.5, 0.95)
 * // estimate 5, low 1, high 10
 */
export function quantile(
  distribution: Distribution,
  probability: number,
  level: number,
): Proportion {
  const inverse = inverseOf(distribution);
  const estimate = inverse(probability);
  if (estimate === null) return { ...noAnswers, intervalBase: null };
  const share = proportion(shareUpTo(distribution, estimate), level);
  if (share.intervalBase === null) return { ...share, estimate };
  const around = wilson(probability, share.intervalBase, normalCritical(level));
  return { ...share, estimate, se: null, low: inverse(around.low), high: inverse(around.high) };
}

/** Cumulative shares are sums of rounded weights: closer than this they count as equal. */
const tolerance = 1e-9;

/** The smallest value whose cumulative share reaches p; between two values, their average. */
function inverseOf({ own, clusters }: Distribution): (probability: number) => number | null {
  const weights = new Map<number, number>();
  for (const { value, n, w } of [own, ...clusters].flat()) {
    if (n > 0) weights.set(value, (weights.get(value) ?? 0) + w);
  }
  const steps: { value: number; reached: number }[] = [];
  let cumulative = 0;
  for (const [value, weight] of [...weights].sort(([a], [b]) => a - b)) {
    cumulative += weight;
    steps.push({ value, reached: cumulative });
  }
  return (probability) => {
    const at = steps.findIndex((step) => step.reached / cumulative >= probability - tolerance);
    const step = steps[at];
    if (step === undefined) return null;
    const next = steps[at + 1];
    const between = Math.abs(step.reached / cumulative - probability) <= tolerance;
    return between && next !== undefined ? (step.value + next.value) / 2 : step.value;
  };
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

function indicatorMoments(values: readonly ValueSums[], limit: number): Moments {
  const moments = { n: 0, w: 0, wy: 0, wyy: 0, w2: 0, w2y: 0, w2yy: 0 };
  for (const { value, n, w, w2 } of values) {
    const y = value <= limit ? 1 : 0;
    moments.n += n;
    moments.w += w;
    moments.wy += w * y;
    moments.wyy += w * y;
    moments.w2 += w2;
    moments.w2y += w2 * y;
    moments.w2yy += w2 * y;
  }
  return moments;
}
