import { tCritical } from './distributions';
import { kishBase } from './kish';
import { type Estimate, noAnswers } from './proportion';
import { linearVariable, type Variable } from './variable';

/**
 * Weighted mean with its t interval (linearised, Binder 1983; Lumley 2004), in the units of the
 * answers (net scores are means of -1, 0 and 1). The design effect compares with the variance of a
 * simple random sample of n answers.
 *
 * Empty base: null. One respondent, or respondents of a single cluster: mean only. Answers that do
 * not vary: standard error 0, the interval is the mean itself and the design effect null. The
 * effective base is min(n, n / design effect), Kish's (1965) where there is no design effect.
 *
 * @example mean(variableSums([1, 2, 4, 5].map((y) => ({ y, s: true, w: 1 }))), 0.95)
 * // { estimate: 3, se: 0.91287, effective: 4, low: 0.09484, high: 5.90516 }
 */
export function mean(variable: Variable, level: number): Estimate {
  const linear = linearVariable(variable);
  const { base, df, simple } = linear;
  const { n, w, wy, wyy, w2 } = base;
  if (n === 0) return noAnswers;

  const estimate = wy / w;
  const weightsBase = simple ? n : kishBase(w, w2);
  if (df <= 0) {
    const unknown = { se: null, designEffect: null, low: null, high: null };
    const result = { n, weightedN: w, estimate, df, effective: weightsBase };
    return { ...result, ...unknown, reason: 'no_variance_estimate' };
  }

  const variance = linear.variance(estimate);
  const spread = ((n / (n - 1)) * (wyy - estimate ** 2 * w)) / w;
  const varies = variance > 0 && spread > 0;
  const designEffect = varies ? (simple ? 1 : (variance * n) / spread) : null;
  const se = Math.sqrt(variance);
  const half = tCritical(level, df) * se;
  return {
    n,
    weightedN: w,
    estimate,
    df,
    se,
    designEffect,
    effective: designEffect === null ? weightsBase : Math.min(n, n / designEffect),
    low: estimate - half,
    high: estimate + half,
    reason: null,
  };
}
