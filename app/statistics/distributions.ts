import erfcinv from '@stdlib/math-base-special-erfcinv';
import fisher from '@stdlib/stats-base-dists-f';
import inverseGamma from '@stdlib/stats-base-dists-invgamma-cdf';
import normal from '@stdlib/stats-base-dists-normal';
import studentT from '@stdlib/stats-base-dists-t';

/**
 * Quantile of the standard normal distribution, -sqrt(2) erfc^-1(2p), which keeps its digits in
 * both tails; the library's own quantile works with 2p - 1 and loses them. By definition.
 *
 * @example normalQuantile(0.975) // 1.959963984540054
 */
export function normalQuantile(probability: number): number {
  return -Math.SQRT2 * erfcinv(2 * probability);
}

/**
 * Two-sided tail area of the standard normal distribution, by definition P(|Z| > z) = erfc(z / sqrt
 * 2).
 *
 * @example normalTwoSided(1.96) // 0.04999579029644087
 */
export function normalTwoSided(z: number): number {
  return 2 * normal.cdf(-Math.abs(z), 0, 1);
}

/**
 * Distribution function of the standard normal distribution, by definition P(Z <= z).
 *
 * @example normalBelow(1) // 0.8413447460685429
 */
export function normalBelow(z: number): number {
  return normal.cdf(z, 0, 1);
}

/**
 * Quantile of Student's (1908) t distribution; the degrees of freedom (above 0) need not be an
 * integer.
 *
 * @example tQuantile(0.975, 9) // 2.262157162798205
 */
export function tQuantile(probability: number, df: number): number {
  return probability > 0.5
    ? -studentT.quantile(1 - probability, df)
    : studentT.quantile(probability, df);
}

/**
 * Two-sided tail area of Student's (1908) t distribution, P(|T| > t).
 *
 * @example tTwoSided(2, 4) // 0.1161165235168156
 */
export function tTwoSided(t: number, df: number): number {
  // The library's form for one degree of freedom is off by up to 3e-9 for t near 0; the Cauchy tail
  // is elementary.
  if (df === 1) return (2 / Math.PI) * Math.atan2(1, Math.abs(t));
  return 2 * studentT.cdf(-Math.abs(t), df);
}

/**
 * The z of a two-sided interval at a confidence level, strictly between 0 and 1; by definition the
 * quantile at (1 + level) / 2.
 *
 * @example normalCritical(0.95) // 1.959963984540054
 */
export function normalCritical(level: number): number {
  return normalCriticals.of(level, 0, () => -normalQuantile((1 - level) / 2));
}

/**
 * The t of a two-sided interval at a confidence level with given degrees of freedom (Student 1908).
 *
 * @example tCritical(0.95, 9) // 2.262157162798205
 */
export function tCritical(level: number, df: number): number {
  return tCriticals.of(level, df, () => -tQuantile((1 - level) / 2, df));
}

/** Reports ask for few critical values, thousands of times. */
class Criticals {
  private readonly known = new Map<number, Map<number, number>>();
  private size = 0;

  of(level: number, df: number, compute: () => number): number {
    const found = this.known.get(level)?.get(df);
    if (found !== undefined) return found;
    if (this.size >= MOST_KNOWN) {
      this.known.clear();
      this.size = 0;
    }
    const made = compute();
    const ofLevel = this.known.get(level) ?? new Map<number, number>();
    this.known.set(level, ofLevel.set(df, made));
    this.size += 1;
    return made;
  }
}

const MOST_KNOWN = 2000;
const normalCriticals = new Criticals();
const tCriticals = new Criticals();

/**
 * Upper tail area of the F distribution (Fisher 1924; Snedecor 1934), P(F > f), for f of at least
 * 0.
 *
 * @example fAbove(2, 1, 3) // 0.25221549635550466
 */
export function fAbove(f: number, df1: number, df2: number): number {
  // The reciprocal has an F distribution with the degrees of freedom turned round; its lower tail
  // is exact where 1 minus the distribution function would lose all digits.
  return f > 0 ? fisher.cdf(1 / f, df2, df1) : 1;
}

/** The library's upper tail of chi-square is exact to 1e-13 up to here, and off by 2 % beyond. */
const MOST_DEGREES = 1000;

/**
 * Upper tail area of the chi-square distribution (Pearson 1900), P(X > x), for x of at least 0. The
 * degrees of freedom are at most 1,000, else a RangeError.
 *
 * @example chiSquareAbove(7.815, 3) // 0.04999390297488389
 */
export function chiSquareAbove(x: number, df: number): number {
  if (!(df > 0 && df <= MOST_DEGREES)) throw new RangeError(`no chi-square tail for ${df} degrees`);
  // The reciprocal has an inverse gamma distribution, whose lower tail is computed as such.
  return inverseGamma(1 / x, df / 2, 0.5);
}
