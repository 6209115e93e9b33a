import { describe, expect, test } from 'vitest';
import { driverSums } from '../../app/statistics/driverSums';
import { type DriverCase, driverImportance, importanceOfSums } from '../../app/statistics/drivers';
import { randomFrom } from '../../seeds/random';
import { expectSame } from './expectSame';

function survey(n: number, k: number, clusterOf: (i: number) => string | null = () => null) {
  const random = randomFrom(`${n} ${k}`);
  return Array.from({ length: n }, (_, i): DriverCase => {
    const common = random();
    const drivers = Array.from({ length: k }, () => Math.ceil(5 * (common + random()) * 0.5));
    const outcome = 1e6 + drivers.reduce((sum, x, j) => sum + x / (j + 1), 0) + 3 * random();
    return { id: `r${i}`, w: 0.5 + random(), cluster: clusterOf(i), outcome, drivers };
  });
}

function summed(cases: readonly DriverCase[]) {
  const sums = driverSums(cases[0]?.drivers.length ?? 0);
  for (const { id, w, cluster = null, outcome, drivers } of cases)
    sums.add({ id, w, cluster, values: [...drivers, outcome] });
  return importanceOfSums(sums.result(), 0.95);
}

describe('the importance of drivers from running sums', () => {
  test.each([
    ['of cases', survey(400, 4)],
    ['of clusters', survey(600, 3, (i) => `c${i % 23}`)],
    ['of clusters and cases without one', survey(300, 3, (i) => (i % 3 ? `c${i % 11}` : null))],
    ['of groups of more than 5,000 cases', survey(6000, 3)],
    ['of exactly 5,000 cases', survey(5000, 2)],
  ])('is that of the cases themselves: %s', (_, cases) => {
    const wanted = driverImportance(cases, 0.95);
    expect(wanted.status).toBe('ok');
    expectSame(summed(cases), wanted, 1e-8);
  });

  test('has the errors of the cases themselves', () => {
    const cases = survey(200, 3);
    const changed = (change: (given: DriverCase) => DriverCase) => cases.map(change);
    const constant = changed((given) => ({ ...given, drivers: [given.drivers[0] ?? 0, 4, 5] }));
    const same = changed((given) => ({ ...given, drivers: [1, 2, 3].map(() => given.outcome) }));
    const flat = changed((given) => ({ ...given, outcome: 3 }));
    for (const wrong of [cases.slice(0, 29), constant, same, flat])
      expect(summed(wrong)).toEqual(driverImportance(wrong, 0.95));
    expect(summed(constant)).toEqual({
      status: 'error',
      code: 'constant_variable',
      variable: 1,
    });
  });

  test.each([
    ['5,000 clusters are left out one by one', 5000, 4999],
    ['above 5,000 clusters, groups of whole ones', 5001, 99],
  ])('%s, by either way of counting', (_, clusters, df) => {
    const cases = survey(2 * clusters, 2, (i) => `c${i % clusters}`);
    const wanted = driverImportance(cases, 0.95);
    expect(wanted).toMatchObject({ status: 'ok', df });
    expectSame(summed(cases), wanted, 1e-8);
    // A cluster stays whole, whatever its members are called.
    const renamed = cases.map((given) => ({ ...given, id: `other ${given.id}` }));
    expectSame(driverImportance(renamed, 0.95), wanted, 1e-12);
  });

  test('above 5,000 clusters and cases without one go by groups together', () => {
    const cases = survey(6000, 2, (i) => (i < 1000 ? `c${i % 10}` : null));
    const wanted = driverImportance(cases, 0.95);
    expect(wanted).toMatchObject({ status: 'ok', df: 99 });
    expectSame(summed(cases), wanted, 1e-8);
  });
});
