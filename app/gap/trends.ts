import { trend } from '../statistics/acrossGaps';
import type { Study } from '../study/document';
import { comparable } from './comparable';
import { adjustFamilies, gapFamily, type Tested } from './families';
import type { Adjustment, GapRow } from './figures';
import { isGapOfShares } from './heterogeneity';
import { rowPlans } from './measures';
import type { Measure, RowPlan } from './rowPlan';

/** A wave's report, and when it was. */
export interface WaveRows {
  wave: string;
  /** In years, from any moment that all waves share. */
  time: number;
  study: Study;
  rows: readonly (Pick<GapRow, 'item' | 'measure' | 'option' | 'segment' | 'gap'> & {
    reason?: GapRow['reason'];
  })[];
}

/** How the gap of one row moves over waves. */
export interface TrendRow {
  item: string;
  measure: Measure;
  option: string | number | null;
  /** The waves that asked the same and show the gap with an interval, oldest first. */
  points: { wave: string; value: number; low: number; high: number }[];
  /** Change of the gap per year. */
  slope: { value: number; low: number; high: number } | null;
  p: number | null;
  pAdjusted: number | null;
  reason: 'one_sided' | 'too_few_waves' | 'illustration' | null;
}

/**
 * Trends of the gaps of shares over waves (Cochran 1954), from their reports of the total: waves that
 * ask something else, or withhold the gap, are left out, and there is none with fewer than three or
 * all at one time. P-values are corrected in the families of gaps.
 *
 * @example
 * const wave = (time: number) => ({ wave: `w${time}`, time, study, rows: [{ item: 'human_access',
 *   measure: 'favourable' as const, option: null, segment: null,
 *   gap: { value: 0.1 * time, low: 0.1 * time - 0.1, high: 0.1 * time + 0.1, p: 0, pAdjusted: 0 } }] });
 * gapTrends(wave(3), [wave(1), wave(2)], { confidence: 0.95, adjust: 'holm' })[0]
 * // { slope: { value: 0.1, low: 0.02929, high: 0.17071 }, p: 0.00557, reason: null }
 */
export function gapTrends(
  now: WaveRows,
  others: readonly WaveRows[],
  { confidence, adjust }: { confidence: number; adjust: Adjustment },
): TrendRow[] {
  const all = [now, ...others].sort((a, b) => a.time - b.time);
  const waves = all.map((wave) => ({
    ...wave,
    asksTheSame: wave === now ? () => true : comparable(now.study, wave.study).row,
    gaps: new Map(
      wave.rows.flatMap((row) => (row.segment === null ? [[rowKey(row), row.gap] as const] : [])),
    ),
    madeUp: new Set(wave.rows.flatMap((row) => (row.reason === 'illustration' ? rowKey(row) : []))),
  }));
  const tests: Tested[] = [];
  const plans = now.study.items.flatMap((item) => rowPlans(now.study, item, 0));
  const found = plans.flatMap((plan): TrendRow[] => {
    if (!isGapOfShares(plan.measure)) return [];
    const points = waves.flatMap(({ wave, time, asksTheSame, gaps }) => {
      const { value = null, low = null, high = null } = gaps.get(planKey(plan)) ?? {};
      if (value === null || low === null || high === null || !asksTheSame(plan)) return [];
      return [{ wave, time, value, low, high }];
    });
    const line = trend(points, confidence);
    const row: TrendRow = {
      item: plan.item.key,
      measure: plan.measure,
      option: plan.option,
      points: points.map(({ time: _, ...point }) => point),
      slope: line && { value: line.slope, low: line.low, high: line.high },
      p: line?.p ?? null,
      pAdjusted: null,
      reason:
        plan.asked.manager === null || plan.asked.consumer === null
          ? 'one_sided'
          : line
            ? null
            : 'too_few_waves',
    };
    // What illustrates is tested for nothing.
    if (line && waves.some(({ madeUp }) => madeUp.has(planKey(plan))))
      return [{ ...row, p: null, reason: 'illustration' }];
    tests.push({
      family: gapFamily({ item: row.item, measure: row.measure, segment: null }),
      p: row.p,
      adjusted: (p) => {
        row.pAdjusted = p;
      },
    });
    return [row];
  });
  adjustFamilies(tests, adjust);
  return found;
}

function rowKey({ item, measure, option }: Pick<GapRow, 'item' | 'measure' | 'option'>): string {
  return JSON.stringify([item, measure, option]);
}

function planKey({ item, measure, option }: RowPlan): string {
  return rowKey({ item: item.key, measure, option });
}
