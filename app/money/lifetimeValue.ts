export interface Lifetime {
  /** What a new customer spends in the first year. */
  spend: number;
  /** What it costs to serve a new customer in the first year, the goods included. */
  costToServe: number;
  /** The share of customers lost in a year. */
  churn: number;
  /** How many years are looked at. */
  years: number;
  /** The rate a year at which later money is worth less. */
  discount: number;
  /** How much more is spent in year three than in year one, a fraction; then kept. */
  spendGrowth: number;
  /** The part of that growth which is reached in year two, from 0 to 1. */
  grownByYearTwo: number;
  /** How much less it costs to serve a customer who returns, a fraction. */
  returningSaving: number;
  /** The first year, from 1 on, in which it costs less. */
  savingFrom: number;
}

/**
 * Customer lifetime value, before what it cost to win the customer: spending less cost to serve of
 * each year, times the share of customers who are still there, discounted (Gupta et al. 2006). The
 * first year is counted whole and undiscounted.
 *
 * @example
 * lifetimeValue({ spend: 1000, costToServe: 600, churn: 0.2, years: 3, discount: 0.1,
 *   spendGrowth: 0.67, grownByYearTwo: 0.5, returningSaving: 0.3, savingFrom: 2 })
 * // 1726.61157
 */
export function lifetimeValue(given: Lifetime): number {
  const { spend, costToServe, churn, years, discount, returningSaving, savingFrom } = given;
  const grown = [0, given.spendGrowth * given.grownByYearTwo, given.spendGrowth];
  let value = 0;
  for (let year = 0; year < years; year += 1) {
    const spent = spend * (1 + (grown[Math.min(year, 2)] ?? 0));
    const served = costToServe * (year + 1 < savingFrom ? 1 : 1 - returningSaving);
    value += (spent - served) * ((1 - churn) / (1 + discount)) ** year;
  }
  return value;
}
