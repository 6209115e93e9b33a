export interface Churn {
  customers: number;
  /** The share of them who are unhappy. */
  unhappy: number;
  /** The share of the unhappy who leave. */
  leave: number;
  /** What it costs to win one customer. */
  acquisitionCost: number;
}

/**
 * Customers who have to be replaced in a year: customers × share unhappy × share of these who
 * leave (definition).
 *
 * @example customersToReplace({ customers: 100_000, unhappy: 0.1, leave: 0.7 }) // 7000
 */
export function customersToReplace({
  customers,
  unhappy,
  leave,
}: Omit<Churn, 'acquisitionCost'>): number {
  return customers * unhappy * leave;
}

/**
 * What it costs in a year to replace those who leave: customers to replace × cost of winning one
 * (definition).
 *
 * @example churnCost({ customers: 100_000, unhappy: 0.1, leave: 0.7, acquisitionCost: 1500 })
 * // 10500000
 */
export function churnCost(churn: Churn): number {
  return customersToReplace(churn) * churn.acquisitionCost;
}

/**
 * What it would have cost to keep the same customers, where winning one costs `acquireToKeep` times
 * as much as keeping one (definition).
 *
 * @example keepingCost({ customers: 100_000, unhappy: 0.1, leave: 0.7, acquisitionCost: 1500 }, 5)
 * // 2100000
 */
export function keepingCost(churn: Churn, acquireToKeep: number): number {
  return churnCost(churn) / acquireToKeep;
}
