export interface Retention {
  /** Revenue a year. */
  revenue: number;
  /** The share of customers lost in a year, before and after. */
  churnBefore: number;
  churnAfter: number;
  /** The share of revenue that is left once what it costs to earn it is paid. */
  margin: number;
}

/**
 * Revenue kept in a year when fewer customers leave: revenue × (churn before − churn after), all
 * customers spending alike (definition).
 *
 * @example revenueKept({ revenue: 100_000_000, churnBefore: 0.15, churnAfter: 0.1 }) // 5000000
 */
export function revenueKept({
  revenue,
  churnBefore,
  churnAfter,
}: Omit<Retention, 'margin'>): number {
  // Products first: 0.15 − 0.1 is not 0.05 in binary fractions, and money is counted.
  return revenue * churnBefore - revenue * churnAfter;
}

/**
 * Profit added in a year when fewer customers leave: revenue kept × contribution margin
 * (definition). A published example of 3 to 4 million for 100 million of revenue and churn from
 * 15 % to 10 % states no margin; it follows from one of 60 to 80 %.
 *
 * @example valueOfRetention({ revenue: 100_000_000, churnBefore: 0.15, churnAfter: 0.1, margin: 0.6 })
 * // 3000000
 * @example valueOfRetention({ revenue: 100_000_000, churnBefore: 0.15, churnAfter: 0.1, margin: 0.8 })
 * // 4000000
 */
export function valueOfRetention(retention: Retention): number {
  return revenueKept(retention) * retention.margin;
}

/**
 * Profit added when `lift` is the relative increase in profit that `points` of retention bring, in
 * proportion to the points gained (definition, after the rule that 5 % more retention adds 25 to
 * 95 % of profit).
 *
 * @example profitByRule({ profit: 1_000_000, churnBefore: 0.15, churnAfter: 0.1, lift: 0.25, points: 0.05 })
 * // 250000
 */
export function profitByRule({
  profit,
  churnBefore,
  churnAfter,
  lift,
  points,
}: Pick<Retention, 'churnBefore' | 'churnAfter'> &
  Record<'profit' | 'lift' | 'points', number>): number {
  return (profit * lift * (churnBefore - churnAfter)) / points;
}

/**
 * How much more often customers do something when the satisfied share grows, where a satisfied
 * customer is `ratio` times as likely to do it: the relative change of 1 + (ratio − 1) × share
 * (definition).
 *
 * @example satisfactionLift({ before: 0.5, after: 0.75, ratio: 5 }) // 0.33333
 */
export function satisfactionLift({
  before,
  after,
  ratio,
}: {
  before: number;
  after: number;
  ratio: number;
}): number | null {
  const level = (share: number) => 1 + (ratio - 1) * share;
  return level(before) > 0 ? level(after) / level(before) - 1 : null;
}
