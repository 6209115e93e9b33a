import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correlations, crossProducts, without } from '../../app/statistics/crossProducts';
import { type DriverCase, driverImportance } from '../../app/statistics/drivers';
import { importanceGaps } from '../../app/statistics/importanceGap';
import { importanceTogether } from '../../app/statistics/importanceTogether';
import { jackknife } from '../../app/statistics/jackknife';
import { cholesky, dot, solve } from '../../app/statistics/linearAlgebra';
import { lmg } from '../../app/statistics/lmg';
import { relativeWeights } from '../../app/statistics/relativeWeights';
import { cpuSeconds } from '../system/cpuTime';
import { expectSame } from './expectSame';

/** Numbers in 0..1 from a linear congruential generator. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Five-point answers with a common factor; the outcome leans on the first drivers. */
function survey(n: number, k: number, seed = 7): DriverCase[] {
  const random = randomNumbers(seed);
  return Array.from({ length: n }, (_, i) => {
    const common = random();
    const drivers = Array.from({ length: k }, () => Math.ceil(5 * (common + random()) * 0.5));
    const outcome = drivers.reduce((sum, x, j) => sum + x / (j + 1), 0) + 3 * random();
    return { id: `r${i}`, w: 0.5 + random(), outcome, drivers };
  });
}

const importance = (cases: readonly DriverCase[], minimum?: number) => {
  const result = driverImportance(cases, 0.95, minimum);
  if (result.status === 'error') throw new Error(result.code);
  return result;
};

/** Correlations of k drivers and an outcome that some sample could have. */
const correlated = fc.integer({ min: 1, max: 6 }).chain((k) =>
  fc
    .array(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: k + 1, maxLength: k + 1 }), {
      minLength: k + 8,
      maxLength: k + 8,
    })
    .map((rows) => correlations(crossProducts(rows.map((values) => ({ w: 1, values })))))
    .filter((matrix) => matrix !== null)
    .map((matrix) => ({
      between: matrix.slice(0, -1).map((row) => row.slice(0, -1)),
      withOutcome: matrix.at(-1)?.slice(0, -1) ?? [],
    })),
);

describe('relative weights and LMG', () => {
  test('add up to R squared and are never negative', () => {
    fc.assert(
      fc.property(correlated, ({ between, withOutcome }) => {
        const weights = relativeWeights(between, withOutcome);
        fc.pre(weights !== null);
        const controls = lmg(between, withOutcome) ?? [];
        const rSquared = dot(withOutcome, solve(cholesky(between), withOutcome));
        const sum = (values: readonly number[]) => values.reduce((total, v) => total + v, 0);
        expect(sum(weights ?? [])).toBeCloseTo(rSquared, 8);
        expect(sum(controls)).toBeCloseTo(rSquared, 8);
        for (const value of [...(weights ?? []), ...controls])
          expect(value).toBeGreaterThan(-1e-12);
      }),
    );
  });

  test('of independent drivers are the squared correlations', () => {
    const independent = [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ];
    for (const of of [relativeWeights, lmg])
      of(independent, [0.5, 0.3, -0.2])?.forEach((weight, j) => {
        expect(weight).toBeCloseTo([0.25, 0.09, 0.04][j] ?? 0, 14);
      });
  });

  test('of two drivers are the same', () => {
    const between = [
      [1, 0.5],
      [0.5, 1],
    ];
    const controls = lmg(between, [0.6, 0.4]);
    expect(controls?.[0]).toBeCloseTo(0.28667, 5);
    relativeWeights(between, [0.6, 0.4])?.forEach((weight, j) => {
      expect(weight).toBeCloseTo(controls?.[j] ?? 0, 13);
    });
  });

  test('LMG is the mean over all orders of entry', () => {
    const between = [
      [1, 0.4, 0.2],
      [0.4, 1, -0.1],
      [0.2, -0.1, 1],
    ];
    const r = [0.5, 0.4, 0.3];
    const explained = (chosen: number[]) => {
      const matrix = chosen.map((i) => chosen.map((j) => between[i]?.[j] ?? 0));
      const own = chosen.map((i) => r[i] ?? 0);
      return dot(own, solve(cholesky(matrix), own));
    };
    const orders = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ];
    const increases = [0, 1, 2].map((j) =>
      orders.map((order) => {
        const before = order.slice(0, order.indexOf(j));
        return explained([...before, j]) - explained(before);
      }),
    );
    lmg(between, r)?.forEach((value, j) => {
      const mean = (increases[j] ?? []).reduce((sum, each) => sum + each, 0) / 6;
      expect(value).toBeCloseTo(mean, 13);
    });
  });

  test('are null for drivers that determine each other, LMG above ten drivers', () => {
    const twice = [
      [1, 1],
      [1, 1],
    ];
    expect(relativeWeights(twice, [0.5, 0.5])).toBeNull();
    const many = Array.from({ length: 11 }, (_, i) =>
      Array.from({ length: 11 }, (_, j) => (i === j ? 1 : 0)),
    );
    expect(lmg(many, new Array(11).fill(0.1))).toBeNull();
    expect(
      lmg(
        many.slice(1).map((row) => row.slice(1)),
        new Array(10).fill(0.1),
      ),
    ).toHaveLength(10);
  });
});

