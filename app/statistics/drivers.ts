import { type CrossProducts, correlations, crossProducts } from './crossProducts';
import { tCritical } from './distributions';
import { symmetricEigen } from './eigen';
import { type Jackknifed, jackknife } from './jackknife';
import type { Matrix } from './linearAlgebra';
import { lmg } from './lmg';
import { relativeWeights } from './relativeWeights';
import { finished, type Steps } from './steps';

/** A respondent with outcome and all drivers answered. `id` is the identity of the response. */
export interface DriverCase {
  id: string;
  w: number;
  cluster?: string | null;
  outcome: number;
  drivers: readonly number[];
}

/** One driver's part of R^2, as a share with its jackknife standard error, and its LMG control. */
export interface DriverShare {
  relativeWeight: number;
  share: number | null;
  se: number | null;
  lmg: number | null;
  lmgShare: number | null;
}

/** Shares of drivers of an outcome; `df` is the number of units left out in turn minus 1. */
export interface DriverShares {
  status: 'ok';
  n: number;
  df: number;
  rSquared: number;
  drivers: DriverShare[];
  /** Jackknife covariances of the shares; null where they have no standard errors. */
  covariances: number[][] | null;
}

/** One driver's part of R^2, with the jackknife interval of its share. */
export interface DriverImportance extends DriverShare {
  low: number | null;
  high: number | null;
}

/** Importance of drivers of an outcome. */
export interface Drivers extends DriverShares {
  drivers: DriverImportance[];
}

/** Why drivers cannot be had; `variable` is the place of a constant one, null for the outcome. */
export type DriverError =
  | { status: 'error'; code: 'too_few_cases'; n: number }
  | { status: 'error'; code: 'constant_variable'; variable: number | null }
  | { status: 'error'; code: 'collinear' };

/**
 * Importance of k drivers of an outcome: relative weights (Johnson 2000) with delete-one jackknife
 * intervals, and LMG as a control. Importance is association, not effect. Complete cases with
 * weights as given; those of weight 0 are dropped, a negative or non-finite weight is a RangeError.
 *
 * Errors: fewer than `minimumCases` (default 10 k), a variable without variation, drivers that
 * determine each other. With one unit only, or where leaving one out makes the drivers collinear, a
 * share has no interval; with R^2 = 0 there are no shares.
 *
 * @example
 * const cases = [1, 2, 3, 5].map((x, i) => ({ id: `${i}`, w: 1, outcome: x ** 2, drivers: [x] }));
 * driverImportance(cases, 0.95, 4) // { n: 4, rSquared: 0.96332, drivers: [{ share: 1 }] }
 */
export function driverImportance(
  cases: readonly DriverCase[],
  level: number,
  minimumCases?: number,
): Drivers | DriverError {
  for (const { w } of cases)
    if (!(Number.isFinite(w) && w >= 0)) throw new RangeError(`a weight cannot be ${w}`);
  const kept = cases.filter(({ w }) => w > 0);
  const n = kept.length;
  const k = kept[0]?.drivers.length ?? 0;
  const centred = centredCases(kept);
  const spread = (place: number) =>
    new Set(kept.map(({ outcome, drivers }) => [...drivers, outcome][place])).size;
  return importanceOfSums(
    {
      n,
      isConstant: Array.from({ length: k + 1 }, (_, place) => spread(place) === 1),
      all: crossProducts(centred),
      // biome-ignore lint/correctness/useYield: a single step
      *jackknifed(shares, sharesOf) {
        return jackknife(centred, shares, sharesOf);
      },
    },
    level,
    minimumCases,
  );
}

/** What importance is computed from: variables are the drivers in their order, then the outcome. */
export interface DriverSums {
  /** Complete cases. */
  n: number;
  /** Whether a variable has one value only. */
  isConstant: readonly boolean[];
  /** Cross products around values near the means. */
  all: CrossProducts;
  /** Jackknife standard errors of statistics of the cross products. */
  jackknifed: (
    statistics: readonly number[] | null,
    statisticsOf: (sums: CrossProducts) => readonly number[] | null,
  ) => Steps<Jackknifed>;
}

/**
 * Importance of drivers (Johnson 2000) from sums over the cases; figures and errors as for
 * `driverImportance`.
 *
 * @example
 * const sums = driverSums(2);
 * for (const [i, x] of [1, 2, 3, 5, 4, 6].entries())
 *   sums.add({ id: `${i}`, w: 1, cluster: null, values: [x, i, 2 * x + i] });
 * importanceOfSums(sums.result(), 0.95, 6)
 * // { n: 6, rSquared: 1, drivers: [{ share: 0.51899 }, { share: 0.48101 }] }
 */
