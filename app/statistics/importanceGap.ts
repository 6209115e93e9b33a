import type { DriverShare, DriverShares } from './drivers';
import { gapOfMeans } from './gap';
import type { MeanContrast } from './meanContrast';

/**
 * Gap of importance of each driver, its share (Johnson 2000) among managers minus its share among
 * consumers: Welch's (1947) test with the jackknife variances and their degrees of freedom.
 * Fractions. A share without a standard error gives the value only. Both sides must have the same
 * drivers.
 *
 * @example
 * const side = (slope: number) => driverImportance(Array.from({ length: 30 }, (_, i) =>
 *   ({ id: `${i}`, w: 1, outcome: slope * (i % 5) + i % 3 + i % 2, drivers: [i % 5, i % 3] })), 0.95);
 * const [manager, consumer] = [side(2), side(0.5)];
 * manager.status === 'ok' && consumer.status === 'ok' && importanceGaps(manager, consumer, 0.95)
 * // [{ value: 0.49451, se: 0.11677, df: 41.79838, p: 0.00012 }, { value: -0.49451, p: 0.00012 }]
 */
export function importanceGaps(
  manager: DriverShares,
  consumer: DriverShares,
  level: number,
): MeanContrast[] {
  const figure = (side: DriverShares, importance: DriverShare | undefined) => {
    const { share = null, se = null } = importance ?? {};
    const known = share !== null && se !== null;
    return {
      estimate: share,
      se,
      df: side.df,
      reason: known ? null : ('no_variance_estimate' as const),
    };
  };
  return manager.drivers.map((importance, j) =>
    gapOfMeans(figure(manager, importance), figure(consumer, consumer.drivers[j]), level),
  );
}
