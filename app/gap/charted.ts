import type { GapRow, SideFigure } from './figures';
import { type Unit, unitOf } from './rowView';

/** What the figures of charts with a common axis span. */
export interface Extent {
  low: number;
  high: number;
}

/**
 * Whether a row is drawn by segment and over waves: the favourable share of its item, the net score,
 * the mean and the median of a number.
 * @example isCharted({ measure: 'mean', kind: 'scale' }) // false
 */
export function isCharted({ measure, kind }: Pick<GapRow, 'measure' | 'kind'>): boolean {
  if (measure === 'favourable' || measure === 'nps') return true;
  return kind === 'number' && (measure === 'mean' || measure === 'median');
}

/**
 * What a chart is known by: its item, and its measure where that is no favourable share.
 * @example chartKey({ item: 'wait', measure: 'median' }) // 'wait.median'
 */
export function chartKey({ item, measure }: Pick<GapRow, 'item' | 'measure'>): string {
  return measure === 'favourable' ? item : `${item}.${measure}`;
}

const ORDER: readonly Unit[] = ['share', 'net', 'value'];

/** In which order charts of different units stand. @example unitRank('net') // 1 */
export function unitRank(unit: Unit): number {
  return ORDER.indexOf(unit);
}

/** How large a gap is against its interval, by which gaps in different units can be told apart. */
export function clearness(
  gap: { value: number | null; low: number | null; high: number | null } | null | undefined,
): number {
  if (gap?.value == null || gap.low === null || gap.high === null) return 0;
  const width = gap.high - gap.low;
  return width > 0 ? Math.abs(gap.value) / width : Number.MAX_VALUE;
}

interface Sides {
  manager: SideFigure | null;
  consumer: SideFigure | null;
}

/**
 * What figures that stand on one axis span, by the unit that they are counted in: numbers of the same
 * unit can be compared by eye. Shares and net scores have their whole range always.
 * @param countedIn the unit of an item's answers; without one the item has an axis of its own
 */
export function extentsOf(
  rows: readonly (Sides & Pick<GapRow, 'item' | 'measure'>)[],
  countedIn: (item: string) => string | null,
): (row: Pick<GapRow, 'item' | 'measure'>) => Extent | null {
  const axisOf = ({ item }: Pick<GapRow, 'item'>) => {
    const unit = countedIn(item);
    return unit === null ? `item ${item}` : `unit ${unit}`;
  };
  const figures = new Map<string, SideFigure[]>();
  for (const row of rows) {
    if (unitOf(row.measure) !== 'value') continue;
    const known = figures.get(axisOf(row)) ?? [];
    figures.set(axisOf(row), known);
    known.push(...[row.manager, row.consumer].filter((side) => side !== null));
  }
  return (row) =>
    unitOf(row.measure) === 'value' ? extentOf(figures.get(axisOf(row)) ?? []) : null;
}

function extentOf(figures: readonly SideFigure[]): Extent {
  const estimates = figures.flatMap(({ estimate }) => estimate ?? []);
  const limits = figures.flatMap(({ low, high }) => [low ?? 0, high ?? 0]);
  // Where nobody's figure is below 0, a limit that is says nothing about the answers.
  const isBelow = estimates.some((estimate) => estimate < 0);
  return {
    low: Math.min(0, ...estimates, ...(isBelow ? limits : [])),
    high: Math.max(0, ...estimates, ...limits),
  };
}
