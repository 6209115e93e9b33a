import { normalCritical, tCritical } from './distributions';
import { kishBase } from './kish';
import { linearVariable, type Variable } from './variable';
import { wilsonHigh, wilsonLow } from './wilson';

/** Why a figure, an interval or a p-value could not be computed, or is not there yet. */
export type Reason =
  | 'no_answers'
  | 'no_variance_estimate'
  | 'zero_variance'
  | 'open_band'
  | 'being_updated';

/**
 * A figure of one audience. `n` is the unweighted base, `effective` the effective base of marks,
 * `df` degrees of freedom. What cannot be computed is null and `reason` says why.
 */
export interface Estimate {
  n: number;
  weightedN: number;
  estimate: number | null;
  se: number | null;
  designEffect: number | null;
  effective: number | null;
  df: number | null;
  low: number | null;
  high: number | null;
  reason: Reason | null;
}

/** A share in 0..1, with the base that its Wilson interval is computed with. */
export interface Proportion extends Estimate {
  intervalBase: number | null;
}

/** The estimate of an empty base. */
export const noAnswers: Estimate = {
  n: 0,
  weightedN: 0,
  estimate: null,
  se: null,
  designEffect: null,
  effective: null,
  df: null,
  low: null,
  high: null,
  reason: 'no_answers',
};

const noShare: Proportion = { ...noAnswers, intervalBase: null };

/**
 * Weighted share of a 0/1 variable with its Wilson interval on an effective base (Wilson 1927; Kish
 * 1965; the cap at n follows Parker et al. 2017). Fractions; `level` is the confidence level.
 *
 * Empty base: null. One respondent: bases 1, no standard error, but an interval. Respondents of a
 * single cluster: share only. A share of 0 or 1: standard error 0, Kish's effective base.
 *
 * @example proportion(variableSums([1, 1, 1, 0].map((y) => ({ y, s: true, w: 1 }))), 0.95)
 * // { estimate: 0.75, se: 0.25, effective: 4, low: 0.30064, high: 0.95441 }
 */
export function proportion(variable: Variable, level: number): Proportion {
  const linear = linearVariable(variable);
  const { base, df, simple } = linear;
  const { n, w, wy, w2 } = base;
  if (n === 0) return noShare;

  const weightsBase = simple ? n : kishBase(w, w2);
  const share = snapToEnds(wy / w);
  const result = { n, weightedN: w, estimate: share, df, se: null, designEffect: null };
  const z = normalCritical(level);
  if (n === 1) {
    const limits = { low: wilsonLow(share, 1, z), high: wilsonHigh(share, 1, z) };
    return { ...result, effective: 1, intervalBase: 1, ...limits, reason: null };
  }
  if (df <= 0) {
    const unknown = { intervalBase: null, low: null, high: null };
    return { ...result, effective: weightsBase, ...unknown, reason: 'no_variance_estimate' };
  }

  const constant = share === 0 || share === 1;
  const variance = constant ? 0 : linear.variance(share);
  const binomial = share * (1 - share);
  const designEffect = constant ? null : simple ? 1 : (variance * (n - 1)) / binomial;
  const effective = designEffect === null ? weightsBase : Math.min(n, n / designEffect);
  const unscaled = constant ? weightsBase : binomial / variance;
  const intervalBase = simple ? n : Math.min(n, unscaled * (z / tCritical(level, df)) ** 2);
  // Spelled out: a report makes thousands of these.
  return {
    n,
    weightedN: w,
    estimate: share,
    se: Math.sqrt(variance),
    designEffect,
    effective,
    df,
    low: wilsonLow(share, intervalBase, z),
    high: wilsonHigh(share, intervalBase, z),
    reason: null,
    intervalBase,
  };
}

/** Sums of shares of exactly 0 or 1 may carry a rounding remainder. */
function snapToEnds(share: number): number {
  if (share < 1e-12) return 0;
  return share > 1 - 1e-12 ? 1 : share;
}