describe('the importance of several drivers together', () => {
  const cases = survey(120, 5);
  const all = importance(cases);

  test('is the sum of their shares, with the jackknife error of that sum', () => {
    const shareOf = (kept: readonly DriverCase[]) => {
      const { drivers } = importance(kept, 20);
      return [0, 2].reduce((sum, place) => sum + (drivers[place]?.share ?? 0), 0);
    };
    const share = shareOf(cases);
    const left = cases.map((_, out) => shareOf(cases.filter((__, at) => at !== out)));
    const variance =
      ((cases.length - 1) / cases.length) *
      left.reduce((sum, value) => sum + (value - share) ** 2, 0);
    const together = importanceTogether(all, [0, 2], 0.95);
    expect(together?.share).toBeCloseTo(share, 12);
    expect(together?.se).toBeCloseTo(Math.sqrt(variance), 9);
  });

  test('is everything for all of them, for certain, and has the error of what is left', () => {
    const whole = importanceTogether(all, [0, 1, 2, 3, 4], 0.95);
    expect(whole?.share).toBeCloseTo(1, 12);
    expect(whole?.se).toBeCloseTo(0, 7);
    const [some, rest] = [
      [0, 1],
      [2, 3, 4],
    ].map((places) => importanceTogether(all, places, 0.95));
    expect(some?.se).toBeCloseTo(rest?.se ?? Number.NaN, 9);
    expect((some?.share ?? 0) + (rest?.share ?? 0)).toBeCloseTo(1, 12);
  });

  test('is nothing of a driver that there is not', () => {
    expect(importanceTogether(all, [0, 5], 0.95)).toBe(null);
    expect(importanceTogether(all, [], 0.95)).toBe(null);
  });
});

describe('cross products', () => {
  const cases = [
    { w: 2, values: [1, 3] },
    { w: 1, values: [2, -1] },
    { w: 0.5, values: [0, 4] },
  ];

  test('without some cases are those of the others', () => {
    const left = without(crossProducts(cases), crossProducts(cases.slice(0, 1)));
    expectSame(left, crossProducts(cases.slice(1)));
  });

  test('give weighted correlations', () => {
    const found = correlations(crossProducts(cases));
    // cov.wt(cbind(c(1, 2, 0), c(3, -1, 4)), wt = c(2, 1, .5) / 3.5, cor = TRUE, method = "ML")$cor
    const w = 3.5;
    const [mx, my] = [4 / w, 7 / w];
    const [xy, xx, yy] = [4 / w - mx * my, 6 / w - mx ** 2, 27 / w - my ** 2];
    expect(found?.[0]?.[1]).toBeCloseTo(xy / Math.sqrt(xx * yy), 14);
    expect(found?.[1]?.[1]).toBe(1);
  });

  test('of a variable without variation have none', () => {
    expect(
      correlations(
        crossProducts([
          { w: 1, values: [0.1] },
          { w: 3, values: [0.1] },
        ]),
      ),
    ).toBeNull();
  });
});

