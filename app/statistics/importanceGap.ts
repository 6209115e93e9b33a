import type { DriverShare, DriverShares } from './drivers';
import { gapOfMeans } from './gap';
import type { MeanContrast } from './meanContrast';

/**
 * Gap of importance of each driver, its share among managers minus its share among consumers: Welch's
 * test with the jackknife variances and their degrees of freedom. Fractions. A share without a
 * standard error gives the value only. Both sides must have the same drivers.
 *
 * @example importanceGaps(side with a share of 0.5, se 0.1, df 50, side with 0.3, se 0.1, df 50, 0.95)
 * // value 0.2, se 0.14142, df 100, p 0.16041
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
