import { type Heterogeneity, heterogeneity } from '../statistics/acrossGaps';
import { normalCritical } from '../statistics/distributions';
import { adjustFamilies, gapFamily, type Tested } from './families';
import type { Adjustment, GapRow } from './figures';
import type { Measure } from './rowPlan';

/** Measures that are shares on both sides, whose gaps have limits that their variance is read from. */
const SHARES: readonly Measure[] = ['favourable', 'share', 'at_most', 'first_choice'];

/**
 * Whether a row is a gap of two shares (definition).
 * @example isGapOfShares('mean') // false
 */
export function isGapOfShares(measure: Measure): boolean {
  return SHARES.includes(measure);
}

/** Whether the gap of one row differs between segments. */
export interface HeterogeneityRow {
  item: string;
  measure: Measure;
  option: string | number | null;
  /** The segments whose gap is shown with an interval; only these are compared. */
  segments: { segment: NonNullable<GapRow['segment']>; value: number; low: number; high: number }[];
  /** Their gaps in one, by inverse variances; null with fewer than two. */
  pooled: { value: number; low: number; high: number } | null;
  q: number | null;
  df: number | null;
  p: number | null;
  pAdjusted: number | null;
  reason: 'one_sided' | 'too_few_segments' | 'illustration' | null;
}

/**
 * Heterogeneity of the gaps of shares over the segments of one break (Cochran 1954), from the rows of
 * a report: what is withheld there is no part of it, and those who did not answer the segment item are
 * no segment. P-values are corrected in the families of gaps.
 *
 * @example
 * const row = (code: string, value: number) => ({ item: 'human_access', measure: 'favourable' as const,
 *   option: null, segment: [{ item: 'country', code }], manager: {}, consumer: {},
 *   gap: { value, low: value - 0.1, high: value + 0.1 } });
 * heterogeneityRows([row('US', 0.2), row('GB', 0.4)], { confidence: 0.95, adjust: 'holm' })[0]
 * // { pooled: { value: 0.3, low: 0.22929, high: 0.37071 }, q: 7.68292, df: 1, pAdjusted: 0.00557 }
 */
export function heterogeneityRows(
  rows: readonly HeterogeneityGap[],
  { confidence, adjust }: { confidence: number; adjust: Adjustment },
): HeterogeneityRow[] {
  const byRow = new Map<string, HeterogeneityGap[]>();
  for (const row of rows) {
    if (!isGapOfShares(row.measure) || row.segment === null) continue;
    const key = JSON.stringify([row.item, row.measure, row.option]);
    byRow.set(key, [...(byRow.get(key) ?? []), row]);
  }
  const tests: Tested[] = [];
  const found = [...byRow.values()].flatMap((segments): HeterogeneityRow[] => {
    const [first] = segments;
    if (!first) return [];
    const made = heterogeneityRow(first, segments, confidence);
    // What illustrates is tested for nothing.
    if (made.reason === 'illustration') return [{ ...made, p: null }];
    tests.push({
      family: gapFamily(first),
      p: made.p,
      adjusted: (p) => {
        made.pAdjusted = p;
      },
    });
    return [made];
  });
  adjustFamilies(tests, adjust);
  return found;
}

/** What of a row of the report is needed. */
export interface HeterogeneityGap extends Pick<GapRow, 'item' | 'measure' | 'option' | 'segment'> {
  reason?: GapRow['reason'];
  manager: unknown;
  consumer: unknown;
  gap: Pick<NonNullable<GapRow['gap']>, 'value' | 'low' | 'high'> | null;
}

function heterogeneityRow(
  { item, measure, option, manager, consumer }: HeterogeneityGap,
  rows: readonly HeterogeneityGap[],
  confidence: number,
): HeterogeneityRow {
  const segments = rows.flatMap(({ segment, gap }) => {
    const { value = null, low = null, high = null } = gap ?? {};
    const isSegment = segment?.every(({ code }) => code !== null);
    if (!segment || !isSegment || value === null || low === null || high === null) return [];
    return [{ segment, value, low, high }];
  });
  const common = heterogeneity(segments, confidence);
  return {
    item,
    measure,
    option,
    segments,
    pooled: common && pooledOf(common, confidence),
    q: common?.q ?? null,
    df: common?.df ?? null,
    p: common?.p ?? null,
    pAdjusted: null,
    reason:
      !manager || !consumer
        ? 'one_sided'
        : !common
          ? 'too_few_segments'
          : rows.some(({ reason }) => reason === 'illustration')
            ? 'illustration'
            : null,
  };
}

function pooledOf({ pooled, pooledSe }: Heterogeneity, confidence: number) {
  const half = normalCritical(confidence) * pooledSe;
  return { value: pooled, low: pooled - half, high: pooled + half };
}