export function importanceOfSums(
  sums: DriverSums,
  level: number,
  minimumCases?: number,
): Drivers | DriverError {
  const shares = driverShares(sums, minimumCases);
  return shares.status === 'error' ? shares : withIntervals(shares, level);
}

/**
 * Shares with their intervals: share -+ t se, cut at 0 and 1 (Tukey 1958). They are no part of what
 * takes long.
 *
 * @example
 * const driver = { relativeWeight: 0.2, share: 0.5, se: 0.1, lmg: null, lmgShare: null };
 * withIntervals({ status: 'ok', n: 61, df: 60, rSquared: 0.4, drivers: [driver] }, 0.95)
 * // { drivers: [{ low: 0.29997, high: 0.70003 }] }
 */
export function withIntervals(shares: DriverShares, level: number): Drivers {
  return {
    ...shares,
    drivers: shares.drivers.map((driver) => {
      const { share, se } = driver;
      const half = se === null ? null : tCritical(level, shares.df) * se;
      return {
        ...driver,
        low: share === null || half === null ? null : Math.max(0, share - half),
        high: share === null || half === null ? null : Math.min(1, share + half),
      };
    }),
  };
}

/** Shares of drivers from sums over the cases; see `driverImportance`. */
function driverShares(sums: DriverSums, minimumCases?: number): DriverShares | DriverError {
  return finished(shareSteps(sums, minimumCases));
}

/**
 * The same in steps (Johnson 2000).
 *
 * @example
 * const sums = driverSums(2);
 * for (const [i, x] of [1, 2, 3, 5, 4, 6].entries())
 *   sums.add({ id: `${i}`, w: 1, cluster: null, values: [x, i, 2 * x + i] });
 * finished(shareSteps(sums.result(), 6))
 * // { n: 6, rSquared: 1, drivers: [{ share: 0.51899 }, { share: 0.48101 }] }
 */
export function* shareSteps(
  { n, isConstant, all: sums, jackknifed }: DriverSums,
  minimumCases?: number,
): Steps<DriverShares | DriverError> {
  const k = isConstant.length - 1;
  if (n < (minimumCases ?? 10 * k) || n === 0) return { status: 'error', code: 'too_few_cases', n };
  // The outcome first.
  const constant = [k, ...Array(k).keys()].find((place) => isConstant[place]);
  if (constant !== undefined)
    return {
      status: 'error',
      code: 'constant_variable',
      variable: constant === k ? null : constant,
    };

  const all = correlations(sums);
  const split = all && withOutcomeLast(all);
  const weights = split && relativeWeights(split.between, split.withOutcome);
  if (!split || !weights) return { status: 'error', code: 'collinear' };

  const rSquared = weights.reduce((sum, weight) => sum + weight, 0);
  const controls = lmg(split.between, split.withOutcome);
  const total = controls?.reduce((sum, value) => sum + value, 0) ?? 0;
  const shares = sharesOf(weights);
  yield;
  // Leaving out one unit changes the correlations little.
  const near = symmetricEigen(split.between).vectors;
  const { df, se, covariances } = yield* jackknifed(shares, (left) => importanceShares(left, near));
  return {
    status: 'ok',
    n,
    df,
    rSquared,
    covariances,
    drivers: weights.map((relativeWeight, j) => {
      const control = controls?.[j] ?? null;
      return {
        relativeWeight,
        share: shares?.[j] ?? null,
        se: se?.[j] ?? null,
        lmg: control,
        lmgShare: control === null || !(total > 0) ? null : control / total,
      };
    }),
  };
}

/** Drivers first and the outcome last, around their weighted means. */
function centredCases(cases: readonly DriverCase[]) {
  const values = cases.map(({ outcome, drivers }) => [...drivers, outcome]);
  const { w, sums } = crossProducts(
    cases.map((each, i) => ({ w: each.w, values: values[i] ?? [] })),
  );
  return cases.map(({ id, w: weight, cluster }, i) => ({
    id,
    w: weight,
    cluster: cluster ?? null,
    values: (values[i] ?? []).map((value, j) => value - (sums[j] ?? 0) / w),
  }));
}

function withOutcomeLast(all: readonly (readonly number[])[]) {
  const between = all.slice(0, -1).map((row) => row.slice(0, -1));
  return { between, withOutcome: all.at(-1)?.slice(0, -1) ?? [] };
}

function importanceShares(sums: CrossProducts, near: Matrix): number[] | null {
  const all = correlations(sums);
  const split = all && withOutcomeLast(all);
  const weights = split && relativeWeights(split.between, split.withOutcome, near);
  return weights && sharesOf(weights);
}

function sharesOf(weights: readonly number[]): number[] | null {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return total > 1e-20 ? weights.map((weight) => weight / total) : null;
}
