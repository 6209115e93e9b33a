import fisher from '@stdlib/stats-base-dists-f';
import normal from '@stdlib/stats-base-dists-normal';
import studentT from '@stdlib/stats-base-dists-t';

/**
 * Quantile of the standard normal distribution, for a probability between 1e-16 and 1 - 1e-16.
 *
 * @example normalQuantile(0.975) // 1.959963984540054
 */
export function normalQuantile(probability: number): number {
  if (probability > 0.5) return -normalQuantile(1 - probability);
  // The library works with 2p - 1 and so loses digits in the tails; two Newton steps on its
  // distribution function, which is exact there, bring them back.
  return closer(closer(normal.quantile(probability, 0, 1), probability), probability);
}

function closer(z: number, probability: number): number {
  return z - (normal.cdf(z, 0, 1) - probability) / normal.pdf(z, 0, 1);
}

/**
 * Two-sided tail area of the standard normal distribution, P(|Z| > z) = erfc(z / sqrt 2).
 *
 * @example normalTwoSided(1.96) // 0.04999579029644087
 */
export function normalTwoSided(z: number): number {
  return 2 * normal.cdf(-Math.abs(z), 0, 1);
}

/**
 * Distribution function of the standard normal distribution, P(Z <= z).
 *
 * @example normalBelow(1) // 0.8413447460685429
 */
export function normalBelow(z: number): number {
  return normal.cdf(z, 0, 1);
}

/**
 * Quantile of Student's t distribution; the degrees of freedom (above 0) need not be an integer.
 *
 * @example tQuantile(0.975, 9) // 2.262157162798205
 */
export function tQuantile(probability: number, df: number): number {
  return probability > 0.5
    ? -studentT.quantile(1 - probability, df)
    : studentT.quantile(probability, df);
}

/**
 * Two-sided tail area of Student's t distribution, P(|T| > t).
 *
 * @example tTwoSided(2, 4) // 0.1161165235168156
 */
export function tTwoSided(t: number, df: number): number {
  // The library's arcsine form for one degree of freedom loses digits near t = 0; the Cauchy tail
  // is elementary.
  if (df === 1) return (2 / Math.PI) * Math.atan2(1, Math.abs(t));
  return 2 * studentT.cdf(-Math.abs(t), df);
}

/**
 * The z of a two-sided interval at a confidence level, strictly between 0 and 1.
 *
 * @example normalCritical(0.95) // 1.959963984540054
 */
export function normalCritical(level: number): number {
  return -normalQuantile((1 - level) / 2);
}

/**
 * The t of a two-sided interval at a confidence level with given degrees of freedom.
 *
 * @example tCritical(0.95, 9) // 2.262157162798205
 */
export function tCritical(level: number, df: number): number {
  return -tQuantile((1 - level) / 2, df);
}

/**
 * Upper tail area of the F distribution, P(F > f), for f of at least 0.
 *
 * @example fAbove(2, 1, 3) // 0.25221549635550466
 */
export function fAbove(f: number, df1: number, df2: number): number {
  // The reciprocal has an F distribution with the degrees of freedom turned round; its lower tail
  // is exact where 1 minus the distribution function would lose all digits.
  return f > 0 ? fisher.cdf(1 / f, df2, df1) : 1;
}

/**
 * Upper tail area of the chi-square distribution with a whole number of degrees of freedom, from 1,
 * P(X > x), for x of at least 0.
 *
 * @example chiSquareAbove(7.815, 3) // 0.04999390297488391
 */
export function chiSquareAbove(x: number, df: number): number {
  // Q(df + 2) = Q(df) + (x/2)^(df/2) e^(-x/2) / Gamma(df/2 + 1): a sum of positive terms, exact in
  // the tail too; logarithms keep the terms of large x within range.
  const even = df % 2 === 0;
  const half = x / 2;
  let tail = even ? Math.exp(-half) : normalTwoSided(Math.sqrt(x));
  let logTerm = even ? -half : Math.log(half) / 2 - half - Math.log(Math.PI / 4) / 2;
  for (let below = even ? 2 : 1; below < df; below += 2) {
    if (even || below > 1) logTerm += Math.log(half / (below / 2));
    tail += Math.exp(logTerm);
  }
  return Math.min(1, tail);
}
