import type { BenchmarkLine } from './benchmarks';
import { clearness, type Extent, extentsOf, isCharted, unitRank } from './charted';
import type { ItemView } from './presentation';
import type { RowView, Unit } from './rowView';

/** Figures of everybody on one axis that counts no shares. */
export interface UnitChart {
  /** What it is known by on its page. */
  key: string;
  unit: Unit;
  /** What its numbers are counted in, or the name of the one question that says none; null: net scores. */
  counted: { unit: string } | { item: string } | null;
  /** What its figures span; null: net scores, which have their range. */
  extent: Extent | null;
  rows: RowView[];
}

/**
 * The report's charts beside that of shares: net scores, then numbers, all that is counted in one unit
 * together. What illustrates comes last, of scores the highest gap first, of numbers the clearest.
 * @param benchmarks what is published beside the rows, for which there is room on their axes
 */
export function unitCharts(
  rows: readonly RowView[],
  items: readonly ItemView[],
  benchmarks: readonly BenchmarkLine[],
): UnitChart[] {
  const itemOf = new Map(items.map((item) => [item.key, item]));
  const countedIn = (key: string) => itemOf.get(key)?.unit ?? null;
  const drawn = rows.filter((row) => {
    const kind = itemOf.get(row.item)?.kind;
    const isOther = kind !== undefined && row.unit !== 'share' && isCharted({ ...row, kind });
    return isOther && row.manager && row.consumer;
  });
  const extentOf = extentsOf(drawn, countedIn);
  const charts = new Map<string, RowView[]>();
  for (const row of inOrder(drawn)) {
    const counted = countedIn(row.item);
    const chart =
      row.unit === 'net' ? 'net' : counted === null ? `item ${row.item}` : `unit ${counted}`;
    charts.set(chart, [...(charts.get(chart) ?? []), row]);
  }
  return [...charts.values()].flatMap((own, at): UnitChart[] => {
    const [first] = own;
    if (!first) return [];
    const { item, unit } = first;
    const isNet = unit === 'net';
    const counted = countedIn(item);
    const extent = extentOf(first);
    const stated = benchmarks
      .filter(({ row, comparison }) => comparison !== null && own.some(({ id }) => id === row))
      .flatMap(({ benchmark: { manager, consumer } }) => [manager, consumer])
      .flatMap((figure) => figure?.value ?? []);
    return [
      {
        key: isNet ? 'net' : `numbers-${at}`,
        unit,
        counted: isNet ? null : counted === null ? { item } : { unit: counted },
        extent: extent && {
          low: Math.min(extent.low, ...stated),
          high: Math.max(extent.high, ...stated),
        },
        rows: own,
      },
    ];
  });
}

/** Mean and median of a number stay together. */
function inOrder(rows: readonly RowView[]): RowView[] {
  const clearest = new Map<string, number>();
  for (const { item, gap } of rows)
    clearest.set(item, Math.max(clearest.get(item) ?? 0, clearness(gap)));
  const rank = (row: RowView) =>
    row.unit === 'net'
      ? (row.gap?.value ?? -Number.MAX_VALUE)
      : (clearest.get(row.item) ?? -Number.MAX_VALUE);
  const later = ({ outcome }: RowView) => Number(outcome === 'illustration');
  return [...rows].sort(
    (a, b) => unitRank(a.unit) - unitRank(b.unit) || later(a) - later(b) || rank(b) - rank(a),
  );
}