describe('the jackknife', () => {
  const single = (values: number[], cluster: (i: number) => string | null = () => null) =>
    values.map((y, i) => ({ id: `${i}`, w: 1, cluster: cluster(i), values: [y] }));
  const meanOf = ({ w, sums }: { w: number; sums: readonly number[] }) =>
    sums.map((sum) => sum / w);

  test('of a mean gives its standard error', () => {
    const { df, se } = jackknife(single([1, 2, 4, 5]), [3], meanOf);
    expect(df).toBe(3);
    expect(se?.[0]).toBeCloseTo(Math.sqrt(10 / 3 / 4), 14);
  });

  test('leaves out whole clusters if there are any, and the others one by one', () => {
    const values = [1, 2, 4, 5, 9];
    const { df, se } = jackknife(
      single(values, (i) => (i < 2 ? 'a' : i < 4 ? 'b' : null)),
      [4.2],
      meanOf,
    );
    const left = [6, 4, 3].map((mean) => (mean - 4.2) ** 2).reduce((sum, square) => sum + square);
    expect(df).toBe(2);
    expect(se?.[0]).toBeCloseTo(Math.sqrt((2 / 3) * left), 14);
  });

  test('has nothing to leave out of a single unit, or without the statistic', () => {
    expect(jackknife(single([1]), [1], meanOf)).toEqual({ df: 0, se: null, covariances: null });
    expect(
      jackknife(
        single([1, 2], () => 'a'),
        [1.5],
        meanOf,
      ),
    ).toEqual({ df: 0, se: null, covariances: null });
    expect(jackknife(single([1, 2]), null, meanOf)).toEqual({ df: 1, se: null, covariances: null });
    expect(jackknife(single([1, 2]), [1], () => null)).toEqual({
      df: 1,
      se: null,
      covariances: null,
    });
  });

  test('leaves out a hundred groups above five thousand cases, in any order the same', () => {
    const random = randomNumbers(3);
    const cases = single(Array.from({ length: 5001 }, random));
    const mean = meanOf(crossProducts(cases));
    const { df, se } = jackknife(cases, mean, meanOf);
    expect(df).toBe(99);
    expect(se?.[0]).toBeGreaterThan(0.7 * Math.sqrt(1 / 12 / 5001));
    expect(se?.[0]).toBeLessThan(1.4 * Math.sqrt(1 / 12 / 5001));
    expect(jackknife([...cases].reverse(), mean, meanOf).se?.[0]).toBeCloseTo(se?.[0] ?? 0, 10);
    expect(jackknife(cases.slice(1), mean, meanOf).df).toBe(4999);
    const clustered = cases.map((each, i) => ({ ...each, cluster: `${i % 250}` }));
    expect(jackknife(clustered, mean, meanOf).df).toBe(249);
  });
});

