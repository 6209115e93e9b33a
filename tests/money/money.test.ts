import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ASSUMPTIONS } from '../../app/money/assumptions';
import { churnCost, customersToReplace } from '../../app/money/churn';
import { lifetimeValue } from '../../app/money/lifetimeValue';
import { exactly, rangeOver } from '../../app/money/range';
import { profitByRule, satisfactionLift, valueOfRetention } from '../../app/money/retention';
import { forecastError } from '../../app/money/staffing';

describe('the worked examples of the publication', () => {
  const churn = { customers: 100_000, unhappy: 0.1, leave: 0.7, acquisitionCost: 1500 };

  it('come out exactly: 7,000 customers, 10.5 million', () => {
    expect(customersToReplace(churn)).toBe(7000);
    expect(churnCost(churn)).toBe(10_500_000);
  });

  it('come out as a range: 3 to 4 million with a margin of 60 to 80 %', () => {
    const range = rangeOver(
      {
        revenue: exactly(100_000_000),
        churnBefore: exactly(0.15),
        churnAfter: exactly(0.1),
        margin: { low: 0.6, value: null, high: 0.8 },
      },
      valueOfRetention,
    );
    expect(range).toEqual({ low: 3_000_000, value: null, high: 4_000_000 });
  });

  it('have six assumptions beside them', () => {
    expect(Object.values(ASSUMPTIONS).map(({ id }) => id)).toEqual([
      'acquire-vs-retain',
      'retention-to-profit',
      'loyal-spend',
      'returning-cost',
      'satisfied-rebuy',
      'satisfied-recommend',
    ]);
  });
});

describe('the range of a result', () => {
  const fraction = fc.double({ min: 0, max: 1, noNaN: true });
  const range = fc
    .tuple(fraction, fraction, fraction)
    .map((three) => three.sort((a, b) => a - b))
    .map(([low = 0, value = 0, high = 0]) => ({ low, value, high }));

  it('holds whatever the inputs may be within their limits', () => {
    fc.assert(
      fc.property(range, range, fraction, fraction, (unhappy, leave, one, other) => {
        const within = ({ low, high }: { low: number; high: number }, at: number) =>
          low + (high - low) * at;
        const found = rangeOver({ unhappy, leave }, (at) =>
          customersToReplace({ customers: 1000, ...at }),
        );
        const some = customersToReplace({
          customers: 1000,
          unhappy: within(unhappy, one),
          leave: within(leave, other),
        });
        expect(some).toBeGreaterThanOrEqual((found?.low ?? Number.NaN) - 1e-9);
        expect(some).toBeLessThanOrEqual((found?.high ?? Number.NaN) + 1e-9);
      }),
      { seed: 7000 },
    );
  });

  it('falls where an input grows that lowers it', () => {
    const churn = { low: 0.1, value: 0.2, high: 0.3 };
    const found = rangeOver({ churn }, ({ churn: lost }) => 100 * (1 - lost));
    expect(found).toEqual({ low: 70, value: 80, high: 90 });
  });

  it('is none where a combination has no result', () => {
    expect(rangeOver({ by: { low: 0, value: 1, high: 2 } }, ({ by }) => 1 / by)).toBeNull();
    expect(satisfactionLift({ before: 0, after: 0.5, ratio: 4 })).toBe(1.5);
    expect(satisfactionLift({ before: 1, after: 0.5, ratio: 0 })).toBeNull();
  });
});

const LATER = { grownByYearTwo: 0.5, savingFrom: 2 };

describe('customer lifetime value', () => {
  it('is the closed form where nothing changes from year to year', () => {
    const given = { spend: 1000, costToServe: 400, churn: 0.2, discount: 0.1, ...LATER };
    const value = lifetimeValue({ ...given, years: 400, spendGrowth: 0, returningSaving: 0 });
    // m (1 + i) / (1 + i − r), the first year whole.
    expect(value).toBeCloseTo((600 * 1.1) / (1.1 - 0.8), 8);
  });

  it('reaches the growth of spending in year three', () => {
    const still = { churn: 0, discount: 0, costToServe: 0, returningSaving: 0, spendGrowth: 0.67 };
    const upTo = (years: number, grownByYearTwo = 0.5) =>
      lifetimeValue({ ...still, ...LATER, spend: 100, years, grownByYearTwo });
    expect(upTo(2) - upTo(1)).toBeCloseTo(133.5, 10);
    expect(upTo(2, 0.2) - upTo(1, 0.2)).toBeCloseTo(113.4, 10);
    expect(upTo(3) - upTo(2)).toBeCloseTo(167, 10);
    expect(upTo(5) - upTo(4)).toBeCloseTo(167, 10);
  });

  it('costs less to serve from the year on that is said', () => {
    const still = { churn: 0, discount: 0, spend: 0, spendGrowth: 0, returningSaving: 0.4 };
    const cost = (savingFrom: number) =>
      -lifetimeValue({ ...still, ...LATER, costToServe: 100, years: 3, savingFrom });
    expect([1, 2, 3, 4].map(cost)).toEqual([180, 220, 260, 300]);
  });

  it('has the rule of retention for as many points as are said', () => {
    const rule = { profit: 1_000_000, churnBefore: 0.15, churnAfter: 0.1, lift: 0.25 };
    expect(profitByRule({ ...rule, points: 0.05 })).toBeCloseTo(250_000, 6);
    expect(profitByRule({ ...rule, points: 0.1 })).toBeCloseTo(125_000, 6);
  });
});

describe('a wrong forecast', () => {
  const staffing = {
    contacts: 200,
    handling: 180,
    target: 20,
    serviceLevel: 0.8,
    hours: 2000,
    wage: 300,
    leave: 0.1,
    customerCost: 1500,
  };

  it('costs nothing where it is right', () => {
    const right = forecastError(staffing, 0);
    expect(right).toMatchObject({ agents: 14, needed: 14, idleCost: 0, late: 0, lostCost: 0 });
  });

  it('costs agents without work where it is too high, and customers where it is too low', () => {
    const high = forecastError(staffing, 0.2);
    expect(high.idleCost).toBe((high.agents - 14) * 2000 * 300);
    const low = forecastError(staffing, -0.2);
    expect(low.agents).toBeLessThan(14);
    expect(low.idleCost).toBe(0);
    expect(low.lostCost).toBeCloseTo(low.late * 0.1 * 1500, 6);
    expect(low.late).toBeGreaterThan(0);
  });

  it('makes everybody wait where the agents are no more than the work', () => {
    const low = forecastError(staffing, -0.5);
    expect(low).toMatchObject({ serviceLevel: 0, answer: null });
    expect(low.late).toBeCloseTo(0.88835 * 400_000, -2);
  });
});
