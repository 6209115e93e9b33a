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
  return manager.drivers.map((importance, j) =>
    importanceGap(
      { importance, df: manager.df },
      { importance: consumer.drivers[j], df: consumer.df },
      level,
    ),
  );
}

interface Side {
  importance: Pick<DriverShare, 'share' | 'se'> | undefined;
  df: number;
}

/**
 * The same (Welch 1947) of one driver, or of several together.
 *
 * @example
 * importanceGap({ importance: { share: 0.6, se: 0.1 }, df: 50 }, { importance: { share: 0.4, se: 0.1 }, df: 50 }, 0.95)
 * // { value: 0.2, se: 0.14142, df: 100, p: 0.16041 }
 */
export function importanceGap(manager: Side, consumer: Side, level: number): MeanContrast {
  const figure = ({ importance, df }: Side) => {
    const { share = null, se = null } = importance ?? {};
    const known = share !== null && se !== null;
    return {
      estimate: share,
      se,
      df,
      reason: known ? null : ('no_variance_estimate' as const),
    };
  };
  return gapOfMeans(figure(manager), figure(consumer), level);
}