describe('the importance of drivers', () => {
  test('gives shares that add up to 1, between limits within 0 and 1', () => {
    const { n, df, rSquared, drivers } = importance(survey(120, 4));
    expect([n, df]).toEqual([120, 119]);
    expect(rSquared).toBeGreaterThan(0.3);
    expect(drivers.reduce((sum, { share }) => sum + (share ?? 0), 0)).toBeCloseTo(1, 12);
    expect(drivers.reduce((sum, { lmgShare }) => sum + (lmgShare ?? 0), 0)).toBeCloseTo(1, 12);
    expect(drivers.reduce((sum, each) => sum + each.relativeWeight, 0)).toBeCloseTo(rSquared, 12);
    for (const { share, low, high } of drivers) {
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low ?? 1).toBeLessThan(share ?? 0);
      expect(high ?? 0).toBeGreaterThan(share ?? 1);
    }
  });

  test('cuts the limits of a weak driver at 0', () => {
    const random = randomNumbers(11);
    const cases = survey(60, 1).map((each) => ({ ...each, drivers: [...each.drivers, random()] }));
    const { drivers } = importance(cases);
    expect(drivers[1]).toMatchObject({ low: 0 });
    expect(drivers[0]).toMatchObject({ high: 1 });
  });

  test('has the jackknife of refitting without each case', () => {
    const cases = survey(45, 3);
    const { drivers } = importance(cases);
    const refitted = cases.map((_, i) => importance(cases.toSpliced(i, 1)).drivers);
    drivers.forEach(({ share, se }, j) => {
      const squares = refitted.reduce(
        (sum, each) => sum + ((each[j]?.share ?? 0) - (share ?? 0)) ** 2,
        0,
      );
      expect(se).toBeCloseTo(Math.sqrt((44 / 45) * squares), 10);
    });
  });

  test('does not change with the unit of an answer, of the weights, or the order of cases', () => {
    const cases = survey(60, 3);
    const other = cases
      .map((each) => ({
        ...each,
        w: each.w * 7,
        outcome: 1e4 - 3 * each.outcome,
        drivers: each.drivers.map((x) => 2 * x + 100),
      }))
      .reverse();
    expectSame(importance(other), importance(cases));
  });

  test('is null for R squared of 0', () => {
    const cases = [1, 2, 3, 4].flatMap((outcome) =>
      [0, 1].map((x) => ({ id: `${outcome}${x}`, w: 1, outcome, drivers: [x] })),
    );
    const { rSquared, drivers } = importance(cases, 5);
    expect(rSquared).toBeCloseTo(0, 20);
    expect(drivers[0]).toMatchObject({
      share: null,
      se: null,
      low: null,
      high: null,
      lmgShare: null,
    });
  });

  test('of one driver is all of it', () => {
    const { drivers } = importance(survey(30, 1));
    expect(drivers[0]).toMatchObject({
      share: expect.closeTo(1, 12),
      se: expect.closeTo(0, 12),
      lmgShare: expect.closeTo(1, 12),
    });
  });

  test('within one cluster has no interval', () => {
    const cases = survey(60, 2).map((each) => ({ ...each, cluster: 'a' }));
    const { df, drivers } = importance(cases);
    expect(df).toBe(0);
    expect(drivers[0]).toMatchObject({ se: null, low: null, high: null });
    expect(drivers[0]?.share).not.toBeNull();
  });

  test('needs ten cases a driver, or as many as are asked for', () => {
    const cases = survey(19, 2);
    expect(driverImportance(cases, 0.95)).toEqual({
      status: 'error',
      code: 'too_few_cases',
      n: 19,
    });
    expect(driverImportance(cases, 0.95, 19).status).toBe('ok');
    expect(driverImportance([], 0.95, 0)).toMatchObject({ code: 'too_few_cases', n: 0 });
    const dropped = survey(20, 2).map((each, i) => (i === 0 ? { ...each, w: 0 } : each));
    expect(driverImportance(dropped, 0.95)).toMatchObject({ code: 'too_few_cases', n: 19 });
  });

  test('names the first variable without variation, the outcome before the drivers', () => {
    const flat = survey(40, 3).map((each) => ({ ...each, drivers: [each.drivers[0] ?? 0, 3, 4] }));
    expect(driverImportance(flat, 0.95)).toMatchObject({ code: 'constant_variable', variable: 1 });
    const settled = flat.map((each) => ({ ...each, outcome: 5 }));
    expect(driverImportance(settled, 0.95)).toMatchObject({ variable: null });
  });

  test('refuses drivers that determine each other', () => {
    const twice = survey(40, 1).map((each) => ({
      ...each,
      drivers: [each.drivers[0] ?? 0, 2 * (each.drivers[0] ?? 0) + 1],
    }));
    expect(driverImportance(twice, 0.95)).toEqual({ status: 'error', code: 'collinear' });
  });

  test('refuses a weight that is none', () => {
    const cases = survey(40, 1).map((each, i) => (i === 3 ? { ...each, w: -1 } : each));
    expect(() => driverImportance(cases, 0.95)).toThrow(RangeError);
  });

  test('of ten drivers and five thousand cases takes a second or two', () => {
    const cases = survey(5000, 10);
    const seconds = cpuSeconds(() => {
      const { df, drivers } = importance(cases);
      expect(df).toBe(4999);
      expect(drivers.every(({ lmg }) => lmg !== null)).toBe(true);
    });
    expect(seconds).toBeLessThan(15);
  });
});

describe('the gap of importance', () => {
  const [manager, consumer] = [importance(survey(60, 3, 1)), importance(survey(90, 3, 2))];

  test('is the difference of shares with both jackknife variances', () => {
    const [gap] = importanceGaps(manager, consumer, 0.95);
    const [first, second] = [manager.drivers[0], consumer.drivers[0]];
    expect(gap?.value).toBeCloseTo((first?.share ?? 0) - (second?.share ?? 0), 14);
    expect(gap?.se).toBeCloseTo(Math.hypot(first?.se ?? 0, second?.se ?? 0), 14);
    expect(gap?.reason).toBeNull();
    const variances = [(first?.se ?? 0) ** 2, (second?.se ?? 0) ** 2];
    const [a = 0, b = 0] = variances;
    expect(gap?.df).toBeCloseTo((a + b) ** 2 / (a ** 2 / 59 + b ** 2 / 89), 10);
  });

  test('adds up to 0 over the drivers', () => {
    const sum = importanceGaps(manager, consumer, 0.95).reduce(
      (total, { value }) => total + (value ?? 0),
      0,
    );
    expect(sum).toBeCloseTo(0, 12);
  });

  test('with a share without interval is a value only', () => {
    const bare = {
      ...consumer,
      drivers: consumer.drivers.map((each) => ({ ...each, se: null, covariances: null })),
    };
    expect(importanceGaps(manager, bare, 0.95)[0]).toMatchObject({
      se: null,
      low: null,
      p: null,
      reason: 'no_variance_estimate',
    });
  });
});
